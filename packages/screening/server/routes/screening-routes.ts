import { Readable } from 'node:stream';
import { type Context, receiveFiles, refused } from '@belfry/platform/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  ScreenedNow,
  Screening,
  Screenings,
  SubjectIn,
  SubjectMapping,
  Subjects,
  SubjectUpload,
  Today,
} from '../../core/api';
import { RESULT_FORMATS } from '../../core/results/result-row';
import { CONTENT_TYPES } from '../../core/results/write-results';
import { beginBatch, cancelBatch, resumeBatch } from '../batch/begin-batch';
import type { IndexKeeper } from '../index/keeper';
import { pageOfScreenings, pageOfSubjects, showScreening } from '../screenings/present';
import { resultsOf } from '../screenings/results';
import { screenOne } from '../screenings/screen-one';
import { today } from '../screenings/today';
import { MOST_BYTES, takeUpload } from '../uploads/take-upload';

export type ScreeningPorts = { readonly keeper: IndexKeeper };

const Id = z.object({ id: z.uuid() });
const Paging = {
  cursor: z
    .string()
    .max(500)
    .optional()
    .transform((text) => text || undefined),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};
/** An empty parameter is one that was not given. */
const blank = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((value) => (value === '' ? undefined : value), shape.optional());
const Datasets = z.array(z.string().max(100)).max(500).optional();
const Threshold = z.number().min(0).max(1).optional();
const Text = z.string().max(500);
const Nothing = z.object({ reason: Text.optional() }).nullish();

/** Screenings: one subject, batches, what they found. */
export function screeningRoutesOn(
  app: FastifyInstance,
  { context, keeper }: { context: Context; keeper: IndexKeeper },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['screening'];
  routes.post(
    '/api/screenings',
    {
      schema: {
        summary: 'Screen one subject, at once',
        tags,
        body: z.object({
          subject: SubjectIn,
          datasets: Datasets,
          threshold: Threshold,
          reason: Text,
          name: Text.optional(),
        }),
        response: { 200: ScreenedNow },
      },
    },
    async (request) => {
      const { subject, datasets, threshold, name } = request.body;
      const kind = request.headers.authorization ? ('api' as const) : ('single' as const);
      const ask = { kind, subject, datasets, threshold, name, reason: reasonOf(request), by: request.acting };
      return screenOne({ context, keeper }, ask);
    },
  );
  routes.get(
    '/api/screenings',
    {
      schema: {
        summary: 'Screenings, newest first',
        tags,
        querystring: z.object({
          kind: z.array(Screening.shape.kind).or(Screening.shape.kind).optional(),
          ...Paging,
        }),
        response: { 200: Screenings },
      },
    },
    async ({ query: { kind, cursor, limit } }) =>
      pageOfScreenings(context, { ...(kind && { kinds: [kind].flat() }), cursor, limit }),
  );
  routes.get(
    '/api/screenings/:id',
    {
      schema: { summary: 'One screening and how far it is', tags, params: Id, response: { 200: Screening } },
    },
    async ({ params }) => showScreening(context.db, params.id),
  );
  routes.get(
    '/api/today',
    { schema: { summary: 'What waits, what runs, what was done last', tags, response: { 200: Today } } },
    async (request) => today(context, request.acting),
  );
  subjectRoutes(app, context);
  batchRoutes(app, context);
}

function subjectRoutes(app: FastifyInstance, context: Context): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['screening'];
  routes.get(
    '/api/screenings/:id/subjects',
    {
      schema: {
        summary: 'The subjects of a screening, in order of their rows',
        tags,
        params: Id,
        querystring: z.object({
          hits: blank(z.enum(['any', 'none'])),
          flagged: blank(z.stringbool()),
          q: Text.optional(),
          ...Paging,
        }),
        response: { 200: Subjects },
      },
    },
    async (request) => {
      const { cursor, q, ...rest } = request.query;
      const ask = {
        screeningId: request.params.id,
        ...rest,
        ...(q?.trim() && { q: q.trim() }),
        ...(cursor && { cursor }),
      };
      await context.log.write(request.acting, {
        act: 'consultation',
        objectKind: 'screening',
        objectId: request.params.id,
      });
      return pageOfSubjects(context, ask);
    },
  );
  routes.get(
    '/api/screenings/:id/results',
    {
      schema: {
        summary: 'All hits of a screening as a file',
        tags,
        params: Id,
        querystring: z.object({ format: z.enum(RESULT_FORMATS).default('csv') }),
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const { fileName, content } = await resultsOf(context, {
        screeningId: request.params.id,
        format,
        by: request.acting,
      });
      reply.header('content-disposition', `attachment; filename="${fileName}"`).type(CONTENT_TYPES[format]);
      return reply.send(Readable.from(content, { objectMode: false, encoding: 'utf8' }));
    },
  );
}

function batchRoutes(app: FastifyInstance, context: Context): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['batches'];
  routes.post(
    '/api/screenings/uploads',
    {
      config: { upload: true },
      schema: {
        summary:
          'Hand in a table of subjects (CSV, XLSX, JSON lines): its columns, and what they seem to hold',
        tags,
        consumes: ['multipart/form-data'],
        response: { 200: SubjectUpload },
      },
    },
    async (request) => {
      const { files } = await receiveFiles(request, {
        into: context.files,
        maxBytes: MOST_BYTES,
        maxFiles: 1,
      });
      return takeUpload(context, { file: files[0]!, by: request.acting });
    },
  );
  routes.post(
    '/api/screenings/batches',
    {
      schema: {
        summary: 'Screen all subjects of an upload, as a job',
        tags,
        body: z.object({
          uploadId: z.uuid(),
          mapping: SubjectMapping,
          datasets: Datasets,
          threshold: Threshold,
          reason: Text,
          name: Text.optional(),
        }),
        response: { 202: Screening },
      },
    },
    async (request, reply) => {
      const ask = { ...request.body, reason: reasonOf(request), by: request.acting };
      return reply.code(202).send(await beginBatch(context, ask));
    },
  );
  for (const [verb, act, summary] of [
    ['cancel', cancelBatch, 'Stop a batch; what was screened stays'],
    ['resume', resumeBatch, 'Go on with a batch that was stopped or has failed'],
  ] as const)
    routes.post(
      `/api/screenings/:id/${verb}`,
      { schema: { summary, tags, params: Id, body: Nothing, response: { 200: Screening } } },
      async (request) => act(context, { screeningId: request.params.id, by: request.acting }),
    );
}

/** Nothing is asked of lists without a reason. */
function reasonOf(request: FastifyRequest): string {
  if (!request.reason) throw refused({ code: 'screening/reason-missing', status: 422 });
  return request.reason;
}
