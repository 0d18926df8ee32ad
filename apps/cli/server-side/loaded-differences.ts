import { findEdition, listEditions } from '@belfry/lists/server';
import type { EntryChange } from '../offline/difference';
import { CliProblem } from '../problem';
import { withBelfry } from './with-belfry';

export type DifferenceAsk = {
  /** Numbers of editions; without them the one in service and the one before it. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly signal: AbortSignal;
};

const PAGE = 500;

/** What changed between two editions of a loaded list. @throws Refused `lists/not-found`, `lists/edition-not-found` */
export async function loadedDifferences(
  name: string,
  ask: DifferenceAsk,
  take: (change: EntryChange) => Promise<void>,
): Promise<void> {
  await withBelfry(async ({ installation: { context, domains }, by }) => {
    const editions = await listEditions(domains.lists, name);
    const served = editions.filter(({ state }) => state === 'in_service' || state === 'superseded');
    const to = ask.to ?? served[0]?.number;
    if (to === undefined) throw new CliProblem('list/no-edition', { list: name });
    const from = ask.from ?? served.find(({ number }) => number < to)?.number;
    const ends = {
      from: from === undefined ? null : await findEdition(domains.lists, name, from),
      to: await findEdition(domains.lists, name, to),
    };
    await context.log.write(by, {
      act: 'consultation',
      objectKind: 'list',
      objectId: name,
      detail: { from: from ?? null, to },
    });
    let cursor: string | undefined;
    do {
      ask.signal.throwIfAborted();
      const page = await domains.lists.picture.diff(context.db, {
        ...ends,
        limit: PAGE,
        ...(cursor && { cursor }),
      });
      for (const { canonicalId: _, ...change } of page.items) await take(change);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  });
}
