import type { Judgement } from '../../core/api';

export const HIT_SORTS = ['score', 'sureness', 'newest'] as const;
export type HitSort = (typeof HIT_SORTS)[number];

/** What the queue shows; every part of it stands in the address. */
export type HitFilters = {
  /** Empty: hits of every judgement. */
  readonly judgement: readonly Judgement[];
  /** Only hits whose earlier negative no longer counts. */
  readonly lapsed: boolean;
  readonly screening: string | null;
  readonly dataset: readonly string[];
  readonly schema: readonly string[];
  /** Scores 0–1, both ends included. */
  readonly min: number | null;
  readonly max: number | null;
  readonly q: string;
  readonly sort: HitSort;
};

/** What waits for a judgement, most alike first: what the desk opens with. */
export const OPEN_HITS: HitFilters = {
  judgement: ['no_judgement'],
  lapsed: false,
  screening: null,
  dataset: [],
  schema: [],
  min: null,
  max: null,
  q: '',
  sort: 'score',
};

const JUDGEMENTS: readonly string[] = ['positive', 'negative', 'unsure', 'no_judgement'];
const MAX_TEXT = 200;

/** Address parameters as the router parsed them: strings, numbers, lists of both. */
export type SearchParams = { readonly [key: string]: unknown };

/** Filters from the address; what cannot be understood is left out, never an error. */
export function filtersFromSearch(search: SearchParams): HitFilters {
  const judgement = texts(search.judgement);
  const sort = HIT_SORTS.find((known) => known === text(search.sort));
  return {
    judgement: judgement.includes('all')
      ? []
      : judgement.some(isJudgement)
        ? unique(judgement.filter(isJudgement))
        : OPEN_HITS.judgement,
    lapsed: ['true', 'yes', '1'].includes(text(search.lapsed)),
    screening: text(search.screening) || null,
    dataset: unique(texts(search.dataset)),
    schema: unique(texts(search.schema)),
    min: share(search.min),
    max: share(search.max),
    q: text(search.q).slice(0, MAX_TEXT),
    sort: sort ?? OPEN_HITS.sort,
  };
}

/** Address parameters that say these filters; what is as the desk opens with is left out. */
export function searchFromFilters(filters: HitFilters): Record<string, string | string[]> {
  const search: Record<string, string | string[]> = {};
  if (filters.judgement.length === 0) search.judgement = 'all';
  else if (!sameItems(filters.judgement, OPEN_HITS.judgement)) search.judgement = [...filters.judgement];
  if (filters.lapsed) search.lapsed = 'true';
  if (filters.screening) search.screening = filters.screening;
  if (filters.dataset.length > 0) search.dataset = [...filters.dataset];
  if (filters.schema.length > 0) search.schema = [...filters.schema];
  if (filters.min !== null) search.min = String(filters.min);
  if (filters.max !== null) search.max = String(filters.max);
  if (filters.q) search.q = filters.q;
  if (filters.sort !== OPEN_HITS.sort) search.sort = filters.sort;
  return search;
}

/** The same question as `GET /api/hits` understands it. */
export const hitsQuery = (filters: HitFilters): Record<string, unknown> => ({
  ...bulkFilter(filters),
  sort: filters.sort,
});

/** The filter of a bulk judgement: as the queue, without its order. */
export function bulkFilter(filters: HitFilters): Record<string, unknown> {
  return {
    ...(filters.judgement.length > 0 && { judgement: filters.judgement }),
    ...(filters.lapsed && { lapsed: true }),
    ...(filters.screening && { screening: filters.screening }),
    ...(filters.dataset.length > 0 && { dataset: filters.dataset }),
    ...(filters.schema.length > 0 && { schema: filters.schema }),
    ...(filters.min !== null && { min: filters.min }),
    ...(filters.max !== null && { max: filters.max }),
    ...(filters.q && { q: filters.q }),
  };
}

/** True when anything but the order differs from what the desk opens with. */
export function isFiltered(filters: HitFilters): boolean {
  const { sort: _order, ...narrowing } = searchFromFilters(filters);
  return Object.keys(narrowing).length > 0;
}

const isJudgement = (value: string): value is Judgement => JUDGEMENTS.includes(value);
const unique = <Item>(items: readonly Item[]) => [...new Set(items)];
const sameItems = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item));

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim()
    : '';

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map(text).filter((item) => item !== '' && item.length <= MAX_TEXT);

function share(value: unknown): number | null {
  const written = text(value).replace(',', '.');
  const number = Number(written);
  return written !== '' && number >= 0 && number <= 1 ? number : null;
}
