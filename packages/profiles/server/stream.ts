import { type Entity, matchableSchemata } from '@belfry/model';
import type { Db, Trx } from '@belfry/platform/server';
import { type RawBuilder, sql } from 'kysely';
import { inOrder } from '../core/standing';
import { profileStore } from './profile/store';

/** An entity as one list has it, with all its values. */
export type StreamedEntity = {
  readonly dataset: string;
  readonly id: string;
  /** `NK-…` when it was joined with others. */
  readonly canonicalId: string;
  /** The list entry it hangs on; its own id when it is the entry. */
  readonly entryId: string;
  readonly schema: string;
  readonly caption: string;
  /** SHA-256; of an entry it changes when anything about it or what hangs on it changes. */
  readonly contentHash: string;
  /** ISO times: first read, and last read otherwise than before. */
  readonly firstSeen: string;
  readonly lastChange: string;
  /** The caption first, other values in a fixed order. */
  readonly properties: Entity['properties'];
};

export type StreamAsk = {
  readonly dataset?: string;
  /** Number of an edition that was in service, of `dataset`; without it: what is in force now. */
  readonly edition?: number;
  readonly ids?: readonly string[];
  /** Only persons, organisations, ships… that subjects are compared with. */
  readonly matchableOnly?: boolean;
};

const PAGE = 1_000;
/** Addresses are matchable to FollowTheMoney, but nobody is screened against an address alone. */
const MATCHABLE = matchableSchemata().filter((name) => name !== 'Address');
const isMatchable = sql`v.schema = any(${MATCHABLE}::text[])`;

/**
 * Entities in force now or as of an edition, in order of list and id, read in pages of a thousand.
 *
 * @throws  when `edition` is given without `dataset`
 * @limits  canonical ids are today's; a load that ends between two pages may show in the later one
 */
export async function* streamEntities(db: Db | Trx, ask: StreamAsk = {}): AsyncIterable<StreamedEntity> {
  if (ask.edition !== undefined && ask.dataset === undefined) throw new Error('an edition is of one dataset');
  const conditions = [
    ...(ask.dataset === undefined ? [] : [sql`e.dataset = ${ask.dataset}`]),
    ...(ask.ids ? [sql`e.id = any(${ask.ids}::text[])`] : []),
    ...(ask.matchableOnly ? [isMatchable] : []),
  ];
  const edition = ask.edition === undefined ? null : await editionId(db, ask.dataset!, ask.edition);
  if (edition === undefined) return;
  yield* paged(db, edition, conditions);
}

/** All lists' entities in force under these ids; ids without one are left out. */
export const entitiesByIds = (db: Db | Trx, ids: readonly string[]): Promise<StreamedEntity[]> =>
  readEntities(db, { edition: null, where: [sql`e.id = any(${ids}::text[])`] });

/** All lists' entities in force that are one under this canonical id. */
export const membersOf = (db: Db | Trx, canonicalId: string): Promise<StreamedEntity[]> =>
  readEntities(db, { edition: null, where: [sql`e.canonical_id = ${canonicalId}`] });

/** The canonical id that an id of an entity or profile, present or former, leads to; null for unknown ones. */
export const canonicalOf = (db: Db | Trx, id: string): Promise<string | null> =>
  profileStore(db, null).canonicalOf(id);

/** The revision the picture has now; grows by one with each load that became visible. */
export async function pictureRevision(db: Db | Trx): Promise<number> {
  const { rows } = await sql<{ revision: string }>`select revision from picture`.execute(db);
  return Number(rows[0]!.revision);
}

/**
 * What changed after a revision: entities to put in place of what was kept under their list and id, and those that
 * are no longer in force. Also entities whose canonical id or attached papers changed.
 */
export async function changedSince(
  db: Db | Trx,
  revision: number,
  ask: { matchableOnly?: boolean } = {},
): Promise<{
  revision: number;
  gone: { dataset: string; id: string }[];
  present: AsyncIterable<StreamedEntity>;
}> {
  const now = await pictureRevision(db);
  // What was matchable and is no more is gone for who asks only for what is.
  const isGone = ask.matchableOnly
    ? sql`(v.until_edition is not null or (not ${isMatchable} and exists
            (select 1 from entity_past p where p.entity_key = v.key and p.schema = any(${MATCHABLE}::text[]))))`
    : sql`v.until_edition is not null`;
  const { rows: gone } = await sql<{ dataset: string; id: string }>`
    select v.dataset, v.id from entity v where v.revision > ${revision} and ${isGone}
     order by v.dataset, v.id`.execute(db);
  return { revision: now, gone, present: presentSince(db, revision, ask) };
}

function presentSince(db: Db | Trx, revision: number, { matchableOnly }: { matchableOnly?: boolean }) {
  const newer = sql`e.revision > ${revision}`;
  return paged(db, null, matchableOnly ? [newer, isMatchable] : [newer]);
}

async function* paged(db: Db | Trx, edition: string | null, conditions: readonly RawBuilder<unknown>[]) {
  for (let after: StreamedEntity | null = null; ; ) {
    const place: RawBuilder<unknown>[] = after
      ? [sql`(e.dataset, e.id) > (${after.dataset}, ${after.id})`]
      : [];
    const page: StreamedEntity[] = await readEntities(db, {
      edition,
      where: [...conditions, ...place],
      limit: PAGE,
    });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!;
  }
}

type Read = {
  readonly edition: string | null;
  readonly where: readonly RawBuilder<unknown>[];
  readonly limit?: number;
};
type Row = Omit<StreamedEntity, 'properties' | 'firstSeen' | 'lastChange'> & {
  firstSeen: Date;
  lastChange: Date;
  properties: Entity['properties'] | null;
};

async function readEntities(db: Db | Trx, { edition, where, limit }: Read): Promise<StreamedEntity[]> {
  const inForce = inForceWhere(edition);
  const { rows } = await sql<Row>`
    select e.dataset, e.id, e.canonical_id as "canonicalId", v.entry_id as "entryId", v.schema, v.caption,
           e.first_seen as "firstSeen", e.last_change as "lastChange",
           case when v.entry_id <> e.id then v.content_hash
                else (select encode(sha256(convert_to(string_agg(h.content_hash, '' order by h.id collate "C"), 'UTF8')), 'hex')
                        from (select a.id, av.content_hash
                                from entity a cross join lateral (${versionOf('a', edition)}) av
                               where a.dataset = e.dataset and a.entry_id = e.id) h) end as "contentHash",
           (select json_object_agg(p.prop, p.values)
              from (select s.prop, json_agg(s.value) as values from statement s
                     where s.entity_key = e.key and ${inForce} group by s.prop) p) as properties
      from entity e cross join lateral (${versionOf('e', edition)}) v
     where ${sql.join([sql`true`, ...where], sql` and `)}
     order by e.dataset, e.id
     ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(db);
  return rows.map((row) => ({
    ...row,
    firstSeen: row.firstSeen.toISOString(),
    lastChange: row.lastChange.toISOString(),
    properties: inOrder(row.properties ?? {}, row.caption),
  }));
}

const inForceWhere = (edition: string | null) =>
  edition === null
    ? sql`s.until_edition is null`
    : sql`s.from_edition <= ${edition}::bigint and (s.until_edition is null or s.until_edition > ${edition}::bigint)`;

/** How the entity of that alias is now, or was at the edition; no row when it was not in force. */
function versionOf(alias: 'e' | 'a', edition: string | null): RawBuilder<unknown> {
  const own = (name: string) => sql.ref(`${alias}.${name}`);
  const columns = sql`select ${own('schema')} as schema, ${own('entry_id')} as entry_id, ${own('caption')} as caption,
                             ${own('content_hash')} as content_hash`;
  if (edition === null) return sql`${columns} where ${own('until_edition')} is null`;
  return sql`${columns}
              where ${own('from_edition')} <= ${edition}::bigint
                and (${own('until_edition')} is null or ${own('until_edition')} > ${edition}::bigint)
             union all
             select p.schema, p.entry_id, p.caption, p.content_hash from entity_past p
              where p.entity_key = ${own('key')} and p.from_edition <= ${edition}::bigint
                and p.until_edition > ${edition}::bigint`;
}

/** @returns undefined when the list had no such edition in service */
async function editionId(db: Db | Trx, dataset: string, number: number): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from edition
     where dataset = ${dataset} and number = ${number} and state in ('in_service', 'superseded')`.execute(db);
  return rows[0]?.id;
}
