import type { Problem } from '@belfry/platform/api';
import { type Context, type Db, refused } from '@belfry/platform/server';
import type { Selectable } from 'kysely';
import type { Screening, Subject } from '../../core/api';
import { readCursor, writeCursor } from '../../core/cursor';
import type { ScreeningTables } from '../tables';
import { type DeadJob, screeningStore } from './store';
import type { SubjectRow } from './subject-store';

type Row = Selectable<ScreeningTables['screening']>;

/** Screenings as people see them, in the order given. */
export async function presentScreenings(db: Db, rows: readonly Row[]): Promise<Screening[]> {
  const store = screeningStore(db);
  const [names, counts] = await Promise.all([store.names(rows), store.hitCounts(rows.map(({ id }) => id))]);
  return rows.map((row) => {
    const { state, problem } = standOf(row, row.job_id === null ? undefined : names.jobs.get(row.job_id));
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      officer: names.officers.get(row.officer_id) ?? '',
      reason: row.reason,
      threshold: row.threshold,
      matcher: row.matcher,
      editions: row.editions,
      state,
      problem,
      total: row.total,
      done: row.done,
      flagged: row.flagged,
      subjectsWithHits: row.subjects_with_hits,
      hits: counts.get(row.id) ?? { open: 0, positive: 0, negative: 0, unsure: 0 },
      jobId: row.job_id,
      createdAt: row.created_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
    };
  });
}

/** A job may have been given up without its handler being asked: then the screening has failed, whatever it says. */
export function standOf(
  row: Row,
  job: DeadJob | undefined,
): { state: Screening['state']; problem: Problem | null } {
  const open = row.state === 'waiting' || row.state === 'running';
  if (open && (job?.state === 'failed' || job?.state === 'cancelled'))
    return { state: job.state, problem: job.problem as Problem | null };
  return { state: row.state, problem: row.problem as Problem | null };
}

/** One screening; throws Refused `screening/not-found` 404. */
export async function showScreening(db: Db, id: string): Promise<Screening> {
  const row = await findScreening(db, id);
  const [shown] = await presentScreenings(db, [row]);
  return shown!;
}

export async function findScreening(db: Db, id: string): Promise<Row> {
  const row = await screeningStore(db).find(id);
  if (!row) throw refused({ code: 'screening/not-found', status: 404, facts: { id: id.slice(0, 40) } });
  return row;
}

export async function pageOfScreenings(
  { db }: Pick<Context, 'db'>,
  ask: { kinds?: readonly Screening['kind'][]; cursor?: string | undefined; limit: number },
) {
  const before = ask.cursor ? cursorOf(ask.cursor, ['string', 'string']) : null;
  const { rows, total } = await screeningStore(db).page({
    ...(ask.kinds && { kinds: ask.kinds }),
    ...(before && { before: [String(before[0]), String(before[1])] as const }),
    limit: ask.limit + 1,
  });
  const last = rows[ask.limit - 1];
  const next = rows.length > ask.limit && last ? writeCursor([last.created_at.toISOString(), last.id]) : null;
  return { items: await presentScreenings(db, rows.slice(0, ask.limit)), next, total };
}

export async function pageOfSubjects(
  { db }: Pick<Context, 'db'>,
  ask: {
    screeningId: string;
    hits?: 'any' | 'none';
    flagged?: boolean;
    q?: string;
    cursor?: string;
    limit: number;
  },
) {
  const { id } = await findScreening(db, ask.screeningId);
  const after = ask.cursor ? Number(cursorOf(ask.cursor, ['number'])[0]) : 0;
  const { rows, total } = await screeningStore(db).subjectPage({
    ...ask,
    screeningId: id,
    after,
    limit: ask.limit + 1,
  });
  const last = rows[ask.limit - 1];
  const next = rows.length > ask.limit && last ? writeCursor([last.row]) : null;
  return { items: rows.slice(0, ask.limit).map(presentSubject), next, total };
}

export const presentSubject = (row: SubjectRow): Subject => ({
  screeningId: row.screening_id,
  row: row.row,
  schema: row.schema,
  caption: row.caption,
  properties: row.properties,
  given: row.given,
  reference: row.reference,
  flags: row.flags,
  hits: row.hits,
});

/** Throws Refused `cursor/bad` 400 for what we did not write. */
export function cursorOf(
  text: string,
  shape: readonly ('string' | 'number')[],
): readonly (string | number)[] {
  const place = readCursor(text, shape);
  if (!place) throw refused({ code: 'cursor/bad', status: 400 });
  return place;
}
