import {
  type Acting,
  type Context,
  JobCancelled,
  JobInterrupted,
  type JobProgress,
  problemOf,
  Refused,
} from '@belfry/platform/server';
import { pictureRevision } from '@belfry/profiles/server';
import { type ScreenSubject, subjectFromRow } from '../../core/subjects/subject';
import { toQuery } from '../../core/subjects/to-query';
import type { EntitySource } from '../index/keeper';
import { findScreening } from '../screenings/present';
import { screeningStore } from '../screenings/store';
import { type ScreenedSubject, storeScreened } from '../screenings/store-screened';
import { uploadStore } from '../uploads/store';
import { type NumberedRow, subjectRows, uploadedFile } from '../uploads/subject-rows';
import type { MatchPool } from './match-pool';

export type BatchDeps = {
  readonly context: Context;
  readonly pool: MatchPool;
  readonly source: EntitySource;
};
type Ask = { readonly screeningId: string; readonly by: Acting; readonly progress: JobProgress };
type Row = Awaited<ReturnType<typeof findScreening>>;

/** Rows stored in one transaction: a kill loses at most the work of as many rows as there are threads times this. */
export const CHUNK_ROWS = 100;

/**
 * SCR-4: screens what is left of a batch, against the editions it began with. Rows that are stored stay; so a batch
 * that was killed, cancelled or has failed goes on where it was.
 */
export async function runBatch(deps: BatchDeps, ask: Ask): Promise<void> {
  const { db, now, changes } = deps.context;
  const store = screeningStore(db);
  const screening = await findScreening(db, ask.screeningId);
  if (screening.state === 'done') return;
  try {
    ask.progress.signal.throwIfAborted();
    await store.setState(screening.id, { state: 'running', at: now() });
    changes.tell({ kind: 'screening', id: screening.id });
    const total = await screenRows(deps, ask, screening);
    await store.setState(screening.id, { state: 'done', at: now(), total });
  } catch (error) {
    const end = endOf(error, ask.progress.signal);
    if (end) await store.setState(screening.id, { ...end, at: now() });
    throw error;
  } finally {
    changes.tell({ kind: 'screening', id: screening.id });
  }
}

/** The state an error leaves a screening in; null when the job will be handed out again. */
function endOf(error: unknown, signal: AbortSignal) {
  if (error instanceof JobInterrupted || signal.reason instanceof JobInterrupted) return null;
  if (error instanceof JobCancelled || signal.reason instanceof JobCancelled)
    return { state: 'cancelled' as const };
  const problem = error instanceof Refused ? error.problem : problemOf({ code: 'job/broken', status: 500 });
  return { state: 'failed' as const, problem };
}

async function screenRows(deps: BatchDeps, ask: Ask, screening: Row): Promise<number> {
  const { context, pool, source } = deps;
  const { progress } = ask;
  const stored = await screeningStore(context.db).storedRows(screening.id);
  let done = stored.size;
  await progress.report(done, screening.total ?? undefined);
  const editions = [...screening.editions, ...screening.also_indexed];
  await pool.load({ editions, revision: await pictureRevision(context.db), source });
  let total = 0;
  const inFlight = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const finish = async (rows: readonly NumberedRow[]) => {
    const screened = await screenChunk(deps, screening, rows);
    done = Math.max(done, await commit(deps, ask, screened));
  };
  try {
    for await (const rows of chunks(
      await rowsOf(context, screening, progress.signal),
      stored,
      () => total++,
    )) {
      const work: Promise<void> = finish(rows)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => inFlight.delete(work));
      inFlight.add(work);
      if (inFlight.size >= pool.size * 2) await Promise.race(inFlight);
      if (failures.length > 0) break;
      await progress.report(done, screening.total ?? undefined);
    }
  } finally {
    await Promise.all(inFlight);
  }
  if (failures.length > 0) throw failures[0];
  await progress.report(done, total);
  return total;
}

async function rowsOf(
  context: Context,
  screening: Row,
  signal: AbortSignal,
): Promise<AsyncIterable<NumberedRow>> {
  const upload = screening.upload_id ? await uploadStore(context.db).find(screening.upload_id) : null;
  if (!upload) throw new Error(`batch ${screening.id} has no upload`);
  return subjectRows(uploadedFile(context.files, upload), signal);
}

/** Rows that are not stored yet, in packs. */
async function* chunks(
  rows: AsyncIterable<NumberedRow>,
  stored: ReadonlySet<number>,
  seen: () => void,
): AsyncGenerator<NumberedRow[]> {
  let pack: NumberedRow[] = [];
  for await (const row of rows) {
    seen();
    if (stored.has(row.row)) continue;
    if (pack.push(row) < CHUNK_ROWS) continue;
    yield pack;
    pack = [];
  }
  if (pack.length > 0) yield pack;
}

async function screenChunk(
  { context, pool }: BatchDeps,
  screening: Row,
  rows: readonly NumberedRow[],
): Promise<ScreenedSubject[]> {
  const today = (screening.created_at ?? context.now()).toISOString().slice(0, 10);
  const subjects = rows.map(({ row, cells, flags }): { row: number; subject: ScreenSubject } => {
    const subject = subjectFromRow(cells, screening.mapping, { today });
    return { row, subject: { ...subject, flags: [...flags, ...subject.flags] } };
  });
  const entities = subjects.map(({ subject }) => toQuery(subject));
  const hits = await pool.screen(entities, {
    datasets: screening.editions.map(({ dataset }) => dataset),
    threshold: screening.threshold,
    limit: screening.hits_per_subject,
  });
  return subjects.map((one, i) => ({ ...one, hits: hits[i] ?? [] }));
}

async function commit(
  { context }: BatchDeps,
  { screeningId, by }: Ask,
  screened: readonly ScreenedSubject[],
): Promise<number> {
  return context.db.transaction().execute(async (trx) => {
    const { done } = await storeScreened(context, trx, { screeningId, by, screened });
    return done;
  });
}
