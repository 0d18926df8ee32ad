import type { Db, Trx } from '@belfry/platform/server';
import { type RawBuilder, sql } from 'kysely';
import { propertyTypes, standingSchemata } from '../property-types';

export type Filters = {
  readonly dataset: readonly string[];
  readonly schema: readonly string[];
  readonly country: readonly string[];
  /** Partial dates; something about the entry happened between them. */
  readonly from?: string;
  readonly to?: string;
};
/** One profile as found, with what tells it apart. */
export type FoundRow = {
  readonly canonicalId: string;
  readonly caption: string;
  readonly schema: string;
  readonly datasets: string[];
  readonly birthDates: string[];
  readonly countries: string[];
  readonly identifiers: string[];
};
export type FacetCount = {
  readonly facet: 'dataset' | 'schema' | 'country';
  readonly value: string;
  readonly count: number;
};

/** Entries in force that the filters leave, as a condition on `e`. */
function filtered({ dataset, schema, country, from, to }: Filters): RawBuilder<unknown> {
  const conditions = [
    sql`e.until_edition is null and e.entry_id = e.id and e.schema = any(${standingSchemata}::text[])`,
  ];
  if (dataset.length > 0) conditions.push(sql`e.dataset = any(${dataset}::text[])`);
  if (schema.length > 0) conditions.push(sql`e.schema = any(${schema}::text[])`);
  if (country.length > 0)
    conditions.push(says(propertyTypes.country, sql`s.value = any(${country}::text[])`));
  if (from !== undefined || to !== undefined) {
    const after = from === undefined ? sql`true` : sql`s.value collate "C" >= ${from}`;
    // A partial date holds all days that begin with it.
    const before = to === undefined ? sql`true` : sql`left(s.value, ${to.length}) collate "C" <= ${to}`;
    conditions.push(says(propertyTypes.date, sql`s.value ~ '^[0-9]{4}' and ${after} and ${before}`));
  }
  return sql.join(conditions, sql` and `);
}

/** The entry, or what hangs on it, has such a value. */
const says = (props: readonly string[], condition: RawBuilder<unknown>) => sql`exists (
  select from entity h join statement s on s.entity_key = h.key
   where h.dataset = e.dataset and h.entry_id = e.id and s.until_edition is null
     and s.prop = any(${props}::text[]) and ${condition})`;

/** Profiles that have one of these normalised identifiers, themselves or on a paper. */
export async function byIdentifier(
  db: Db | Trx,
  keys: readonly string[],
  filters: Filters,
): Promise<string[]> {
  const { rows } = await sql<{ canonicalId: string }>`
    select distinct e.canonical_id as "canonicalId"
      from identity_key k
      join entity holder on holder.key = k.entity_key
      join entity e on e.dataset = holder.dataset and e.id = k.about
     where k.key = any(${keys}::text[]) and ${filtered(filters)}
     order by 1 limit 200`.execute(db);
  return rows.map((row) => row.canonicalId);
}

/** Profiles of which an entry, or what hangs on it, has all words of the query; best first. */
export async function byWords(
  db: Db | Trx,
  words: string,
  filters: Filters,
  limit: number,
): Promise<{ canonicalId: string; rank: number }[]> {
  const { rows } = await sql<{ canonicalId: string; rank: number }>`
    select e.canonical_id as "canonicalId", max(ts_rank(h.search, q.query))::float8 as rank
      from plainto_tsquery('simple', ${words}) as q (query)
      join entity h on h.search @@ q.query and h.until_edition is null
      join entity e on e.dataset = h.dataset and e.id = h.entry_id
     where ${filtered(filters)}
     group by e.canonical_id
     order by rank desc, e.canonical_id
     limit ${limit}`.execute(db);
  return rows;
}

/** All profiles that the filters leave, in order of caption. */
export async function byFilters(db: Db | Trx, filters: Filters, limit: number): Promise<string[]> {
  const { rows } = await sql<{ canonicalId: string }>`
    select e.canonical_id as "canonicalId" from entity e
     where ${filtered(filters)}
     group by e.canonical_id
     order by min(lower(e.caption) collate "C"), e.canonical_id
     limit ${limit}`.execute(db);
  return rows.map((row) => row.canonicalId);
}

/** Which of these profiles the filters leave. */
export async function narrowed(
  db: Db | Trx,
  canonicalIds: readonly string[],
  filters: Filters,
): Promise<Set<string>> {
  const { rows } = await sql<{ canonicalId: string }>`
    select distinct e.canonical_id as "canonicalId" from entity e
     where e.canonical_id = any(${canonicalIds}::text[]) and ${filtered(filters)}`.execute(db);
  return new Set(rows.map((row) => row.canonicalId));
}

/** How many of these profiles stand in each list, are of each schema, name each country; the most frequent first. */
export async function facets(db: Db | Trx, canonicalIds: readonly string[]): Promise<FacetCount[]> {
  const { rows } = await sql<FacetCount>`
    with entry as (
      select key, dataset, id, schema, canonical_id from entity
       where canonical_id = any(${canonicalIds}::text[]) and until_edition is null and entry_id = id),
    value as (
      select 'dataset' as facet, dataset as value, canonical_id from entry
      union
      select 'schema', schema, canonical_id from entry
      union
      select 'country', s.value, e.canonical_id
        from entry e
        join entity h on h.dataset = e.dataset and h.entry_id = e.id and h.until_edition is null
        join statement s on s.entity_key = h.key
       where s.until_edition is null and s.prop = any(${propertyTypes.country}::text[]) and length(s.value) <= 16)
    select facet, value, count(*)::int as count from value group by facet, value
     order by facet, count desc, value`.execute(db);
  return rows;
}

/** The profiles of one page, to be shown. */
export async function shownRows(db: Db | Trx, canonicalIds: readonly string[]): Promise<FoundRow[]> {
  const values = (props: readonly string[]) => sql`array(
    select distinct s.value from entity e
      join entity h on h.dataset = e.dataset and h.entry_id = e.id and h.until_edition is null
      join statement s on s.entity_key = h.key
     where e.canonical_id = w.id and e.until_edition is null and e.entry_id = e.id and s.until_edition is null
       and s.prop = any(${props}::text[]) and not s.points
     order by s.value limit 20)`;
  const { rows } = await sql<FoundRow>`
    select w.id as "canonicalId", head.caption, head.schema,
           array(select distinct dataset from entity where canonical_id = w.id and until_edition is null order by dataset) as datasets,
           ${values(['birthDate', 'incorporationDate', 'buildDate'])} as "birthDates",
           ${values(propertyTypes.country)} as countries, ${values(propertyTypes.identifier)} as identifiers
      from unnest(${canonicalIds}::text[]) as w (id)
     cross join lateral (select caption, schema from entity
                          where canonical_id = w.id and until_edition is null and entry_id = id
                          order by caption !~ '[A-Za-z]', dataset, id limit 1) as head`.execute(db);
  return rows;
}

/** Values of these profiles' entries, and of what hangs on them, in which any of the words could stand; 60 of each. */
export async function textsOf(
  db: Db | Trx,
  canonicalIds: readonly string[],
  words: string,
): Promise<{ canonicalId: string; value: string }[]> {
  const { rows } = await sql<{ canonicalId: string; value: string }>`
    select w.id as "canonicalId", t.value
      from unnest(${canonicalIds}::text[]) as w (id)
     cross join lateral (
           select left(s.value, 20000) as value
             from entity e
             join entity h on h.dataset = e.dataset and h.entry_id = e.id and h.until_edition is null
              and h.search @@ plainto_tsquery('simple', ${words})
             join statement s on s.entity_key = h.key and s.until_edition is null and not s.points
            where e.canonical_id = w.id and e.until_edition is null and e.entry_id = e.id
            order by length(s.value) desc, s.id
            limit 60) as t`.execute(db);
  return rows;
}
