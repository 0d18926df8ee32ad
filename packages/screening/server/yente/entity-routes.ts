import { type Property, property } from '@belfry/model';
import { type Acting, type Context, refused } from '@belfry/platform/server';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { YenteEntity } from '../../core/yente/entity';
import { adjacentOf, readEntity } from './read-entity';
import type { YenteDeps } from './scope';

const config = { scope: 'match' as const };
const tags = ['yente'];
const Id = z.object({ id: z.string().min(1).max(500) });
export const Page = {
  limit: z.coerce.number().int().min(0).max(500).default(50),
  offset: z.coerce.number().int().min(0).max(9_499).default(0),
};

/** `/entities` and `/adjacent`, as yente answers them. */
export function entityRoutesOn(app: FastifyInstance, { context }: YenteDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const nested = z.object({ nested: z.stringbool().default(true) });
  const one = { summary: 'One entity, with what is linked to it', tags, params: Id, querystring: nested };
  routes.get('/entities/:id', { config, schema: one }, async (request, reply) => {
    const entity = await readFor(context, { request, reply });
    return entity && (request.query.nested ? entity : flat(entity));
  });
  const page = z.object(Page);
  const all = { summary: 'What an entity is linked to, by property', tags, params: Id, querystring: page };
  routes.get('/entities/:id/adjacent', { config, schema: all }, async (request, reply) => {
    const entity = await readFor(context, { request, reply, tail: '/adjacent' });
    return entity && { entity: flat(entity), adjacent: adjacentOf(entity, request.query) };
  });
  const params = Id.extend({ property: z.string().max(100) });
  const some = {
    summary: 'What an entity is linked to through one property',
    tags,
    params,
    querystring: page,
  };
  routes.get('/entities/:id/adjacent/:property', { config, schema: some }, async (request, reply) => {
    const { property: name } = request.params;
    const tail = `/adjacent/${encodeURIComponent(name)}`;
    const entity = await readFor(context, { request, reply, tail });
    if (!entity) return null;
    refuseProperty(property(entity.schema, name), name);
    const none = { results: [], total: { value: 0, relation: 'eq' as const }, ...request.query };
    return adjacentOf(entity, request.query)[name] ?? none;
  });
}

type Ask = {
  readonly request: {
    readonly params: { readonly id: string };
    readonly url: string;
    readonly acting: Acting;
  };
  readonly reply: FastifyReply;
  /** What stands behind the id in the path. */
  readonly tail?: string;
};

/** The entity, logged; null once who asked was sent on to the id it has now. */
async function readFor(context: Context, { request, reply, tail = '' }: Ask): Promise<YenteEntity | null> {
  const { params, url, acting } = request;
  const found = await readEntity(context, params.id);
  if ('movedTo' in found) {
    const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
    await reply.redirect(`/entities/${encodeURIComponent(found.movedTo)}${tail}${query}`, 308);
    return null;
  }
  await context.log.write(acting, { act: 'consultation', objectKind: 'entity', objectId: params.id });
  return found.entity;
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
