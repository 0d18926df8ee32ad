import type { Context } from '@belfry/platform/server';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Receipt } from '../../core/api';
import { issueReceipt } from '../receipts/issue-receipt';
import { receiptStore } from '../receipts/store';
import { verifyReceipt } from '../receipts/verify-receipt';

const MOST_BYTES = 200_000_000;

/** Receipts: issued and kept, and verified whoever issued them. */
export function receiptRoutesOn(app: FastifyInstance, context: Context): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['receipts'];
  routes.get(
    '/api/screenings/:id/receipt',
    {
      schema: {
        summary: 'The signed receipt of a screening as it stands now',
        tags,
        params: z.object({ id: z.uuid() }),
        response: { 200: Receipt },
      },
    },
    async (request) => issueReceipt(context, { screeningId: request.params.id, by: request.acting }),
  );
  routes.post(
    '/api/receipts/verify',
    {
      bodyLimit: MOST_BYTES,
      config: { scope: 'read' },
      schema: {
        summary: 'Whether a receipt is what was signed, and whether the key is ours',
        tags,
        body: z.looseObject({}),
        response: {
          200: z.object({ valid: z.boolean(), reason: z.string().optional(), keyKnown: z.boolean() }),
        },
      },
    },
    async ({ body }) => verifyReceipt(body, await receiptStore(context.db).knownKeys()),
  );
}
