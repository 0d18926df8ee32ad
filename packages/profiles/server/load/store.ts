import type { Db, Trx } from '@belfry/platform/server';
import { sql } from 'kysely';
import type { SearchText } from '../../core/search-text';
import type { ProfileTables } from '../tables';

export type Stored = {
  readonly key: string;
  readonly id: string;
  readonly schema: string;
  readonly entryId: string;
  readonly caption: string;
  readonly contentHash: string;
  readonly fromEdition: string;
  readonly untilEdition: string | null;
};
export type StoredStatement = {
  readonly id: string;
  readonly entityKey: string;
  readonly prop: string;
  readonly value: string;
  readonly fromEdition: string;
  readonly untilEdition: string | null;
};
export type NewEntity = {
  readonly id: string;
  readonly schema: string;
  readonly entryId: string;
  readonly caption: string;
  readonly contentHash: string;
  readonly search: SearchText;
};
export type NewStatement = {
  readonly entityKey: string;
  readonly prop: string;
  readonly value: string;
  readonly original: string | null;
  readonly lang: string | null;
  readonly place: string | null;
  readonly points: boolean;
};
export type NewVersion = NewEntity & { readonly key: string };
export type NewKey = { readonly entityKey: string; readonly key: string; readonly about: string };

/** Within which load everything is written. */
export type LoadScope = {
  readonly dataset: string;
  readonly edition: string;
  readonly at: Date;
  readonly revision: string;
};
export type LoadStore = ReturnType<typeof loadStore>;

const column = <Row>(rows: readonly Row[], of: (row: Row) => unknown) => rows.map(of);

const storedColumns = [
  'key',
  'id',
  'schema',
  'entry_id as entryId',
  'caption',
  'content_hash as contentHash',
  'from_edition as fromEdition',
  'until_edition as untilEdition',
] as const;

/** One change of the picture at a time, whichever its list: joining must see all. @returns the new revision */
export async function nextRevision(trx: Db | Trx): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended('belfry picture', 0))`.execute(trx);
  const db = trx.withTables<ProfileTables>();
  const { revision } = await db
    .updateTable('picture')
    .set({ revision: sql<string>`revision + 1` })
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}

/** Writing entities and statements of one edition, always many rows in one statement. */
export function loadStore(trx: Db | Trx, { dataset, edition, at, revision }: LoadScope) {
  const db = trx.withTables<ProfileTables>();
  return {
    /** Whether the list ever had anything. */
    async isEmpty(): Promise<boolean> {
      const row = await db
        .selectFrom('entity')
        .select('key')
        .where('dataset', '=', dataset)
        .limit(1)
        .executeTakeFirst();
      return row === undefined;
    },

    /** After much was written: how the tables are filled, so that what follows is planned well. */
    async analyze(): Promise<void> {
      await sql`analyze entity, statement, identity_key`.execute(db);
    },

    async find(ids: readonly string[]): Promise<Stored[]> {
      return db
        .selectFrom('entity')
        .select(storedColumns)
        .where('dataset', '=', dataset)
        .where('id', '=', sql<string>`any(${ids}::text[])`)
        .execute();
    },

    /** Keys of entities in force, by key; `after` is the last of the page before. */
    async inForceKeys(after: string, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('entity')
        .select('key')
        .where('dataset', '=', dataset)
        .where('until_edition', 'is', null)
        .where('key', '>', after)
        .orderBy('key')
        .limit(limit)
        .execute();
      return rows.map(({ key }) => key);
    },

    /** Keys in force of entities with these ids, and of all that hangs on them. */
    async keysOfEntries(ids: readonly string[]): Promise<{ key: string; entryId: string }[]> {
      return db
        .selectFrom('entity')
        .select(['key', 'entry_id as entryId'])
        .where('dataset', '=', dataset)
        .where('until_edition', 'is', null)
        .where((where) =>
          where.or([
            where('id', '=', sql<string>`any(${ids}::text[])`),
            where('entry_id', '=', sql<string>`any(${ids}::text[])`),
          ]),
        )
        .execute();
    },

    async entryIds(keys: readonly string[]): Promise<string[]> {
      const rows = await db
        .selectFrom('entity')
        .select('entry_id')
        .distinct()
        .where('key', '=', sql<string>`any(${keys}::bigint[])`)
        .execute();
      return rows.map((row) => row.entry_id);
    },

    /** Statements of these entities that are in force, or were until this very edition. */
    async statementsOf(keys: readonly string[]): Promise<StoredStatement[]> {
      return db
        .selectFrom('statement')
        .select([
          'id',
          'entity_key as entityKey',
          'prop',
          'value',
          'from_edition as fromEdition',
          'until_edition as untilEdition',
        ])
        .where('entity_key', '=', sql<string>`any(${keys}::bigint[])`)
        .where((where) =>
          where.or([where('until_edition', 'is', null), where('until_edition', '=', edition)]),
        )
        .orderBy('id')
        .execute();
    },

    /** @returns the key of each new entity by its id */
    async insertEntities(rows: readonly NewEntity[]): Promise<Map<string, string>> {
      const { rows: inserted } = await sql<{ key: string; id: string }>`
        insert into entity (dataset, id, schema, entry_id, canonical_id, caption, content_hash, first_seen,
                            last_change, from_edition, revision, search)
        select ${dataset}, n.id, n.schema, n.entry_id, n.id, n.caption, n.content_hash, ${at}, ${at}, ${edition}::bigint,
               ${revision}::bigint, ${vectorOf}
          from unnest(${column(rows, (row) => row.id)}::text[], ${column(rows, (row) => row.schema)}::text[],
                      ${column(rows, (row) => row.entryId)}::text[], ${column(rows, (row) => row.caption)}::text[],
                      ${column(rows, (row) => row.contentHash)}::text[], ${column(rows, (row) => row.search.names)}::text[],
                      ${column(rows, (row) => row.search.identifiers)}::text[], ${column(rows, (row) => row.search.texts)}::text[])
            as n (id, schema, entry_id, caption, content_hash, names, identifiers, texts)
        returning key, id`.execute(db);
      return new Map(inserted.map(({ id, key }) => [id, key]));
    },

    async insertStatements(rows: readonly NewStatement[]): Promise<void> {
      await sql`
        insert into statement (entity_key, prop, value, original_value, lang, origin, points, from_edition, known_from)
        select n.entity_key, n.prop, n.value, n.original, n.lang, n.place, n.points, ${edition}::bigint, ${at}
          from unnest(${column(rows, (row) => row.entityKey)}::bigint[], ${column(rows, (row) => row.prop)}::text[],
                      ${column(rows, (row) => row.value)}::text[], ${column(rows, (row) => row.original)}::text[],
                      ${column(rows, (row) => row.lang)}::text[], ${column(rows, (row) => row.place)}::text[],
                      ${column(rows, (row) => row.points)}::boolean[])
            as n (entity_key, prop, value, original, lang, place, points)`.execute(db);
    },

    async insertKeys(rows: readonly NewKey[]): Promise<void> {
      await sql`
        insert into identity_key (entity_key, key, about)
        select * from unnest(${column(rows, (row) => row.entityKey)}::bigint[], ${column(rows, (row) => row.key)}::text[],
                             ${column(rows, (row) => row.about)}::text[])
        on conflict do nothing`.execute(db);
    },

    async deleteKeys(entityKeys: readonly string[]): Promise<void> {
      await sql`delete from identity_key where entity_key = any(${entityKeys}::bigint[])`.execute(db);
    },

    /** Values this edition no longer has; those that only this edition brought were never in force and go. */
    async closeStatements(ids: readonly string[]): Promise<void> {
      await sql`delete from statement where id = any(${ids}::bigint[]) and from_edition = ${edition}::bigint`.execute(
        db,
      );
      await sql`
        update statement set until_edition = ${edition}::bigint, known_until = ${at}
         where id = any(${ids}::bigint[]) and until_edition is null`.execute(db);
    },

    async reopenStatements(ids: readonly string[]): Promise<void> {
      await sql`
        update statement set until_edition = null, known_until = null
         where id = any(${ids}::bigint[]) and until_edition = ${edition}::bigint`.execute(db);
    },

    /** Entities that changed or came back: how they were goes to `entity_past`, unless that was in this very edition. */
    async newVersions(rows: readonly NewVersion[]): Promise<void> {
      const keys = column(rows, (row) => row.key);
      await sql`
        insert into entity_past (entity_key, schema, entry_id, caption, content_hash, from_edition, until_edition)
        select key, schema, entry_id, caption, content_hash, from_edition, coalesce(until_edition, ${edition}::bigint)
          from entity
         where key = any(${keys}::bigint[]) and from_edition < ${edition}::bigint`.execute(db);
      await sql`
        update entity e
           set schema = n.schema, entry_id = n.entry_id, caption = n.caption, content_hash = n.content_hash,
               last_change = ${at}, from_edition = ${edition}::bigint, until_edition = null, revision = ${revision}::bigint, search = ${vectorOf}
          from unnest(${keys}::bigint[], ${column(rows, (row) => row.schema)}::text[],
                      ${column(rows, (row) => row.entryId)}::text[], ${column(rows, (row) => row.caption)}::text[],
                      ${column(rows, (row) => row.contentHash)}::text[], ${column(rows, (row) => row.search.names)}::text[],
                      ${column(rows, (row) => row.search.identifiers)}::text[], ${column(rows, (row) => row.search.texts)}::text[])
            as n (key, schema, entry_id, caption, content_hash, names, identifiers, texts)
         where e.key = n.key`.execute(db);
    },

    /** Takes entities out of force with all their statements. */
    async closeEntities(keys: readonly string[]): Promise<void> {
      await sql`
        update entity set until_edition = ${edition}::bigint, last_change = ${at}, revision = ${revision}::bigint
         where key = any(${keys}::bigint[]) and until_edition is null`.execute(db);
      await sql`
        update statement set until_edition = ${edition}::bigint, known_until = ${at}
         where entity_key = any(${keys}::bigint[]) and until_edition is null`.execute(db);
      await sql`delete from identity_key where entity_key = any(${keys}::bigint[])`.execute(db);
    },

    /** Entries of which something that hangs on them changed are of this revision too. */
    async touch(ids: readonly string[]): Promise<void> {
      await sql`
        update entity set revision = ${revision}::bigint
         where dataset = ${dataset} and id = any(${ids}::text[]) and revision <> ${revision}::bigint`.execute(
        db,
      );
    },

    /** Addresses new in this load that stand in records of their own hang on whoever names them. */
    async attachAddresses(): Promise<void> {
      await sql`
        update entity a set entry_id = named.entry_id
          from (select x.key, min(e.entry_id) as entry_id
                  from entity x
                  join statement s on s.points and md5(s.value) = md5(x.id) and s.value = x.id and s.prop = 'addressEntity'
                                  and s.until_edition is null
                  join entity e on e.key = s.entity_key and e.dataset = x.dataset
                 where x.dataset = ${dataset} and x.revision = ${revision}::bigint and x.until_edition is null
                   and x.schema = 'Address' and x.entry_id = x.id
                 group by x.key) named
         where a.key = named.key`.execute(db);
    },

    async counts(): Promise<{ entities: number; statements: number }> {
      const { rows } = await sql<{ entities: number; statements: number }>`
        select (select count(*) from entity where dataset = ${dataset} and until_edition is null)::int as entities,
               (select count(*) from statement s join entity e on e.key = s.entity_key
                 where e.dataset = ${dataset} and s.until_edition is null)::int as statements`.execute(db);
      return rows[0]!;
    },

    /** Entries in force: things that stand alone, each once whatever hangs on it. */
    async entries(standing: readonly string[]): Promise<number> {
      const { rows } = await sql<{ entries: number }>`
        select count(*)::int as entries from entity
         where dataset = ${dataset} and until_edition is null and entry_id = id
           and schema = any(${standing}::text[])`.execute(db);
      return rows[0]!.entries;
    },
  };
}

const vectorOf = sql`setweight(to_tsvector('simple', n.names), 'A') || setweight(to_tsvector('simple', n.identifiers), 'B')
                     || setweight(to_tsvector('simple', n.texts), 'C')`;
