import { schema as schemaOf } from '@belfry/model';
import { refused } from '@belfry/platform/server';
import { search } from '@belfry/profiles/server';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { asOneEntity, type YenteEntity } from '../../core/yente/entity';
import { FACET_NAMES, facetsOf, familyOf, passes, sorted } from '../../core/yente/search';
import { profilePorts } from '../profile-ports';
import { datasetsOf, type YenteDeps } from './scope';

const many = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(z.string().max(200)).max(500).optional(),
);
export const SearchParameters = z.object({
  q: z.string().max(2_000).default(''),
  schema: z.string().max(100).default('Thing'),
  countries: many,
  topics: many,
  datasets: many,
  include_dataset: many,
  exclude_dataset: many,
  exclude_schema: many,
  changed_since: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(0).max(500).default(10),
  offset: z.coerce.number().int().min(0).max(9_499).default(0),
  sort: many,
  facets: many,
  /** Names are always searched for as sounded and mistyped too, and nothing typed is an operator. */
  fuzzy: z.stringbool().optional(),
  simple: z.stringbool().optional(),
  target: z.stringbool().optional(),
  filter_op: z.string().max(10).optional(),
});
type SearchParameters = z.infer<typeof SearchParameters>;
const MOST_FOUND = 1_000;

/** `/search`, as yente answers it. */
export function searchRoutesOn(app: FastifyInstance, deps: YenteDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/search/:dataset',
    {
      config: { scope: 'match' },
      schema: {
        summary: 'Entries by name, identifier or words',
        tags: ['yente'],
        params: z.object({ dataset: z.string().max(100) }),
        querystring: SearchParameters,
      },
    },
    async ({ params, query, acting }) => {
      const found = await findEntities(deps, params.dataset, query);
      const { limit, offset, facets } = query;
      const detail = { dataset: params.dataset, length: query.q.length, found: found.length };
      await deps.context.log.write(acting, { act: 'consultation', objectKind: 'search', detail });
      return {
        results: sorted(found, query.sort ?? []).slice(offset, offset + limit),
        facets: facetsOf(
          found,
          (facets ?? ['countries', 'topics', 'datasets']).filter((name) => FACET_NAMES.includes(name)),
        ),
        total: { value: found.length, relation: found.length < MOST_FOUND ? 'eq' : 'gte' },
        limit,
        offset,
      };
    },
  );
}

/** Everything found and not filtered away, the best first; at most a thousand. */
export async function findEntities(
  deps: YenteDeps,
  dataset: string,
  query: SearchParameters,
): Promise<YenteEntity[]> {
  const { context, keeper } = deps;
  if (!schemaOf(query.schema))
    throw refused({
      code: 'yente/unknown-schema',
      status: 400,
      facts: { schema: query.schema },
      detail: `No such schema: ${query.schema}`,
    });
  const scope = datasetsOf(await keeper.current(), dataset).filter(
    (name) =>
      !query.exclude_dataset?.includes(name) &&
      (!query.include_dataset?.length || query.include_dataset.includes(name)),
  );
  if (scope.length === 0) return [];
  const schemata = query.schema === 'Thing' ? [] : familyOf(query.schema);
  const ask = { q: query.q, dataset: scope, schema: schemata, country: [], limit: MOST_FOUND };
  const { items } = await search(context.db, profilePorts(deps), ask);
  const index = await keeper.current();
  const now = context.now().toISOString();
  return items.flatMap(({ canonicalId }) => {
    const members = index.entry(canonicalId).filter((member) => scope.includes(member.dataset));
    const entity = members.length > 0 ? asOneEntity(members, now) : null;
    return entity && passes(entity, query) ? [entity] : [];
  });
}
