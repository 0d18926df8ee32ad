import { type Acting, refused } from '@belfry/platform/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  candidatesOf,
  describe,
  manifest02,
  manifest10,
  previewPage,
  type ServiceAt,
  suggestProperties,
  suggestTypes,
  typeOf,
} from '../../core/reconcile/answers';
import { namesBeginning } from '../../core/reconcile/names-beginning';
import { type Asked, askedIn02, askedIn10, QueryBatch02, QueryBatch10 } from '../../core/reconcile/queries';
import { asOneEntity, type YenteEntity } from '../../core/yente/entity';
import { MatchParameters } from '../../core/yente/match';
import { match } from './match-routes';
import { readEntity } from './read-entity';
import { ALL, datasetsOf, type YenteDeps } from './scope';
import { findEntities, SearchParameters } from './search-routes';

const config = { scope: 'match' as const };
const tags = ['reconciliation'];
const Dataset = z.object({ dataset: z.string().max(100) });
const Prefix = z.object({
  prefix: z.string().max(200).default(''),
  cursor: z.coerce.number().int().min(0).max(1_000).default(0),
});
const Preview = z.object({ id: z.string().max(500) });
const Batch = z.object({ queries: z.string().max(1_000_000).optional() });
const SUGGESTED = 20;
const root = '/reconcile/:dataset';

/**
 * Reconciliation for OpenRefine and its kin: `/reconcile/{dataset}` speaks 0.2, `/reconcile/{dataset}/v1` 1.0-draft.
 *
 * @standard Reconciliation Service API 0.2 and 1.0-draft
 */
export function reconcileRoutesOn(app: FastifyInstance, deps: YenteDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const answer02 = async (request: FastifyRequest, dataset: string, queries: unknown) => {
    const batch = parsed(QueryBatch02, typeof queries === 'string' ? jsonOf(queries) : queries);
    const names = Object.keys(batch);
    const found = await reconcile(deps, {
      dataset,
      by: request.acting,
      asked: names.map((name) => askedIn02(batch[name]!)),
    });
    return Object.fromEntries(names.map((name, i) => [name, { result: candidatesOf(found[i] ?? []) }]));
  };
  routes.get(
    root,
    {
      config,
      schema: {
        summary: 'Service manifest, or answers to `queries`',
        tags,
        params: Dataset,
        querystring: Batch,
      },
    },
    async (request) => {
      const { dataset } = request.params;
      const { queries } = request.query;
      return queries
        ? answer02(request, dataset, queries)
        : manifest02(await serviceAt(deps, request, dataset));
    },
  );
  routes.post(
    root,
    {
      config,
      schema: {
        summary: 'Reconcile a batch of queries',
        tags,
        params: Dataset,
        body: z.looseObject({}).nullish(),
      },
    },
    async (request) => {
      const body = (request.body ?? {}) as Record<string, unknown>;
      return answer02(request, request.params.dataset, 'queries' in body ? body.queries : body);
    },
  );
  draftRoutesOn(app, deps);
  for (const at of [root, `${root}/v1`]) suggestRoutesOn(app, { deps, at });
}

/** Version 1.0-draft. */
function draftRoutesOn(app: FastifyInstance, deps: YenteDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    `${root}/v1`,
    { config, schema: { summary: 'Service manifest of version 1.0-draft', tags, params: Dataset } },
    async (request) => manifest10(await serviceAt(deps, request, request.params.dataset)),
  );
  routes.post(
    `${root}/v1/match`,
    {
      config,
      schema: {
        summary: 'Reconcile a batch of queries, version 1.0-draft',
        tags,
        params: Dataset,
        body: z.looseObject({}),
      },
    },
    async (request) => {
      const { queries } = parsed(QueryBatch10, request.body);
      const { dataset } = request.params;
      const found = await reconcile(deps, { dataset, by: request.acting, asked: queries.map(askedIn10) });
      return { results: found.map((entities) => ({ candidates: candidatesOf(entities) })) };
    },
  );
}

function suggestRoutesOn(app: FastifyInstance, { deps, at }: { deps: YenteDeps; at: string }): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const schema = (summary: string) => ({ summary, tags, params: Dataset, querystring: Prefix });
  routes.get(
    `${at}/suggest/entity`,
    { config, schema: schema('Entries for what was typed so far') },
    async ({ params, query, acting }) => {
      const found = await entitiesFor(deps, params.dataset, query.prefix);
      const detail = { length: query.prefix.length, found: found.length };
      await deps.context.log.write(acting, { act: 'consultation', objectKind: 'search', detail });
      const result = found.slice(query.cursor, query.cursor + SUGGESTED).map((entity) => ({
        id: entity.id,
        name: entity.caption,
        description: describe(entity),
        notable: [typeOf(entity.schema)],
      }));
      return { result };
    },
  );
  routes.get(
    `${at}/suggest/property`,
    { config, schema: schema('Properties for what was typed so far') },
    async ({ query }) => ({
      result: suggestProperties(query.prefix),
    }),
  );
  routes.get(
    `${at}/suggest/type`,
    { config, schema: schema('Schemata for what was typed so far') },
    async ({ query }) => ({
      result: suggestTypes(query.prefix),
    }),
  );
  routes.get(
    `${at}/preview`,
    {
      config,
      schema: { summary: 'A small page about one entity', tags, params: Dataset, querystring: Preview },
    },
    async ({ query, acting }, reply) => {
      const found = await readEntity(deps.context, query.id);
      if ('movedTo' in found) return reply.redirect(`preview?id=${encodeURIComponent(found.movedTo)}`, 308);
      await deps.context.log.write(acting, { act: 'consultation', objectKind: 'entity', objectId: query.id });
      return reply.type('text/html; charset=utf-8').send(previewPage(found.entity));
    },
  );
}

/** Entries with a word that begins so, then those found otherwise. */
async function entitiesFor(deps: YenteDeps, dataset: string, prefix: string): Promise<YenteEntity[]> {
  if (prefix.trim() === '') return [];
  const index = await deps.keeper.current();
  const datasets = datasetsOf(index, dataset);
  const now = deps.context.now().toISOString();
  const begun = namesBeginning(index, { prefix, datasets, limit: 100 }).map((members) =>
    asOneEntity(members, now),
  );
  const found = await findEntities(deps, dataset, SearchParameters.parse({ q: prefix }));
  const known = new Set(begun.map(({ id }) => id));
  return [...begun, ...found.filter(({ id }) => !known.has(id))];
}

/** Matches what was asked, each for itself; properties no schema knows are passed over. */
async function reconcile(
  deps: YenteDeps,
  { dataset, by, asked }: { dataset: string; by: Acting; asked: readonly Asked[] },
) {
  if (asked.length === 0) return [];
  const limit = Math.max(...asked.map((one) => one.limit));
  const query = MatchParameters.parse({ limit });
  const queries = Object.fromEntries(
    asked.map(({ schema, properties }, i) => [String(i), { schema, properties }]),
  );
  const { responses } = await match(deps, { dataset, query, queries, by });
  return asked.map((one, i) => responses[String(i)]!.results.slice(0, one.limit));
}

async function serviceAt(
  { context, keeper }: YenteDeps,
  request: FastifyRequest,
  dataset: string,
): Promise<ServiceAt> {
  const index = await keeper.current();
  datasetsOf(index, dataset);
  const origin = `${request.protocol}://${request.host}`;
  const title = ALL.includes(dataset)
    ? 'All lists'
    : (index.editions.find((one) => one.dataset === dataset)?.title ?? dataset);
  return {
    origin,
    root: `${origin}/reconcile/${encodeURIComponent(dataset)}`,
    dataset,
    title,
    version: context.version,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused({ code: 'reconcile/bad-queries', status: 400, facts: { expected: 'JSON' } });
  }
}

function parsed<Shape extends z.ZodType>(shape: Shape, value: unknown): z.infer<Shape> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const expected = `${issue.path.map(String).join('.')}: ${issue.message}`.slice(0, 200);
  throw refused({ code: 'reconcile/bad-queries', status: 400, facts: { expected } });
}
