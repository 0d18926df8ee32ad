import type { Db, Trx } from '@belfry/platform/server';
import { type RawBuilder, sql } from 'kysely';
import { likePattern } from './like';
import type { ProfileTables } from './tables';

export type ChangeKind = 'listed' | 'delisted' | 'changed';
export type ChangedProperty = { readonly prop: string; readonly from: string[]; readonly to: string[] };
export type ChangeRow = {
  readonly kind: ChangeKind;
  readonly entityId: string;
  readonly canonicalId: string;
  readonly caption: string;
  readonly schema: string;
  readonly sortKey: string;
  readonly properties: readonly ChangedProperty[];
};
export type ChangesAsk = {
  readonly dataset: string;
  /** Edition ids, `from` the earlier; null: before there was anything. */
  readonly from: string | null;
  readonly to: string;
  /** Schemata whose entities stand alone. */
  readonly standing: readonly string[];
  readonly kind?: ChangeKind;
  readonly q?: string;
  readonly after?: { readonly sortKey: string; readonly entityId: string };
  readonly limit: number;
};
export type Counts = { readonly listed: number; readonly delisted: number; readonly changed: number };

/**
 * What changed in a list between two editions, in order of caption; everything in one statement. What hangs on an entry
 * (papers, addresses, sanctions, links) is told on the entry, its properties as `Passport:number`.
 *
 * @returns counts over all kinds that `q` leaves, and the rows of one page
 */
export async function changesBetween(
  trx: Db | Trx,
  ask: ChangesAsk,
): Promise<Counts & { rows: ChangeRow[] }> {
  const db = trx.withTables<ProfileTables>();
  const { rows } = await sql<Partial<ChangeRow> & Counts>`
    with ${changedEntries(ask)}, counts as (
      select count(*) filter (where kind = 'listed')::int as listed,
             count(*) filter (where kind = 'delisted')::int as delisted,
             count(*) filter (where kind = 'changed')::int as changed
        from change),
    shown as (
      select * from change
       where ${ask.kind ? sql`kind = ${ask.kind}` : sql`true`}
         and ${ask.after ? sql`(sort_key, id) > (${ask.after.sortKey} collate "C", ${ask.after.entityId} collate "C")` : sql`true`}
       order by sort_key, id
       limit ${ask.limit})
    select counts.*, shown.kind, shown.id as "entityId", shown.canonical_id as "canonicalId", shown.caption, shown.schema,
           shown.sort_key as "sortKey", coalesce(${propertiesOfShown}, '[]') as properties
      from counts left join shown on true
     order by shown.sort_key, shown.id`.execute(db);
  const { listed, delisted, changed } = rows[0]!;
  return {
    listed,
    delisted,
    changed,
    rows: rows.filter((row): row is ChangeRow & Counts => row.entityId != null),
  };
}

/** How many entries were listed, delisted and changed between two editions. */
export async function countChanges(trx: Db | Trx, ask: Omit<ChangesAsk, 'limit'>): Promise<Counts> {
  const { listed, delisted, changed } = await changesBetween(trx, { ...ask, limit: 0 });
  return { listed, delisted, changed };
}

/** CTEs up to `change`: one row for each entry that was listed, delisted or changed. */
function changedEntries({ dataset, from, to, standing, q }: ChangesAsk): RawBuilder<unknown> {
  const [a, b] = [sql`${from ?? '0'}::bigint`, sql`${to}::bigint`];
  const between =
    from === null
      ? sql`false`
      : sql`((s.from_edition > ${a} and s.from_edition <= ${b})
                                                 or (s.until_edition > ${a} and s.until_edition <= ${b}))`;
  return sql`
    moved as (
      select e.entry_id, e.id, e.schema, s.prop, s.value, s.points, bool_or(${inForceAt('s', a)}) as before
        from statement s join entity e on e.key = s.entity_key
       where e.dataset = ${dataset} and ${between}
       group by e.entry_id, e.id, e.schema, s.prop, s.value, s.points
      having bool_or(${inForceAt('s', a)}) <> bool_or(${inForceAt('s', b)})),
    net as (
      select entry_id, prop, value, bool_or(before) as before
        from (select m.entry_id, m.before,
                     case when m.id = m.entry_id then m.prop else m.schema || ':' || m.prop end as prop,
                     case when m.points then coalesce(t.caption, m.value) else m.value end as value
                from moved m
                left join entity t on m.points and t.dataset = ${dataset} and t.id = m.value
               where t.entry_id is distinct from m.entry_id) as told
       group by entry_id, prop, value
      having bool_and(before) or not bool_or(before)),
    version as (
      select key, id, canonical_id, schema, caption, from_edition, until_edition
        from entity
       where dataset = ${dataset} and entry_id = id
      union all
      select e.key, e.id, e.canonical_id, p.schema, p.caption, p.from_edition, p.until_edition
        from entity_past p join entity e on e.key = p.entity_key
       where e.dataset = ${dataset} and e.entry_id = e.id),
    held as (
      select key, id, canonical_id,
             bool_or(${inForceAt('version', a)}) as before, bool_or(${inForceAt('version', b)}) as after,
             max(schema) filter (where ${inForceAt('version', a)}) as schema_before,
             max(schema) filter (where ${inForceAt('version', b)}) as schema_after,
             max(caption) filter (where ${inForceAt('version', a)}) as caption_before,
             max(caption) filter (where ${inForceAt('version', b)}) as caption_after
        from version group by key, id, canonical_id),
    change as materialized (
      select id collate "C" as id, canonical_id, schema_before, schema_after,
             coalesce(schema_after, schema_before) as schema, coalesce(caption_after, caption_before) as caption,
             lower(coalesce(caption_after, caption_before)) collate "C" as sort_key,
             case when not before then 'listed' when not after then 'delisted' else 'changed' end as kind
        from held
       where (before or after)
         and (before <> after or schema_before <> schema_after or id in (select entry_id from net))
         and coalesce(schema_after, schema_before) = any(${standing}::text[])
         and ${q ? sql`coalesce(caption_after, caption_before) ilike ${likePattern(q)}` : sql`true`})`;
}

const inForceAt = (table: string, edition: RawBuilder<unknown>) =>
  sql`(${sql.ref(`${table}.from_edition`)} <= ${edition}
       and (${sql.ref(`${table}.until_edition`)} is null or ${sql.ref(`${table}.until_edition`)} > ${edition}))`;

/** For a changed entry: each property with the values that went and those that came; a value on both sides stayed. */
const propertiesOfShown = sql`(
  select json_agg(json_build_object('prop', prop, 'from', "from", 'to', "to") order by prop collate "C")
    from (select prop,
                 coalesce(json_agg(value order by value collate "C") filter (where before), '[]') as "from",
                 coalesce(json_agg(value order by value collate "C") filter (where not before), '[]') as "to"
            from (select prop, value, before from net where net.entry_id = shown.id
                   union all
                  select 'schema', s.schema, s.before
                    from (values (shown.schema_before, true), (shown.schema_after, false)) as s (schema, before)
                   where shown.schema_before <> shown.schema_after) as told
           group by prop) as grouped
   where shown.kind = 'changed')`;
