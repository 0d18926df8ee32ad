import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Job, List, Lists, Mapping } from '../../core/api';
import { LIST_FORMATS } from '../../core/record';
import type { ListDeps } from '../deps';
import { addList, changeList, findList, listLists, removeList } from '../lists';
import { beginRefresh } from '../refresh-list';
import { Because, byOf, Name, Reason, Text, tags } from './shapes';

const About = {
  publisher: Text.nullish(),
  country: z.string().max(16).nullish(),
  format: z.enum(LIST_FORMATS).nullish(),
  mapping: Mapping.nullish(),
  source: z.string().max(2000).nullish(),
  refreshOn: z.boolean().optional(),
  refreshEveryHours: z.number().int().min(1).max(8760).optional(),
  reason: Reason.optional(),
};

/** Lists themselves: add, change, refresh, take out of service. */
export function listRoutesOn(app: FastifyInstance, deps: ListDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { context } = deps;
  routes.get(
    '/api/lists',
    { schema: { summary: 'All lists in service', tags, response: { 200: Lists } } },
    async (request) => ({ items: await listLists(deps, byOf(request)) }),
  );
  routes.post(
    '/api/lists',
    {
      schema: {
        summary: 'Add a list, still without an edition',
        tags,
        body: z.object({ name: z.string().max(60), title: Text.min(1), ...About }),
        response: { 200: List },
      },
    },
    async (request) => {
      const { reason: _, ...list } = request.body;
      return addList(deps, list, byOf(request));
    },
  );
  routes.get(
    '/api/lists/:name',
    { schema: { summary: 'One list', tags, params: Name, response: { 200: List } } },
    async (request) => {
      const list = await findList(deps, request.params.name);
      await context.log.write(request.acting, {
        act: 'consultation',
        objectKind: 'list',
        objectId: list.name,
      });
      return list;
    },
  );
  routes.patch(
    '/api/lists/:name',
    {
      schema: {
        summary: 'Change what is said of a list, or where it comes from',
        tags,
        params: Name,
        body: z.object({ title: Text.min(1).optional(), ...About }),
        response: { 200: List },
      },
    },
    async (request) => {
      const { reason: _, ...change } = request.body;
      return changeList(deps, request.params.name, { ...change, ...byOf(request) });
    },
  );
  routes.delete(
    '/api/lists/:name',
    {
      schema: {
        summary: 'Take a list out of service; its history stays',
        tags,
        params: Name,
        body: Because,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await removeList(deps, request.params.name, byOf(request));
      return reply.code(204).send(null);
    },
  );
  routes.post(
    '/api/lists/:name/refresh',
    {
      schema: {
        summary: 'Fetch what stands at the source now, as a job',
        tags,
        params: Name,
        body: Because,
        response: { 202: Job },
      },
    },
    async (request, reply) => {
      return reply.code(202).send(await beginRefresh(deps, request.params.name, byOf(request)));
    },
  );
}
