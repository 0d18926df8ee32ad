import { storableJson, wellFormed } from '@belfry/platform';
import type { Db } from '@belfry/platform/server';
import type { Explanation } from '../../core/api';
import type { Memory } from '../../core/hits/memory';
import type { ScreeningTables } from '../tables';
import { judgementStore } from './judgement-store';
import { queueStore } from './queue-store';

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

/** All SQL of hits, with that of their queue and their judgements. */
export const hitStore = (handle: Db) => {
  const db = handle.withTables<ScreeningTables>();
  return {
    ...queueStore(handle),
    ...judgementStore(handle),

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
  };
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
