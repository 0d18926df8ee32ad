import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { MATCHER } from '@belfry/matching';
import { words } from '@belfry/matching/words';
import { type Acting, refused } from '@belfry/platform/server';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { contentHash } from '../../core/subjects/content-hash';
import { answerQuery, MATCH_LIMITS, type MatchAnswer, MatchParameters } from '../../core/yente/match';
import { datasetsOf, type YenteDeps } from './scope';

/** Names of yente's own algorithms: existing clients name one, and are answered by ours, which says its name. */
const ALIASES = [
  'best',
  'default',
  'logic-v1',
  'logic-v2',
  'regression-v1',
  'regression-v2',
  'regression-v3',
  'er-unstable',
  'name-based',
  'name-qualified',
  'ofac-249',
];
const BODY_BYTES = 10_000_000;
const config = { scope: 'match' as const };
const tags = ['yente'];
const Dataset = z.object({ dataset: z.string().max(100) });

const Body = z.looseObject({ queries: z.record(z.string().max(500), z.unknown()) });

/** `/match` and `/algorithms`, as yente answers them. */
export function matchRoutesOn(app: FastifyInstance, deps: YenteDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.post(
    '/match/:dataset',
    {
      bodyLimit: BODY_BYTES,
      config,
      schema: {
        summary: 'Entries like each of up to 100 examples',
        tags,
        params: Dataset,
        querystring: MatchParameters,
        body: Body,
      },
    },
    async ({ params, query, body, acting }) => {
      refuseAlgorithm(query.algorithm);
      return match(deps, { dataset: params.dataset, query, queries: body.queries, by: acting });
    },
  );
  routes.get('/algorithms', { config, schema: { summary: 'How entities are compared', tags } }, async () => ({
    algorithms: [{ name: MATCHER, description: DESCRIPTION, features: featureDocs() }],
    default: MATCHER,
    best: MATCHER,
  }));
}

export type MatchAsk = {
  readonly dataset: string;
  readonly query: MatchParameters;
  readonly queries: Readonly<Record<string, unknown>>;
  readonly by: Acting;
};

/** Answers every query of a batch; one that cannot be answered says so under its own key. */
export async function match({ context, keeper }: YenteDeps, { dataset, query, queries, by }: MatchAsk) {
  const names = Object.keys(queries);
  const { queries: most } = MATCH_LIMITS;
  if (names.length === 0)
    throw refused({ code: 'yente/no-queries', status: 400, detail: 'No queries provided.' });
  if (names.length > most)
    throw refused({
      code: 'yente/too-many-queries',
      status: 400,
      facts: { found: names.length, most },
      detail: `Too many queries in one batch (max: ${most})`,
    });
  const threshold = query.threshold ?? MATCH_LIMITS.threshold;
  const responses: Record<string, MatchAnswer> = Object.create(null);
  for (const name of names) {
    const index = await keeper.current();
    const scope = datasetsOf(index, dataset);
    const datasets = query.include_dataset?.length
      ? scope.filter((one) => query.include_dataset!.includes(one))
      : scope;
    responses[name] = answerQuery(index, queries[name], {
      ...query,
      threshold,
      datasets,
      now: context.now().toISOString(),
    });
    // A hundred queries must not keep everybody else waiting.
    await setImmediate();
  }
  await log({ context, keeper }, { dataset, by, responses });
  return { responses, matcher: featureDocs(), algorithm: MATCHER, limit: query.limit };
}

/** What was asked is logged by its hash: the log must tell who asked for whom without becoming another file on them. */
async function log(
  { context, keeper }: YenteDeps,
  ask: { dataset: string; by: Acting; responses: Record<string, MatchAnswer> },
) {
  const answers = Object.values(ask.responses);
  const editions = (await keeper.current()).editions.map(({ dataset, number }) => `${dataset} ${number}`);
  const subjects = createHash('sha256')
    .update(answers.map(({ query }) => contentHash(query)).join('\n'))
    .digest('hex');
  const hits = answers.flatMap(({ results }) => results.filter((one) => one.match)).length;
  const detail = { queries: answers.length, hits, matcher: MATCHER, editions, subjects };
  await context.log.write(ask.by, {
    act: 'consultation',
    objectKind: 'match',
    objectId: ask.dataset,
    detail,
  });
}

function refuseAlgorithm(name: string | undefined): void {
  if (name === undefined || name === MATCHER || name === 'belfry' || ALIASES.includes(name)) return;
  const facts = { algorithm: name, expected: MATCHER };
  throw refused({
    code: 'yente/unknown-algorithm',
    status: 400,
    facts,
    detail: `No such algorithm: ${name}`,
  });
}

const DESCRIPTION =
  'Names laid beside each other part by part across scripts, with dates, places, countries and identifiers; each agreement and disagreement weighed by how telling it is.';

let docs: Record<string, { description: string; coefficient: number; url: string | null }> | null = null;

/** Every feature by its code; figures of features are evidence in bits. */
function featureDocs() {
  const prefix = 'matching.feature.';
  docs ??= Object.fromEntries(
    Object.entries(words.en)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, description]) => [key.slice(prefix.length), { description, coefficient: 1, url: null }]),
  );
  return docs;
}
