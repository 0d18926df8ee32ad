import { property } from '@belfry/model';
import { type StatementRow, statementRows } from '@belfry/profiles/server';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Page } from './entity-routes';
import { ALL, type YenteDeps } from './scope';

const config = { scope: 'match' as const };
const tags = ['yente'];
const text = z.string().max(500).optional();

const Parameters = z.object({
  dataset: text,
  entity_id: text,
  canonical_id: text,
  prop: text,
  value: z.string().max(5_000).optional(),
  schema: text,
  sort: z.union([text, z.array(z.string().max(100)).max(10)]),
  ...Page,
});

/** `/statements`, as yente answers it. */
export function statementRoutesOn(app: FastifyInstance, { context }: YenteDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const schema = { summary: 'Single values with the list each was read from', tags, querystring: Parameters };
  routes.get('/statements', { config, schema }, async ({ query, acting }) => {
    const { limit, offset } = query;
    const narrowed = narrowing(query);
    const { rows, total } = await statementRows(context.db, { ...narrowed, limit, offset });
    const detail = { ...narrowed, offset, limit };
    await context.log.write(acting, { act: 'consultation', objectKind: 'statements', detail });
    const seen = context.now().toISOString().slice(0, 19);
    const results = rows.map((row) => statementOf(row, seen));
    return { results, total: { value: total, relation: 'eq' }, limit, offset };
  });
}

/** What was given; an empty parameter was not, and all lists are no list in particular. */
function narrowing({ dataset, prop, value, schema, entity_id, canonical_id }: z.infer<typeof Parameters>) {
  const one = dataset && ALL.includes(dataset) ? undefined : dataset;
  const asked = { dataset: one, prop, value, schema, entityId: entity_id, canonicalId: canonical_id };
  return Object.fromEntries(Object.entries(asked).filter(([, text]) => text !== undefined && text !== ''));
}

const statementOf = (row: StatementRow, lastSeen: string) => ({
  id: row.id,
  entity_id: row.entityId,
  canonical_id: row.canonicalId,
  dataset: row.dataset,
  schema: row.schema,
  prop: row.prop,
  prop_type: property(row.schema, row.prop)?.type ?? 'string',
  value: row.value,
  original_value: row.original,
  lang: row.lang,
  origin: row.origin,
  target: true,
  external: false,
  first_seen: row.firstSeen.slice(0, 19),
  last_seen: lastSeen,
});

/** `/catalog` and `/updatez`, as yente answers them. */
export function catalogRoutesOn(app: FastifyInstance, { context, keeper }: YenteDeps): void {
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
