import type { Db, Trx } from '@belfry/platform/server';
import { sql } from 'kysely';
import { folded } from '../core/search-text';
import { likePattern } from './like';
import { propertyTypes } from './property-types';

export type EntryRow = {
  readonly entityId: string;
  readonly canonicalId: string;
  readonly caption: string;
  readonly schema: string;
  readonly names: string[];
  readonly birthDates: string[];
  readonly countries: string[];
  readonly identifiers: string[];
  readonly programmes: string[];
  readonly lastChange: Date;
  readonly sortKey: string;
};
export type EntriesAsk = {
  readonly dataset: string;
  readonly q?: string;
  readonly schemata: readonly string[];
  readonly after?: { readonly sortKey: string; readonly entityId: string };
  readonly limit: number;
};

/** Entries of one list in force, in order of caption, with what tells them apart. */
export async function listEntries(
  db: Db | Trx,
  ask: EntriesAsk,
): Promise<{ rows: EntryRow[]; total: number }> {
  const found = sql`
    select e.key, e.id, e.canonical_id, e.caption, e.schema, lower(e.caption) collate "C" as sort_key
      from entity e
     where e.dataset = ${ask.dataset} and e.until_edition is null and e.entry_id = e.id
       and e.schema = any(${ask.schemata}::text[]) and ${ask.q ? matches(ask.q) : sql`true`}`;
  const { rows: counted } = await sql<{
    total: number;
  }>`select count(*)::int as total from (${found}) as f`.execute(db);
  const { rows } = await sql<EntryRow>`
    with page as (
      select * from (${found}) as f
       where ${ask.after ? sql`(sort_key, id collate "C") > (${ask.after.sortKey} collate "C", ${ask.after.entityId} collate "C")` : sql`true`}
       order by sort_key, id collate "C"
       limit ${ask.limit})
    select page.id as "entityId", page.canonical_id as "canonicalId", page.caption, page.schema, page.sort_key as "sortKey",
           ${valuesOf(propertyTypes.name)} as names, ${valuesOf(['birthDate'])} as "birthDates",
           ${valuesOf(propertyTypes.country)} as countries, ${valuesOf(propertyTypes.identifier)} as identifiers,
           ${valuesOf(['program'])} as programmes,
           (select max(a.last_change) from entity a where a.dataset = ${ask.dataset} and a.entry_id = page.id) as "lastChange"
      from page order by page.sort_key, page.id collate "C"`.execute(db);
  return { rows, total: counted[0]!.total };

  /** Of the entry and of what hangs on it. */
  function valuesOf(props: readonly string[]) {
    return sql`array(select distinct s.value from entity a join statement s on s.entity_key = a.key
                      where a.dataset = ${ask.dataset} and a.entry_id = page.id and s.until_edition is null
                        and s.prop = any(${props}::text[]) and not s.points
                      order by s.value limit 40)`;
  }
}

/** Any part of the caption, or whole words of names, identifiers and texts. */
function matches(q: string) {
  return sql`(e.caption ilike ${likePattern(q)} or e.search @@ plainto_tsquery('simple', ${folded(q)}))`;
}

/** Entries in force by list and schema. */
export async function countEntries(
  db: Db | Trx,
  standing: readonly string[],
): Promise<{ dataset: string; schema: string; entries: number }[]> {
  const { rows } = await sql<{ dataset: string; schema: string; entries: number }>`
    select dataset, schema, count(*)::int as entries from entity
     where until_edition is null and entry_id = id and schema = any(${standing}::text[])
     group by dataset, schema order by dataset, entries desc, schema`.execute(db);
  return rows;
}
