import { Readable } from 'node:stream';
import { refused } from '@belfry/platform/server';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Diff, Entries } from '../../core/api';
import { EXPORT_FORMATS, EXPORT_TYPES } from '../../read';
import { type DiffAsk, diffEditions, diffLines, exportList } from '../content';
import type { ListDeps } from '../deps';
import { findList } from '../lists';
import { byOf, Edition, Name, Paging, Text, tags } from './shapes';

const Between = { from: Edition.optional(), to: Edition.optional() };

/** What lists hold: entries, differences, exports. */
export function contentRoutesOn(app: FastifyInstance, deps: ListDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { context, picture } = deps;
  routes.get(
    '/api/lists/:name/entries',
    {
      schema: {
        summary: 'Entries in force, by name',
        tags,
        params: Name,
        querystring: z.object({ q: Text.optional(), schema: z.string().max(60).optional(), ...Paging }),
        response: { 200: Entries },
      },
    },
    async (request) => {
      const { name: dataset } = await findList(deps, request.params.name);
      const { q, schema, cursor, limit } = request.query;
      await context.log.write(request.acting, {
        act: 'consultation',
        objectKind: 'list',
        objectId: dataset,
        detail: { entries: true, ...(q && { q }) },
      });
      return picture.entries(context.db, { dataset, q, schema, cursor, limit });
    },
  );
  routes.get(
    '/api/lists/:name/diff',
    {
      schema: {
        summary: 'The difference between two editions; by default the newest and the one before',
        tags,
        params: Name,
        querystring: z.object({
          ...Between,
          kind: z.enum(['listed', 'delisted', 'changed']).optional(),
          q: Text.optional(),
          ...Paging,
        }),
        response: { 200: Diff },
      },
    },
    async (request) => diffEditions(deps, request.params.name, { ...request.query, ...byOf(request) }),
  );
  routes.get(
    '/api/lists/:name/diff.csv',
    {
      schema: {
        summary: 'The same difference as CSV, one row a changed property',
        tags,
        params: Name,
        querystring: z.object({
          ...Between,
          kind: z.enum(['listed', 'delisted', 'changed']).optional(),
          q: Text.optional(),
        }),
      },
    },
    async (request, reply) => {
      const ask: DiffAsk = { ...request.query, limit: 500, ...byOf(request) };
      const first = await diffEditions(deps, request.params.name, ask);
      const file = `${first.dataset}-${first.from ?? 0}-${first.to}.csv`;
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${file}"`)
        .send(Readable.from(diffLines(deps, ask, first)));
    },
  );
  routes.get(
    '/api/lists/:name/export',
    {
      schema: {
        summary: 'Everything in force in an open format',
        tags,
        params: Name,
        querystring: z.object({ format: z.enum(EXPORT_FORMATS).default('ftm') }),
      },
    },
    async (request, reply) => {
      const { name } = await findList(deps, request.params.name);
      const { format } = request.query;
      if (!Object.hasOwn(EXPORT_TYPES, format)) throw refused({ code: 'lists/unknown-format', status: 400 });
      const { mime, extension } = EXPORT_TYPES[format];
      const text = await exportList(deps, name, { format, ...byOf(request) });
      return reply
        .type(mime)
        .header('content-disposition', `attachment; filename="${name}.${extension}"`)
        .send(Readable.from(text));
    },
  );
}
