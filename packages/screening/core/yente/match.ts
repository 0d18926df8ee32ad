import type { Contribution, Explanation } from '@belfry/matching';
import { schema as schemaOf } from '@belfry/model';
import { z } from 'zod';
import type { EntryHit, EntryIndex, EntryQuery } from '../entries/entry-index';
import { rounded } from '../results/result-row';
import { subjectFromProperties } from '../subjects/subject';
import { toQuery } from '../subjects/to-query';
import { asOneEntity, type YenteEntity } from './entity';

const many = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(z.string().max(500)).max(500).optional(),
);
const number = (shape: z.ZodNumber) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number().pipe(shape).optional());

/** Parameters of `/match/{dataset}`, under yente's names. */
export const MatchParameters = z.object({
  limit: z.coerce.number().int().min(0).max(500).default(5),
  threshold: number(z.number().min(0).max(1)),
  cutoff: number(z.number().min(0).max(1)),
  algorithm: z.string().max(100).optional(),
  topics: many,
  include_dataset: many,
  exclude_dataset: many,
  exclude_schema: many,
  exclude_entity_ids: many,
  changed_since: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2}([T ].*)?)?)?$/)
    .max(40)
    .optional(),
  /** Names are always compared as written, sounded and mistyped: these change nothing. */
  fuzzy: z.string().optional(),
  filter_op: z.string().optional(),
});
export type MatchParameters = z.infer<typeof MatchParameters>;

/** One query; what yente's clients send beside it is passed over. */
export const MatchExample = z.looseObject({
  id: z.string().max(500).nullish(),
  schema: z.string().max(100),
  properties: z.record(
    z.string().max(100),
    z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])).max(1_000)]),
  ),
});
export type MatchExample = z.infer<typeof MatchExample>;

export const MATCH_LIMITS = { queries: 100, threshold: 0.7, cutoff: 0.5 } as const;

export type MatchedEntity = YenteEntity & {
  readonly score: number;
  readonly match: boolean;
  /** Evidence by feature, in bits. */
  readonly features: Readonly<Record<string, number>>;
  readonly explanations: Readonly<
    Record<string, { detail: string; score: number; query: string | null; candidate: string | null }>
  >;
  /** How much evidence stands behind the score; not of yente. */
  readonly sureness: number;
};
export type MatchAnswer = {
  readonly status: number;
  readonly results: readonly MatchedEntity[];
  readonly total: { readonly value: number; readonly relation: 'eq' | 'gte' };
  readonly query: {
    readonly id: string | null;
    readonly schema: string;
    readonly properties: Readonly<Record<string, readonly string[]>>;
  };
  /** Why there is no result; not of yente. */
  readonly detail?: string;
};

/**
 * Answers one query as yente does: entries at or above the cutoff, those at or above the threshold marked as matches.
 *
 * @param example  as sent; what is no query is answered with status 400, so that the others of its batch are not lost
 */
export function answerQuery(
  index: EntryIndex,
  example: unknown,
  ask: MatchParameters & {
    readonly datasets: readonly string[];
    readonly threshold: number;
    /** ISO time: up to then the lists carry what they carry. */
    readonly now: string;
  },
): MatchAnswer {
  const read = MatchExample.safeParse(example);
  if (!read.success) return refusedQuery(example, read.error.issues[0]?.message ?? 'not a query');
  const { schema, id, properties } = read.data;
  if (!schemaOf(schema)) return refusedQuery(example, `No such schema: ${schema}`);
  const texts = Object.entries(properties).map(
    ([prop, values]) => [prop, [values].flat().map(String)] as const,
  );
  const subject = subjectFromProperties(
    { schema, properties: Object.fromEntries(texts) },
    { today: ask.now.slice(0, 10) },
  );
  const results = entriesLike(index, toQuery(subject), ask);
  return {
    status: 200,
    results: results.slice(0, ask.limit),
    total: { value: results.length, relation: 'eq' },
    query: { id: id ?? null, schema, properties: subject.properties },
  };
}

const refusedQuery = (example: unknown, detail: string): MatchAnswer => {
  const schema = (example as { schema?: unknown } | null)?.schema;
  const query = {
    id: null,
    schema: typeof schema === 'string' ? schema.slice(0, 100) : 'Thing',
    properties: {},
  };
  return { status: 400, results: [], total: { value: 0, relation: 'eq' }, query, detail };
};

function entriesLike(
  index: EntryIndex,
  subject: ReturnType<typeof toQuery>,
  ask: Parameters<typeof answerQuery>[2],
): MatchedEntity[] {
  const query: EntryQuery = {
    datasets: ask.datasets,
    cutoff: Math.min(ask.cutoff ?? MATCH_LIMITS.cutoff, ask.threshold),
    // What is left out afterwards must not push out what stays.
    limit: ask.changed_since || ask.exclude_schema ? 500 : Math.max(ask.limit, 1),
    ...(ask.exclude_dataset && { excludeDatasets: ask.exclude_dataset }),
    ...(ask.exclude_entity_ids && { excludeIds: ask.exclude_entity_ids }),
    ...(ask.topics?.length && { topics: ask.topics }),
  };
  return index
    .screen(subject, query)
    .map((hit) => matchedEntity(index, hit, ask))
    .filter(
      (entity) => !ask.exclude_schema?.includes(entity.schema) && changedSince(entity, ask.changed_since),
    );
}

/** Dates may be partial: `2026` is the whole year. */
const changedSince = ({ last_change }: YenteEntity, since: string | undefined): boolean =>
  since === undefined || (last_change !== null && last_change >= since.replace(' ', 'T'));

function matchedEntity(
  index: EntryIndex,
  hit: EntryHit,
  ask: Parameters<typeof answerQuery>[2],
): MatchedEntity {
  const members = index.entry(hit.canonicalId).filter(({ dataset }) => hit.datasets.includes(dataset));
  const first = members.filter(({ id }) => id === hit.entityIds[0]);
  const entity = asOneEntity([...first, ...members.filter((member) => !first.includes(member))], ask.now);
  return {
    ...entity,
    score: rounded(hit.score),
    match: hit.score >= ask.threshold,
    sureness: rounded(hit.sureness),
    ...evidence(hit.explanation),
  };
}

/** Evidence by feature: several contributions of one feature are added up and told together. */
function evidence({ contributions }: Explanation): Pick<MatchedEntity, 'features' | 'explanations'> {
  const features: Record<string, number> = {};
  const explanations: Record<string, MatchedEntity['explanations'][string]> = {};
  for (const one of contributions) {
    const before = explanations[one.feature];
    const score = rounded((features[one.feature] ?? 0) + one.bits);
    features[one.feature] = score;
    const detail = before ? `${before.detail}; ${told(one)}` : told(one);
    explanations[one.feature] = {
      detail,
      score,
      query: before?.query ?? one.left,
      candidate: before?.candidate ?? one.right,
    };
  }
  return { features, explanations };
}

const told = ({ left, right, relation }: Contribution): string =>
  [left && right ? `${left} ~ ${right}` : (left ?? right), relation].filter(Boolean).join(': ');
