import type { Entity } from '@belfry/model';
import type { Db, Trx } from '@belfry/platform/server';
import { sql } from 'kysely';
import type { Decision, Join, ListedEntity } from '../../core/resolve';
import type { ProfileTables } from '../tables';

/** Who shares a key: entries in force, by the id the key tells about. */
export type Holder = { readonly key: string; readonly dataset: string; readonly about: string };
/** The judgement in force about a pair. */
export type LastJudgement = Decision & { readonly rule: string | null; readonly byOfficer: boolean };
export type Moved = {
  readonly key: string;
  readonly dataset: string;
  readonly id: string;
  readonly was: string;
  readonly now: string;
};
export type JoinStore = ReturnType<typeof joinStore>;

/** Names, dates, sexes and identifiers; texts longer than this tell nobody apart. */
const MOST_CHARS = 400;

/** What joining across lists reads and writes. */
export const joinStore = (trx: Db | Trx, { at, revision }: { at: Date; revision: string }) => {
  const db = trx.withTables<ProfileTables>();
  return {
    /** Ids in force that are one with any of these now. */
    async groupsOf(ids: readonly string[]): Promise<string[]> {
      const rows = await db
        .selectFrom('entity')
        .select('id')
        .distinct()
        .where('until_edition', 'is', null)
        .where('canonical_id', 'in', (sub) =>
          sub
            .selectFrom('entity')
            .select('canonical_id')
            .where('id', '=', sql<string>`any(${ids}::text[])`)
            .whereRef('canonical_id', '<>', 'id'),
        )
        .execute();
      return rows.map(({ id }) => id);
    },

    /** All holders of every key that any of these ids has and entries of more than one list share. */
    async holders(ids: readonly string[]): Promise<Holder[]> {
      const { rows } = await sql<Holder>`
        with mine as materialized (
          select distinct k.key from unnest(${ids}::text[]) as w (id) join identity_key k on k.about = w.id),
        held as materialized (
          select k.key, e.dataset, k.about
            from mine
            join identity_key k on k.key = mine.key
            join entity e on e.key = k.entity_key
            join entity a on a.dataset = e.dataset and a.id = k.about and a.until_edition is null
           group by k.key, e.dataset, k.about)
        select key, dataset, about from held
         where key in (select key from held group by key having count(distinct dataset) > 1)`.execute(db);
      return rows;
    },

    /** Rows of these ids that are in more than one list under that one id. */
    async shared(ids: readonly string[]): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from entity where id = any(${ids}::text[]) and until_edition is null
         group by id having count(*) > 1`.execute(db);
      return rows.map(({ id }) => id);
    },

    /** The judgement in force of each pair in which any of these ids stands. */
    async judgements(ids: readonly string[]): Promise<LastJudgement[]> {
      const { rows } = await sql<LastJudgement>`
        select distinct on (left_id, right_id)
               left_id as left, right_id as right, judgement, id::float8 as order, rule, officer_id is not null as "byOfficer"
          from judgement
         where left_id = any(${ids}::text[]) or right_id = any(${ids}::text[])
         order by left_id, right_id, id desc`.execute(db);
      return rows;
    },

    /** These entries in force, and the papers and sanctions that tell about them. */
    async entities(ids: readonly string[]): Promise<ListedEntity[]> {
      const { rows } = await sql<{
        dataset: string;
        id: string;
        schema: string;
        properties: Entity['properties'] | null;
      }>`
        with wanted as materialized (
          select e.key from unnest(${ids}::text[]) as w (id) join entity e on e.id = w.id and e.until_edition is null
          union
          select k.entity_key from unnest(${ids}::text[]) as w (id) join identity_key k on k.about = w.id),
        grouped as (
          select s.entity_key, s.prop, json_agg(s.value order by s.value) as values
            from statement s join wanted w on w.key = s.entity_key
           where s.until_edition is null and length(s.value) <= ${MOST_CHARS}
           group by s.entity_key, s.prop)
        select e.dataset, e.id, e.schema, json_object_agg(g.prop, g.values) filter (where g.prop is not null) as properties
          from wanted w join entity e on e.key = w.key and e.until_edition is null
          left join grouped g on g.entity_key = e.key
         group by e.key, e.dataset, e.id, e.schema`.execute(db);
      return rows.map(({ properties, ...row }) => ({ ...row, properties: properties ?? {} }));
    },

    /** Rows in force whose canonical id is another than wanted. */
    async moves(wanted: ReadonlyMap<string, string>): Promise<Moved[]> {
      const { rows } = await sql<Moved>`
        select e.key, e.dataset, e.id, e.canonical_id as was, w.canonical as now
          from entity e
          join unnest(${[...wanted.keys()]}::text[], ${[...wanted.values()]}::text[]) as w (id, canonical) on w.id = e.id
         where e.until_edition is null and e.canonical_id <> w.canonical
         order by e.id collate "C", e.dataset`.execute(db);
      return rows;
    },

    /** Rows no longer in force that were one with others under ids that nobody in force has. */
    async left(canonicalIds: readonly string[]): Promise<Omit<Moved, 'now'>[]> {
      const { rows } = await sql<Omit<Moved, 'now'>>`
        select key, dataset, id, canonical_id as was from entity gone
         where canonical_id = any(${canonicalIds}::text[]) and until_edition is not null
           and not exists (select from entity e where e.canonical_id = gone.canonical_id and e.until_edition is null)`.execute(
        db,
      );
      return rows;
    },

    async move(moved: readonly Moved[]): Promise<void> {
      if (moved.length === 0) return;
      const column = (of: (row: Moved) => string) => moved.map(of);
      await sql`
        insert into former_canonical (canonical_id, dataset, entity_id, until)
        select was, dataset, id, ${at}
          from unnest(${column((row) => row.was)}::text[], ${column((row) => row.dataset)}::text[],
                      ${column((row) => row.id)}::text[]) as m (was, dataset, id)
         where was <> id
        on conflict (canonical_id, dataset, entity_id) do update set until = excluded.until`.execute(db);
      await sql`
        update entity e set canonical_id = m.now, revision = ${revision}::bigint
          from unnest(${column((row) => row.key)}::bigint[], ${column((row) => row.now)}::text[]) as m (key, now)
         where e.key = m.key`.execute(db);
    },

    async judge(rows: readonly (Join & { judgement: 'positive' | 'no_judgement' })[]): Promise<void> {
      if (rows.length === 0) return;
      const pairs = rows.map((row) => ({ ...row, ids: [row.left, row.right].sort(byBytes) }));
      await sql`
        insert into judgement (left_id, right_id, judgement, rule, reason, at)
        select n.left_id, n.right_id, n.judgement, n.rule, n.reason, ${at}
          from unnest(${pairs.map(({ ids }) => ids[0])}::text[], ${pairs.map(({ ids }) => ids[1])}::text[],
                      ${pairs.map((row) => row.judgement)}::text[], ${pairs.map((row) => row.rule)}::text[],
                      ${pairs.map((row) => row.value)}::text[])
            as n (left_id, right_id, judgement, rule, reason)`.execute(db);
    },
  };
};

/** The order of the column's constraint: by bytes of UTF-8. */
const byBytes = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right));
