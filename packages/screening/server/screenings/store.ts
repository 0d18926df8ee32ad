import { storableJson } from '@belfry/platform';
import type { Db } from '@belfry/platform/server';
import { sql } from 'kysely';
import type { EditionUsed, Screening, SubjectMapping } from '../../core/api';
import type { ScreeningState, ScreeningTables } from '../tables';
import { subjectStore } from './subject-store';

export type ScreeningStore = ReturnType<typeof screeningStore>;
export type ScreeningRow = Awaited<ReturnType<ScreeningStore['find']>>;
export type NewScreening = {
  readonly id: string;
  readonly kind: Screening['kind'];
  readonly name: string;
  readonly officerId: string;
  readonly mandateId: string;
  readonly reason: string;
  readonly threshold: number;
  readonly hitsPerSubject: number;
  readonly matcher: string;
  readonly editions: readonly EditionUsed[];
  readonly alsoIndexed: readonly EditionUsed[];
  readonly upload?: { readonly id: string; readonly mapping: SubjectMapping };
  readonly total: number | null;
  readonly state: ScreeningState;
  readonly at: Date;
};

/** All SQL of screenings, with that of their subjects. */
export const screeningStore = (handle: Db) => {
  const db = handle.withTables<ScreeningTables>();
  return {
    ...subjectStore(handle),

    async insert(screening: NewScreening): Promise<void> {
      const { upload, at, state } = screening;
      await db
        .insertInto('screening')
        .values({
          id: screening.id,
          kind: screening.kind,
          name: screening.name,
          officer_id: screening.officerId,
          mandate_id: screening.mandateId,
          reason: screening.reason,
          threshold: screening.threshold,
          hits_per_subject: screening.hitsPerSubject,
          matcher: screening.matcher,
          editions: storableJson(screening.editions),
          also_indexed: storableJson(screening.alsoIndexed),
          upload_id: upload?.id ?? null,
          mapping: upload ? storableJson(upload.mapping) : null,
          total: screening.total,
          state,
          created_at: at,
          started_at: state === 'waiting' ? null : at,
          finished_at: state === 'done' ? at : null,
        })
        .execute();
    },

    /** With names and counts as people see it; locked until the transaction ends when asked. */
    async find(id: string, lock = false) {
      if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
      let query = db.selectFrom('screening').selectAll('screening').where('screening.id', '=', id);
      if (lock) query = query.forUpdate();
      return (await query.executeTakeFirst()) ?? null;
    },

    /** Newest first; `before` is the creation time and id of the last one seen. */
    async page(ask: {
      kinds?: readonly Screening['kind'][];
      before?: readonly [string, string];
      limit: number;
    }) {
      let query = db.selectFrom('screening').selectAll('screening');
      if (ask.kinds?.length) query = query.where('kind', 'in', ask.kinds);
      const counted = query.clearSelect().select((e) => e.fn.countAll<string>().as('count'));
      if (ask.before) {
        const [at, id] = ask.before;
        query = query.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`);
      }
      const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(ask.limit).execute();
      const { count } = await counted.executeTakeFirstOrThrow();
      return { rows, total: Number(count) };
    },

    async inStates(states: readonly ScreeningState[], limit: number) {
      return db
        .selectFrom('screening')
        .selectAll()
        .where('state', 'in', states)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
    },

    async names(rows: readonly { officer_id: string; job_id: string | null }[]) {
      if (rows.length === 0) return { officers: new Map<string, string>(), jobs: new Map<string, DeadJob>() };
      const officers = await db
        .selectFrom('officer')
        .select(['id', 'name'])
        .where('id', 'in', [...new Set(rows.map((row) => row.officer_id))])
        .execute();
      const ids = rows.flatMap((row) => row.job_id ?? []);
      const jobs = ids.length
        ? await db.selectFrom('job').select(['id', 'state', 'problem']).where('id', 'in', ids).execute()
        : [];
      return {
        officers: new Map(officers.map(({ id, name }) => [id, name])),
        jobs: new Map(jobs.map(({ id, state, problem }) => [id, { state, problem } as DeadJob])),
      };
    },

    /** Hits of each screening by judgement. */
    async hitCounts(ids: readonly string[]): Promise<Map<string, Screening['hits']>> {
      const counts = new Map(ids.map((id) => [id, { open: 0, positive: 0, negative: 0, unsure: 0 }]));
      if (ids.length === 0) return counts;
      const rows = await db
        .selectFrom('hit')
        .select((e) => ['screening_id', 'judgement', e.fn.countAll<string>().as('count')])
        .where('screening_id', 'in', ids)
        .groupBy(['screening_id', 'judgement'])
        .execute();
      for (const { screening_id, judgement, count } of rows)
        counts.get(screening_id)![judgement === 'no_judgement' ? 'open' : judgement] = Number(count);
      return counts;
    },

    async setJob(id: string, jobId: string): Promise<void> {
      await db.updateTable('screening').set({ job_id: jobId }).where('id', '=', id).execute();
    },

    /** Moves on; the start is kept, the end is set for states that are one. */
    async setState(
      id: string,
      ask: { state: ScreeningState; at: Date; problem?: unknown; total?: number },
    ): Promise<void> {
      const { state, at, problem, total } = ask;
      const ended = state === 'done' || state === 'cancelled' || state === 'failed';
      await db
        .updateTable('screening')
        .set((e) => ({
          state,
          problem: problem ? storableJson(problem) : null,
          started_at:
            state === 'waiting'
              ? e.ref('started_at')
              : e.fn.coalesce('started_at', sql<Date>`${at}::timestamptz`),
          finished_at: ended ? at : null,
          ...(total !== undefined && { total }),
        }))
        .where('id', '=', id)
        .execute();
    },

    /** Counts added to a screening for rows that were stored in the same transaction. */
    async addDone(id: string, add: { done: number; flagged: number; withHits: number }): Promise<number> {
      const { done } = await db
        .updateTable('screening')
        .set((e) => ({
          done: e('done', '+', add.done),
          flagged: e('flagged', '+', add.flagged),
          subjects_with_hits: e('subjects_with_hits', '+', add.withHits),
        }))
        .where('id', '=', id)
        .returning('done')
        .executeTakeFirstOrThrow();
      return done;
    },

    /** Lists whose edition in service is asked for, in the order of their names. */
    async editionsInService(): Promise<EditionUsed[]> {
      return db
        .selectFrom('edition')
        .innerJoin('dataset', 'dataset.name', 'edition.dataset')
        .select(['dataset.name as dataset', 'dataset.title', 'edition.number', 'edition.sha256'])
        .where('edition.state', '=', 'in_service')
        .where('dataset.removed_at', 'is', null)
        .orderBy('dataset.name')
        .execute();
    },
  };
};

export type DeadJob = { readonly state: string; readonly problem: unknown };
