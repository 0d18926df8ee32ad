import { lookAtJson } from '@belfry/platform';
import { type Context, refused } from '@belfry/platform/server';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Receipt } from '../../core/api';
import { issueReceipt } from '../receipts/issue-receipt';
import { receiptStore } from '../receipts/store';
import { receiptOf, verifyReceipt } from '../receipts/verify-receipt';

/** Larger ones are verified where they are: `belfry verify`. */
const MOST_BYTES = 64_000_000;
/** A subject with its hits has about fifty. */
const MOST_VALUES = 4_000_000;

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
  app.register(async (scope) => {
    takeReceipts(scope);
    verifyRouteOn(scope, context);
  });
}

/** Receipts come as text: what says something twice, or is made to fill the memory, is told before it is built. */
function takeReceipts(app: FastifyInstance): void {
  const type = 'application/json';
  app.addContentTypeParser(type, { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) => {
    const text = body.toString();
    if (lookAtJson(text).values > MOST_VALUES)
      return done(refused({ code: 'request/too-large', status: 413 }), undefined);
    try {
      done(null, receiptOf(text) ?? {});
    } catch {
      done(refused({ code: 'request/json', status: 400 }), undefined);
    }
  });
}

function verifyRouteOn(app: FastifyInstance, context: Context): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.post(
    '/api/receipts/verify',
    {
      bodyLimit: MOST_BYTES,
      config: { scope: 'read' },
      schema: {
        summary: 'Whether a receipt is what was signed, and whether the key is ours',
        tags: ['receipts'],
        body: z.looseObject({}),
        response: {
          200: z.object({ valid: z.boolean(), reason: z.string().optional(), keyKnown: z.boolean() }),
        },
      },
    },
    async ({ body }) => verifyReceipt(body, await receiptStore(context.db).knownKeys()),
  );
}
