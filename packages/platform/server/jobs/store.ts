import { sql } from 'kysely';
import type { Job, Problem } from '../../core/api';
import { secondsLeft } from '../../core/progress';
import { storableJson, wellFormed } from '../../core/well-formed';
import type { Acting, Db, JobKind, Jobs, Trx } from '../context';
import { actingOf } from '../officers';

export type JobAsk = Parameters<Jobs['start']>[0];
export type TakenJob = {
  readonly id: string;
  readonly payload: Record<string, unknown>;
  readonly by: Acting;
  readonly done: number;
  readonly attempts: number;
  readonly cancelRequested: boolean;
};
export type JobStand = { readonly done: number; readonly total: number | null; readonly rate: number | null };
export type JobEnd = {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly problem?: Problem;
  readonly result?: Record<string, unknown>;
};
export type JobStore = ReturnType<typeof jobStore>;

const shown = [
  'id',
  'kind',
  'title',
  'object_id',
  'state',
  'done',
  'total',
  'rate',
  'unit',
  'cancel_requested',
  'problem',
  'created_at',
  'started_at',
  'beat_at',
  'finished_at',
] as const;

/** The `job` table: what is to be done, by whom it was asked, how far it is. */
export const jobStore = (db: Db, now: () => Date) => ({
  /** A new job; listeners on `belfry_work` hear of it when the transaction commits. */
  async insert(ask: JobAsk, trx?: Trx): Promise<string> {
    const { id } = await (trx ?? db)
      .insertInto('job')
      .values({
        kind: ask.kind,
        title: wellFormed(ask.title),
        object_id: ask.objectId ?? null,
        unit: ask.unit,
        payload: storableJson(ask.payload),
        officer_id: ask.by.officerId,
        mandate_id: ask.by.mandateId,
        created_at: now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`select pg_notify('belfry_work', ${id})`.execute(trx ?? db);
    return id;
  },

  async find(id: string): Promise<Job | null> {
    const row = await db.selectFrom('job').select(shown).where('id', '=', id).executeTakeFirst();
    return row ? toJob(row, now()) : null;
  },

  /** Newest first, at most 200; `open` is what waits or runs. */
  async list(which: 'open' | 'all'): Promise<Job[]> {
    let query = db.selectFrom('job').select(shown);
    if (which === 'open') query = query.where('state', 'in', ['waiting', 'running']);
    const rows = await query.orderBy('created_at', 'desc').orderBy('id').limit(200).execute();
    return rows.map((row) => toJob(row, now()));
  },

  /** Jobs that wait, or run in a process that may be dead, oldest first. */
  async open(kinds: readonly JobKind[]): Promise<{ id: string; kind: JobKind; cancelRequested: boolean }[]> {
    if (kinds.length === 0) return [];
    return db
      .selectFrom('job')
      .select(['id', 'kind', 'cancel_requested as cancelRequested'])
      .where('state', 'in', ['waiting', 'running'])
      .where('kind', 'in', kinds)
      .orderBy('created_at')
      .orderBy('id')
      .limit(100)
      .execute();
  },

  /** Marks a job as running; the caller holds its lock. Null when it ended meanwhile or lacks an officer. */
  async take(id: string): Promise<TakenJob | null> {
    const row = await db
      .updateTable('job')
      .set((field) => ({
        state: 'running',
        attempts: sql<number>`attempts + 1`,
        started_at: field.fn.coalesce('started_at', sql<Date>`${now()}::timestamptz`),
        beat_at: now(),
        rate: null,
      }))
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returning(['payload', 'officer_id', 'mandate_id', 'done', 'attempts', 'cancel_requested'])
      .executeTakeFirst();
    const by = row?.officer_id && row.mandate_id ? await actingOf(db, row.officer_id, row.mandate_id) : null;
    if (!row || !by) return null;
    const payload = row.payload as Record<string, unknown>;
    return {
      id,
      payload,
      by,
      done: Number(row.done),
      attempts: row.attempts,
      cancelRequested: row.cancel_requested,
    };
  },

  /** Writes how far it is; tells whether cancelling was asked. */
  async beat(id: string, stand: JobStand): Promise<{ cancelRequested: boolean }> {
    const row = await db
      .updateTable('job')
      .set({ done: String(stand.done), total: asText(stand.total), rate: stand.rate, beat_at: now() })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returning('cancel_requested as cancelRequested')
      .executeTakeFirst();
    return row ?? { cancelRequested: true };
  },

  async finish(id: string, end: JobEnd, stand: JobStand): Promise<void> {
    await db
      .updateTable('job')
      .set({
        state: end.state,
        problem: end.problem ? storableJson(end.problem) : null,
        result: end.result ? storableJson(end.result) : null,
        done: String(stand.done),
        total: asText(stand.total),
        rate: null,
        finished_at: now(),
      })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute();
  },

  /** Back to waiting, as if it had not been handed out. */
  async giveBack(id: string): Promise<void> {
    await db
      .updateTable('job')
      .set({ state: 'waiting', rate: null, attempts: sql<number>`greatest(0, attempts - 1)` })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute();
    await sql`select pg_notify('belfry_work', ${id})`.execute(db);
  },

  /** Whoever runs it, or takes it next, ends it. */
  async requestCancel(id: string): Promise<void> {
    await db
      .updateTable('job')
      .set({ cancel_requested: true })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .execute();
    await sql`select pg_notify('belfry_work', ${id})`.execute(db);
  },
});

type Shown = {
  id: string;
  kind: JobKind;
  title: string;
  object_id: string | null;
  state: Job['state'];
  done: string;
  total: string | null;
  rate: number | null;
  unit: Job['unit'];
  cancel_requested: boolean;
  problem: unknown;
  created_at: Date;
  started_at: Date | null;
  beat_at: Date | null;
  finished_at: Date | null;
};

const staleMs = 10_000;

function toJob(row: Shown, at: Date): Job {
  const alive =
    row.state === 'running' && row.beat_at !== null && at.getTime() - row.beat_at.getTime() < staleMs;
  const done = Number(row.done);
  const total = row.total === null ? null : Number(row.total);
  const rate = alive ? row.rate : null;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    objectId: row.object_id,
    state: row.state,
    done,
    total,
    rate,
    secondsLeft: secondsLeft({ done, total, rate }),
    unit: row.unit,
    cancelRequested: row.cancel_requested,
    problem: row.problem as Problem | null,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

const asText = (value: number | null) => (value === null ? null : String(value));
