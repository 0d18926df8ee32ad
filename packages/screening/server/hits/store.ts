import { storableJson, wellFormed } from '@belfry/platform';
import type { Db } from '@belfry/platform/server';
import { type ExpressionBuilder, sql } from 'kysely';
import type { Explanation, Judgement } from '../../core/api';
import type { HitFilter, HitSort } from '../../core/hits/hit-filter';
import type { JudgementRow } from '../../core/hits/judgements';
import type { Memory } from '../../core/hits/memory';
import { contains } from '../screenings/store';
import type { ScreeningTables } from '../tables';

export type HitStore = ReturnType<typeof hitStore>;
export type NewHit = {
  readonly row: number;
  readonly canonicalId: string;
  readonly entityIds: readonly string[];
  readonly datasets: readonly string[];
  readonly schema: string;
  readonly caption: string;
  readonly score: number;
  readonly sureness: number;
  readonly explanation: Explanation;
  readonly subjectHash: string;
  readonly entryHash: string;
  readonly memory: Memory | null;
};
export type QueueRow = Awaited<ReturnType<HitStore['page']>>[number];
export type HitPlace = { readonly value: number; readonly id: string };

const ORDER: Readonly<Record<HitSort, 'score' | 'sureness' | null>> = {
  score: 'score',
  sureness: 'sureness',
  newest: null,
};

/** All SQL of hits and judgements. */
export const hitStore = (handle: Db) => {
  const db = handle.withTables<ScreeningTables>();
  const inQueue = (filter: HitFilter) =>
    db
      .selectFrom('hit')
      .innerJoin('subject', (join) =>
        join.onRef('subject.screening_id', '=', 'hit.screening_id').onRef('subject.row', '=', 'hit.row'),
      )
      .where((e) => e.and(hitFilters(e, filter)));
  return {
    async insert(screeningId: string, hits: readonly NewHit[], at: Date): Promise<string[]> {
      const ids: string[] = [];
      for (let from = 0; from < hits.length; from += 500) {
        const rows = await db
          .insertInto('hit')
          .values(hits.slice(from, from + 500).map((hit) => hitRow(screeningId, hit, at)))
          .onConflict((conflict) => conflict.columns(['screening_id', 'row', 'canonical_id']).doNothing())
          .returning('id')
          .execute();
        ids.push(...rows.map(({ id }) => id));
      }
      return ids;
    },

    /** A page of the queue; every order ends in the id, so that no hit is met twice or missed. */
    async page(filter: HitFilter, ask: { sort: HitSort; after?: HitPlace | undefined; limit: number }) {
      const order = ORDER[ask.sort];
      let query = inQueue(filter).select([
        'hit.id',
        'hit.screening_id',
        'hit.row',
        'subject.caption as subject',
        'hit.caption',
        'hit.schema',
        'hit.datasets',
        'hit.score',
        'hit.sureness',
        'hit.judgement',
        'hit.judged_at',
        'hit.remembered_from',
        'hit.lapsed_side',
        'hit.created_at',
      ]);
      if (ask.after) {
        const { value, id } = ask.after;
        query = order
          ? query.where(
              sql<boolean>`(hit.${sql.ref(order)} < ${value}::real or (hit.${sql.ref(order)} = ${value}::real and hit.id > ${id}::bigint))`,
            )
          : query.where('hit.id', '<', id);
      }
      query = order
        ? query.orderBy(`hit.${order}`, 'desc').orderBy('hit.id')
        : query.orderBy('hit.id', 'desc');
      return query.limit(ask.limit).execute();
    },

    async count(filter: HitFilter): Promise<{ total: number; left: number }> {
      const row = await inQueue(filter)
        .select((e) => [
          e.fn.countAll<string>().as('total'),
          e.fn.countAll<string>().filterWhere('hit.judgement', '=', 'no_judgement').as('left'),
        ])
        .executeTakeFirstOrThrow();
      return { total: Number(row.total), left: Number(row.left) };
    },

    /** Ids under a filter with what a judgement of them depends on, in order of id. */
    async standingOf(filter: HitFilter, lock = false) {
      let query = inQueue(filter)
        .select(['hit.id', 'hit.judgement', 'hit.entity_hash', 'hit.subject_hash', 'hit.remembered_from'])
        .orderBy('hit.id');
      if (lock) query = query.forUpdate(['hit']);
      return query.execute();
    },

    async find(id: string, lock = false) {
      if (!/^\d{1,18}$/.test(id)) return null;
      let query = db.selectFrom('hit').selectAll().where('id', '=', id);
      if (lock) query = query.forUpdate();
      return (await query.executeTakeFirst()) ?? null;
    },

    /** Of one screening, in order of row and score. */
    async ofScreening(screeningId: string, rows?: { after: number; upTo: number }) {
      let query = db.selectFrom('hit').selectAll().where('screening_id', '=', screeningId);
      if (rows) query = query.where('row', '>', rows.after).where('row', '<=', rows.upTo);
      return query.orderBy('row').orderBy('score', 'desc').orderBy('id').execute();
    },

    /** Every judgement of these hits, oldest first, by hit. */
    async judgements(
      hitIds: readonly string[],
    ): Promise<Map<string, (JudgementRow & { officer: string })[]>> {
      const byHit = new Map<string, (JudgementRow & { officer: string })[]>();
      if (hitIds.length === 0) return byHit;
      const rows = await db
        .selectFrom('hit_judgement')
        .innerJoin('officer', 'officer.id', 'hit_judgement.officer_id')
        .select([
          'hit_judgement.id',
          'hit_id',
          'judgement',
          'officer_id',
          'officer.name as officer',
          'reason',
          'undoes',
          'at',
        ])
        .where(sql<boolean>`hit_id = any(${sql.val(`{${hitIds.join(',')}}`)}::bigint[])`)
        .orderBy('hit_judgement.id')
        .execute();
      for (const { hit_id, officer_id, ...row } of rows)
        byHit.set(hit_id, [...(byHit.get(hit_id) ?? []), { ...row, officerId: officer_id }]);
      return byHit;
    },

    async append(
      rows: readonly Appended[],
      by: { officerId: string; mandateId: string; at: Date },
    ): Promise<void> {
      for (let from = 0; from < rows.length; from += 1_000) {
        await db
          .insertInto('hit_judgement')
          .values(
            rows.slice(from, from + 1_000).map(({ hitId, judgement, reason, undoes }) => ({
              hit_id: hitId,
              judgement,
              reason: wellFormed(reason),
              undoes: undoes ?? null,
              officer_id: by.officerId,
              mandate_id: by.mandateId,
              at: by.at,
            })),
          )
          .execute();
      }
    },

    /** What the queue shows of hits from now on; `judged` null: the officers have said nothing of their own. */
    async setStanding(
      ids: readonly string[],
      judgement: Judgement,
      judged: { officerId: string; at: Date } | null,
    ) {
      await db
        .updateTable('hit')
        .set({ judgement, judged_at: judged?.at ?? null, judged_by: judged?.officerId ?? null })
        .where(sql<boolean>`id = any(${sql.val(`{${ids.join(',')}}`)}::bigint[])`)
        .execute();
    },

    /** Hits that only rested on these remembered negatives wait for a judgement again. */
    async forgetFrom(ids: readonly string[]): Promise<string[]> {
      const rows = await db
        .updateTable('hit')
        .set({ judgement: 'no_judgement', remembered_from: null })
        .where(sql<boolean>`remembered_from = any(${sql.val(`{${ids.join(',')}}`)}::bigint[])`)
        .where('judged_at', 'is', null)
        .returning('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Judged hits of subjects with this content, or with this reference among the service's own. */
    async earlier(ask: { hashes: readonly string[]; references: readonly string[]; serviceId: string }) {
      const wanted = db
        .selectFrom('hit')
        .innerJoin('subject', (join) =>
          join.onRef('subject.screening_id', '=', 'hit.screening_id').onRef('subject.row', '=', 'hit.row'),
        )
        .innerJoin('screening', 'screening.id', 'hit.screening_id')
        .innerJoin('officer', 'officer.id', 'screening.officer_id')
        .where('hit.judged_at', 'is not', null)
        .where('officer.service_id', '=', ask.serviceId)
        .select([
          'hit.id',
          'hit.judgement',
          'hit.judged_at',
          'hit.subject_hash',
          'hit.entity_hash',
          'hit.canonical_id',
          'hit.entity_ids',
          'subject.reference',
          'subject.schema',
          'subject.properties',
        ]);
      const byHash = await wanted.where('hit.subject_hash', 'in', [...ask.hashes, '']).execute();
      if (ask.references.length === 0) return byHash;
      const byReference = await wanted.where('subject.reference', 'in', [...ask.references]).execute();
      const known = new Set(byHash.map(({ id }) => id));
      return [...byHash, ...byReference.filter(({ id }) => !known.has(id))];
    },

    /** Hits on an entry, newest first. */
    async ofEntry(canonicalId: string, limit: number) {
      return db
        .selectFrom('hit')
        .innerJoin('subject', (join) =>
          join.onRef('subject.screening_id', '=', 'hit.screening_id').onRef('subject.row', '=', 'hit.row'),
        )
        .innerJoin('screening', 'screening.id', 'hit.screening_id')
        .select(['hit.id', 'hit.screening_id', 'hit.judgement', 'hit.score', 'hit.created_at'])
        .select(['screening.name as screening', 'subject.caption as subject'])
        .where('hit.canonical_id', '=', canonicalId)
        .orderBy('hit.id', 'desc')
        .limit(limit)
        .execute();
    },

    async judgedSince(officerId: string, since: Date): Promise<number> {
      const { count } = await db
        .selectFrom('hit_judgement')
        .select((e) => e.fn.countAll<string>().as('count'))
        .where('officer_id', '=', officerId)
        .where('undoes', 'is', null)
        .where('at', '>', since)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async tally(): Promise<{ open: number; unsure: number; lapsed: number }> {
      const row = await db
        .selectFrom('hit')
        .select((e) => [
          e.fn.countAll<string>().filterWhere('judgement', '=', 'no_judgement').as('open'),
          e.fn.countAll<string>().filterWhere('judgement', '=', 'unsure').as('unsure'),
          e.fn
            .countAll<string>()
            .filterWhere((w) =>
              w.and([w('lapsed_side', 'is not', null), w('judgement', '=', 'no_judgement')]),
            )
            .as('lapsed'),
        ])
        .where('judgement', 'in', ['no_judgement', 'unsure'])
        .executeTakeFirstOrThrow();
      return { open: Number(row.open), unsure: Number(row.unsure), lapsed: Number(row.lapsed) };
    },
  };
};

export type Appended = {
  readonly hitId: string;
  readonly judgement: Judgement;
  readonly reason: string;
  readonly undoes?: string | null;
};

const hitRow = (screeningId: string, hit: NewHit, at: Date) => ({
  screening_id: screeningId,
  row: hit.row,
  canonical_id: hit.canonicalId,
  entity_ids: [...hit.entityIds],
  datasets: [...hit.datasets],
  schema: hit.schema,
  caption: wellFormed(hit.caption),
  score: hit.score,
  sureness: hit.sureness,
  explanation: storableJson(hit.explanation),
  subject_hash: hit.subjectHash,
  entity_hash: hit.entryHash,
  judgement: hit.memory?.kind === 'remembered' ? ('negative' as const) : ('no_judgement' as const),
  remembered_from: hit.memory?.kind === 'remembered' ? hit.memory.hitId : null,
  lapsed_from: hit.memory?.kind === 'lapsed' ? hit.memory.hitId : null,
  lapsed_side: hit.memory?.kind === 'lapsed' ? hit.memory.side : null,
  created_at: at,
});

function hitFilters(e: ExpressionBuilder<ScreeningTables, 'hit' | 'subject'>, filter: HitFilter) {
  const { judgement, screening, dataset, schema, min, max, lapsed, q } = filter;
  const isId = screening === undefined || /^[0-9a-f-]{36}$/i.test(screening);
  return [
    ...(judgement?.length ? [e('hit.judgement', 'in', judgement)] : []),
    ...(screening ? [isId ? e('hit.screening_id', '=', screening) : sql<boolean>`false`] : []),
    ...(dataset?.length ? [sql<boolean>`hit.datasets && ${dataset}::text[]`] : []),
    ...(schema?.length ? [e('hit.schema', 'in', schema)] : []),
    ...(min === undefined ? [] : [sql<boolean>`hit.score >= ${min}::real`]),
    ...(max === undefined ? [] : [sql<boolean>`hit.score <= ${max}::real`]),
    ...(lapsed === undefined ? [] : [e('hit.lapsed_side', lapsed ? 'is not' : 'is', null)]),
    ...(q?.trim()
      ? [
          e.or([
            e('subject.caption', 'ilike', contains(q.trim())),
            e('hit.caption', 'ilike', contains(q.trim())),
          ]),
        ]
      : []),
  ];
}
