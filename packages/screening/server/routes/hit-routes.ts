import type { Context } from '@belfry/platform/server';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { BulkDone, BulkPreview, Hit, HitPage } from '../../core/api';
import { HitFilter, HitQuery } from '../../core/hits/hit-filter';
import { judgeBulk, previewBulk } from '../hits/judge-bulk';
import { judgeHit, undoJudgement } from '../hits/judge-hit';
import { summaryOf } from '../hits/present';
import { queuePage } from '../hits/queue';
import { showHit } from '../hits/show-hit';

const Id = z.object({ id: z.string().regex(/^\d{1,18}$/) });
const Reason = z.string().max(2_000);

/** The hit desk: the queue, one hit, judgements. */
export function hitRoutesOn(app: FastifyInstance, context: Context): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['hits'];
  routes.get(
    '/api/hits',
    { schema: { summary: 'The queue of hits', tags, querystring: HitQuery, response: { 200: HitPage } } },
    async (request) => queuePage(context, request.query, request.acting),
  );
  routes.get(
    '/api/hits/:id',
    {
      schema: {
        summary: 'One hit: both sides, the evidence, what was said of it',
        tags,
        params: Id,
        response: { 200: Hit },
      },
    },
    async (request) => showHit(context, { hitId: request.params.id, by: request.acting }),
  );
  judgementRoutes(app, context);
  bulkRoutes(app, context);
}

function judgementRoutes(app: FastifyInstance, context: Context): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['hits'];
  routes.post(
    '/api/hits/:id/judgements',
    {
      schema: {
        summary: 'Judge a hit: same, different or unsure',
        tags,
        params: Id,
        body: z.object({ judgement: z.enum(['positive', 'negative', 'unsure']), reason: Reason }),
        response: { 200: Hit },
      },
    },
    async (request) => {
      const ask = { hitId: request.params.id, by: request.acting };
      await judgeHit(context, { ...ask, ...request.body });
      return showHit(context, ask);
    },
  );
  routes.post(
    '/api/hits/:id/undo',
    {
      schema: {
        summary: 'Take back the last judgement; the record keeps both',
        tags,
        params: Id,
        body: z.object({ reason: Reason.optional() }).nullish(),
        response: { 200: Hit },
      },
    },
    async (request) => {
      const ask = { hitId: request.params.id, by: request.acting };
      await undoJudgement(context, ask);
      return showHit(context, ask);
    },
  );
}

function bulkRoutes(app: FastifyInstance, context: Context): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['hits'];
  routes.post(
    '/api/hits/bulk-preview',
    {
      schema: {
        summary: 'What judging all hits under a filter as different would touch',
        tags,
        body: z.object({ filter: HitFilter }),
        response: { 200: BulkPreview },
      },
    },
    async (request) => {
      const { count, sample, token } = await previewBulk(context, request.body.filter);
      return { count, sample: sample.map(summaryOf), token };
    },
  );
  routes.post(
    '/api/hits/bulk',
    {
      schema: {
        summary: 'Judge all hits of a preview as different; refused when any of them has changed since',
        tags,
        body: z.object({ token: z.string().max(20_000), judgement: z.literal('negative'), reason: Reason }),
        response: { 200: BulkDone },
      },
    },
    async (request) => {
      const { token, reason } = request.body;
      return { count: await judgeBulk(context, { token, reason, by: request.acting }) };
    },
  );
}
