import { receiveFiles } from '@belfry/platform/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Edition, Editions, FilePreview, Job, Mapping, Rejections } from '../../core/api';
import { LIST_FORMATS } from '../../core/record';
import type { ListDeps } from '../deps';
import { editionStore } from '../edition-store';
import { beginEdition, confirmEdition, discardEdition, findEdition, listEditions } from '../editions';
import { findList } from '../lists';
import type { EditionRef } from '../picture';
import { takePreview, uploadedFiles } from '../previews';
import { shownEdition } from '../shown';
import { MOST_BYTES } from '../source/source';
import { Because, byOf, jobShown, Name, Numbered, Paging, Reason, tags } from './shapes';

const MOST_FILES = 16;

/** Editions: look at files, load them, see what came of them. */
export function editionRoutesOn(app: FastifyInstance, deps: ListDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { context } = deps;
  routes.post(
    '/api/lists/previews',
    {
      config: { upload: true },
      schema: {
        summary: 'Send files and see what they are, before anything is loaded',
        tags,
        consumes: ['multipart/form-data'],
        response: { 200: FilePreview },
      },
    },
    async (request) => {
      const { files } = await receiveFiles(request, {
        into: context.files,
        maxBytes: MOST_BYTES,
        maxFiles: MOST_FILES,
      });
      return takePreview(deps, { files, by: request.acting });
    },
  );
  routes.post(
    '/api/lists/:name/editions',
    {
      schema: {
        summary: 'Load files that were sent as a new edition, as a job',
        tags,
        params: Name,
        body: z.object({
          uploadId: z.uuid(),
          format: z.enum(LIST_FORMATS).optional(),
          mapping: Mapping.optional(),
          reason: Reason,
          /** Also when the bytes are those in service. */
          again: z.boolean().optional(),
        }),
        response: { 202: Job },
      },
    },
    async (request, reply) => {
      const { uploadId, format, mapping, again } = request.body;
      const files = await uploadedFiles(deps, { uploadId, by: request.acting });
      const job = loaderJob(deps, request, await findList(deps, request.params.name));
      await beginEdition(deps, request.params.name, {
        files,
        format,
        mapping,
        again,
        ...byOf(request),
        loader: job.loader,
      });
      return reply.code(202).send(await jobShown(context, job.id()));
    },
  );
  routes.get(
    '/api/lists/:name/editions',
    { schema: { summary: 'All editions, newest first', tags, params: Name, response: { 200: Editions } } },
    async (request) => {
      await consulted(deps, request, request.params.name);
      return { items: await listEditions(deps, request.params.name) };
    },
  );
  routes.get(
    '/api/lists/:name/editions/:number',
    { schema: { summary: 'One edition', tags, params: Numbered, response: { 200: Edition } } },
    async (request) => {
      const { name, number } = request.params;
      await consulted(deps, request, name, number);
      return shownEdition(await findEdition(deps, name, number));
    },
  );
  routes.get(
    '/api/lists/:name/editions/:number/rejections',
    {
      schema: {
        summary: 'What was not taken, with its place in the file',
        tags,
        params: Numbered,
        querystring: z.object({
          ...Paging,
          cursor: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
        }),
        response: { 200: Rejections },
      },
    },
    async (request) => {
      const { params, query } = request;
      await consulted(deps, request, params.name, params.number);
      const edition = await findEdition(deps, params.name, params.number);
      const { rows } = await editionStore(context.db).rejections(edition, {
        after: query.cursor,
        limit: query.limit,
      });
      const next = rows.length === query.limit ? String(rows.at(-1)!.ordinal) : null;
      return { items: rows.map(({ ordinal: _, ...row }) => row), next, total: edition.rejected };
    },
  );
  decisionRoutes(app, deps);
}

/** What becomes of a held edition. */
function decisionRoutes(app: FastifyInstance, deps: ListDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.post(
    '/api/lists/:name/editions/:number/confirm',
    {
      schema: {
        summary: 'Put a held edition into service, as a job',
        tags,
        params: Numbered,
        body: Because,
        response: { 202: Job },
      },
    },
    async (request, reply) => {
      const { name, number } = request.params;
      const job = loaderJob(deps, request, await findList(deps, name), true);
      await confirmEdition(deps, name, { number, ...byOf(request), loader: job.loader });
      return reply.code(202).send(await jobShown(deps.context, job.id()));
    },
  );
  routes.post(
    '/api/lists/:name/editions/:number/discard',
    {
      schema: {
        summary: 'Discard a held edition',
        tags,
        params: Numbered,
        body: Because,
        response: { 200: Edition },
      },
    },
    async (request) =>
      discardEdition(deps, request.params.name, { number: request.params.number, ...byOf(request) }),
  );
}

const consulted = ({ context }: ListDeps, request: FastifyRequest, objectId: string, edition?: number) =>
  context.log.write(request.acting, {
    act: 'consultation',
    objectKind: 'list-edition',
    objectId,
    detail: { edition: edition ?? null },
  });

/** Starts the job that loads an edition within the transaction that notes it. */
function loaderJob(
  { context }: ListDeps,
  request: FastifyRequest,
  list: { name: string; title: string },
  confirmed?: boolean,
) {
  let started: string | null = null;
  const loader: Parameters<typeof beginEdition>[2]['loader'] = async (edition: EditionRef, trx) => {
    const payload = {
      dataset: edition.dataset,
      number: edition.number,
      reason: request.reason,
      ...(confirmed && { confirmed }),
    };
    const ask = { kind: 'list-load' as const, title: list.title, objectId: list.name, unit: 'byte' as const };
    started = await context.jobs.start({ ...ask, payload, by: request.acting }, trx);
    return started;
  };
  const id = (): string => {
    if (!started) throw new Error('no job was started');
    return started;
  };
  return { loader, id };
}
