import type { Db, Trx } from '@belfry/platform/server';
import { sql } from 'kysely';

/** An entity as it was known at a moment: in force then, or how it last was. */
export type KnownEntity = {
  readonly key: string;
  readonly dataset: string;
  readonly id: string;
  readonly entryId: string;
  readonly canonicalId: string;
  readonly schema: string;
  readonly caption: string;
  /** The edition that took it out of force; null while it is in force at that moment. */
  readonly goneWith: string | null;
  readonly firstSeen: Date;
  readonly lastChange: Date;
};
export type KnownStatement = {
  readonly entityKey: string;
  readonly prop: string;
  readonly value: string;
  readonly original: string | null;
  readonly lang: string | null;
  readonly place: string | null;
  readonly points: boolean;
  readonly edition: number;
  readonly knownFrom: Date;
  readonly knownUntil: Date | null;
};
export type Pointed = {
  readonly id: string;
  readonly canonicalId: string;
  readonly caption: string;
  readonly schema: string;
};
export type DatasetAt = {
  readonly name: string;
  readonly title: string;
  readonly edition: number | null;
  readonly invented: boolean;
};
export type ProfileStore = ReturnType<typeof profileStore>;

const MOST_ENTITIES = 2_000;
const MOST_STATEMENTS = 20_000;

/** Reading what was known at a moment; `at` null: now. */
export const profileStore = (db: Db | Trx, at: Date | null) => {
  const known = at === null ? sql`true` : sql`known_from < ${at}`;
  return {
    /** The canonical id that this id, of an entity or a profile, now or formerly, leads to. */
    async canonicalOf(id: string): Promise<string | null> {
      const { rows } = await sql<{ canonicalId: string }>`
        select canonical_id as "canonicalId"
          from (select canonical_id, 0 as rank, until_edition is null as listed, id from entity where canonical_id = ${id}
                union all
                select canonical_id, 1, until_edition is null, id from entity where id = ${id}
                union all
                select e.canonical_id, 2, e.until_edition is null, e.id
                  from former_canonical f join entity e on e.dataset = f.dataset and e.id = f.entity_id
                 where f.canonical_id = ${id}) as led
         order by rank, listed desc, id collate "C"
         limit 1`.execute(db);
      return rows[0]?.canonicalId ?? null;
    },

    members: (canonicalId: string): Promise<KnownEntity[]> =>
      entitiesWhere(sql`e.canonical_id = ${canonicalId}`),

    /** What hangs on these entries. */
    attached: (members: readonly KnownEntity[]): Promise<KnownEntity[]> =>
      entitiesWhere(sql`(e.dataset, e.entry_id) in (select * from unnest(${members.map((m) => m.dataset)}::text[],
                                                                          ${members.map((m) => m.id)}::text[]))
                        and e.key <> all(${members.map((m) => m.key)}::bigint[])`),

    /** What points to any of these ids. */
    pointing: (ids: readonly string[]): Promise<KnownEntity[]> =>
      entitiesWhere(sql`e.key in (select s.entity_key from statement s
                                   where s.points and md5(s.value) in (select md5(id) from unnest(${ids}::text[]) as w (id))
                                     and s.value = any(${ids}::text[]))`),

    /** Statements of these entities: in force at the moment, or, of what was gone by then, those it went with. */
    async statements(entities: readonly KnownEntity[]): Promise<KnownStatement[]> {
      const { rows } = await sql<KnownStatement>`
        select s.entity_key as "entityKey", s.prop, s.value, s.original_value as original, s.lang, s.origin as place,
               s.points, ed.number as edition, s.known_from as "knownFrom",
               ${at === null ? sql`s.known_until` : sql`case when s.known_until < ${at} then s.known_until end`} as "knownUntil"
          from unnest(${entities.map((e) => e.key)}::bigint[], ${entities.map((e) => e.goneWith)}::bigint[]) as w (key, gone_with)
          join statement s on s.entity_key = w.key
          join edition ed on ed.id = s.from_edition
         where ${known}
           and case when w.gone_with is not null then s.until_edition = w.gone_with
                    else ${at === null ? sql`s.until_edition is null` : sql`(s.known_until is null or s.known_until >= ${at})`} end
         order by s.entity_key, s.prop, s.value collate "C"
         limit ${MOST_STATEMENTS}`.execute(db);
      return rows;
    },

    /** What ids lead to, for showing them by name; ids of nothing known are left out. */
    async pointed(ids: readonly string[]): Promise<Pointed[]> {
      const { rows } = await sql<Pointed>`
        select distinct on (id) id, canonical_id as "canonicalId", caption, schema
          from entity where id = any(${ids}::text[])
         order by id, until_edition is not null, dataset`.execute(db);
      return rows;
    },

    /** Lists by name, with the edition in service at the moment. */
    async datasets(names: readonly string[]): Promise<DatasetAt[]> {
      const { rows } = await sql<DatasetAt>`
        select d.name, d.title, d.invented,
               (select max(number) from edition e
                 where e.dataset = d.name and e.in_service_at is not null
                   and ${at === null ? sql`true` : sql`e.in_service_at < ${at}`}) as edition
          from dataset d where d.name = any(${names}::text[]) order by d.title, d.name`.execute(db);
      return rows;
    },
  };

  async function entitiesWhere(condition: ReturnType<typeof sql>): Promise<KnownEntity[]> {
    const { rows } = await sql<KnownEntity>`
      select e.key, e.dataset, e.id, v.entry_id as "entryId", e.canonical_id as "canonicalId", v.schema, v.caption,
             ${at === null ? sql`v.until_edition` : sql`case when gone.in_service_at < ${at} then v.until_edition end`} as "goneWith",
             e.first_seen as "firstSeen", e.last_change as "lastChange"
        from entity e
       cross join lateral (
             select w.* from (
                    select e.schema, e.entry_id, e.caption, e.from_edition, e.until_edition
                    union all
                    select p.schema, p.entry_id, p.caption, p.from_edition, p.until_edition
                      from entity_past p where p.entity_key = e.key and ${at === null ? sql`false` : sql`true`}) as w
               join edition begun on begun.id = w.from_edition
              where ${at === null ? sql`true` : sql`begun.in_service_at < ${at}`}
              order by w.from_edition desc
              limit 1) as v
        left join edition gone on gone.id = v.until_edition
       where ${condition}
       order by (v.until_edition is not null), e.dataset, e.id collate "C"
       limit ${MOST_ENTITIES}`.execute(db);
    return rows;
  }
};
