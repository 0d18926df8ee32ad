import type { ReceiptBody } from '@belfry/screening/api';
import { replay, storedLists } from '@belfry/screening/server';
import { withBelfry } from './with-belfry';

/** A replay on the editions this installation keeps. */
export const replayHere = (body: ReceiptBody) =>
  withBelfry(async ({ installation: { context }, by }) => {
    await context.log.write(by, {
      act: 'consultation',
      objectKind: 'receipt',
      objectId: body.id,
      detail: { replay: true },
    });
    return replay(storedLists(context.db), body);
  });
