import { type Property, property, propertyType } from '@belfry/model';
import { type Acting, refused } from '@belfry/platform/server';
import { statementRows } from '@belfry/profiles/server';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { YenteEntity } from '../../core/yente/entity';
import { adjacentOf, readEntity } from './read-entity';
import { ALL, type YenteDeps } from './scope';

const config = { scope: 'match' as const };
const tags = ['yente'];
const Id = z.object({ id: z.string().min(1).max(500) });
const Page = {
  limit: z.coerce.number().int().min(0).max(500).default(50),
  offset: z.coerce.number().int().min(0).max(9_499).default(0),
};
const text = z.string().max(500).optional();

/** `/entities`, `/adjacent`, `/statements`, `/catalog`, `/updatez`, as yente answers them. */
export function entityRoutesOn(app: FastifyInstance, deps: YenteDeps): void {
  const { context } = deps;
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const consulted = (by: Acting, id: string) =>
    context.log.write(by, { act: 'consultation', objectKind: 'entity', objectId: id });
  const read = async (
    id: string,
    by: Acting,
    reply: FastifyReply,
    rest: string,
  ): Promise<YenteEntity | null> => {
    const found = await readEntity(context, id);
    if ('movedTo' in found) {
      await reply.redirect(`/entities/${encodeURIComponent(found.movedTo)}${rest}`, 308);
      return null;
    }
    await consulted(by, id);
    return found.entity;
  };
  routes.get(
    '/entities/:id',
    {
      config,
      schema: {
        summary: 'One entity, with what is linked to it',
        tags,
        params: Id,
        querystring: z.object({ nested: z.stringbool().default(true) }),
      },
    },
    async ({ params, query, acting }, reply) => {
      const entity = await read(params.id, acting, reply, query.nested ? '' : '?nested=false');
      return entity && (query.nested ? entity : flat(entity));
    },
  );
  routes.get(
    '/entities/:id/adjacent',
    {
      config,
      schema: {
        summary: 'What an entity is linked to, by property',
        tags,
        params: Id,
        querystring: z.object(Page),
      },
    },
    async ({ params, query, acting }, reply) => {
      const entity = await read(params.id, acting, reply, '/adjacent');
      return entity && { entity: flat(entity), adjacent: adjacentOf(entity, query) };
    },
  );
  routes.get(
    '/entities/:id/adjacent/:property',
    {
      config,
      schema: {
        summary: 'What an entity is linked to through one property',
        tags,
        params: Id.extend({ property: z.string().max(100) }),
        querystring: z.object(Page),
      },
    },
    async ({ params, query, acting }, reply) => {
      const entity = await read(params.id, acting, reply, `/adjacent/${encodeURIComponent(params.property)}`);
      if (!entity) return null;
      refuseProperty(property(entity.schema, params.property), params.property);
      const none = {
        results: [],
        total: { value: 0, relation: 'eq' as const },
        limit: query.limit,
        offset: query.offset,
      };
      return adjacentOf(entity, query)[params.property] ?? none;
    },
  );
  statementRoutesOn(app, deps);
  catalogRoutesOn(app, deps);
}

/** Linked entities by their ids, as in results of a match. */
const flat = (entity: YenteEntity): YenteEntity => {
  const own = Object.entries(entity.properties).filter(([prop]) => !property(entity.schema, prop)?.stub);
  const properties = own.map(([prop, values]) => [
    prop,
    values.map((one) => (typeof one === 'string' ? one : one.id)),
  ]);
  return { ...entity, properties: Object.fromEntries(properties) };
};

function refuseProperty(found: Property | null, name: string): void {
  if (found?.type === 'entity') return;
  const facts = { property: name };
  throw refused({
    code: 'yente/unknown-property',
    status: 404,
    facts,
    detail: `No such adjacent property: ${name}`,
  });
}

function statementRoutesOn(app: FastifyInstance, { context }: YenteDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/statements',
    {
      config,
      schema: {
        summary: 'Single values with the list each was read from',
        tags,
        querystring: z.object({
          dataset: text,
          entity_id: text,
          canonical_id: text,
          prop: text,
          value: z.string().max(5_000).optional(),
          schema: text,
          sort: z.union([text, z.array(z.string().max(100)).max(10)]),
          ...Page,
        }),
      },
    },
    async ({ query, acting }) => {
      const { limit, offset, dataset, prop, value, schema } = query;
      const [entityId, canonicalId] = [query.entity_id, query.canonical_id];
      const narrowed = {
        prop,
        value,
        schema,
        entityId,
        canonicalId,
        dataset: dataset && ALL.includes(dataset) ? undefined : dataset,
      };
      const asked = Object.fromEntries(
        Object.entries(narrowed).filter(([, one]) => one !== undefined && one !== ''),
      );
      const { rows, total } = await statementRows(context.db, { ...asked, limit, offset });
      await context.log.write(acting, {
        act: 'consultation',
        objectKind: 'statements',
        detail: { ...asked, offset, limit },
      });
      const now = context.now().toISOString().slice(0, 19);
      const results = rows.map((row) => ({
        id: row.id,
        entity_id: row.entityId,
        canonical_id: row.canonicalId,
        dataset: row.dataset,
        schema: row.schema,
        prop: row.prop,
        prop_type: propertyType(property(row.schema, row.prop)?.type ?? 'string')?.name ?? 'string',
        value: row.value,
        original_value: row.original,
        lang: row.lang,
        origin: row.origin,
        target: true,
        external: false,
        first_seen: row.firstSeen.slice(0, 19),
        last_seen: now,
      }));
      return { results, total: { value: total, relation: 'eq' }, limit, offset };
    },
  );
}

function catalogRoutesOn(app: FastifyInstance, { context, keeper }: YenteDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get('/catalog', { config, schema: { summary: 'The lists in service', tags } }, async () => {
    const { editions } = await keeper.current();
    const lists = editions.map(({ dataset, title, number, sha256 }) => ({
      name: dataset,
      title,
      version: String(number),
      index_version: String(number),
      index_current: true,
      load: true,
      checksum: sha256,
      children: [] as string[],
    }));
    const names = lists.map(({ name }) => name);
    const all = {
      name: 'default',
      title: 'All lists in service',
      version: null,
      index_version: null,
      index_current: true,
      load: false,
      children: names,
    };
    return { datasets: [all, ...lists], current: names, outdated: [], index_stale: false };
  });
  routes.post(
    '/updatez',
    {
      config: { scope: 'admin' },
      schema: {
        summary: 'Bring the index of this process up to date now',
        tags,
        querystring: z.object({ sync: z.stringbool().optional(), token: text }),
      },
    },
    async ({ acting }) => {
      await context.log.write(acting, { act: 'alteration', objectKind: 'index' });
      await keeper.current();
      return { status: 'ok' };
    },
  );
}
