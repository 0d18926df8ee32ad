import { randomUUID } from 'node:crypto';
import { MATCHER } from '@belfry/matching';
import { type Acting, type Context, refused } from '@belfry/platform/server';
import type { Screening, SubjectMapping } from '../../core/api';
import { columnSetKey } from '../../core/subjects/columns';
import { findScreening, showScreening } from '../screenings/present';
import { editionsAsked } from '../screenings/screen-one';
import { screeningStore } from '../screenings/store';
import { uploadStore } from '../uploads/store';

export type BeginBatch = {
  readonly uploadId: string;
  readonly mapping: SubjectMapping;
  readonly datasets?: readonly string[] | undefined;
  readonly threshold?: number | undefined;
  readonly reason: string;
  readonly name?: string | undefined;
  readonly by: Acting;
};

/**
 * Begins a batch: it is pinned to the editions in service now, and its mapping is remembered for files with the same
 * columns.
 *
 * @throws Refused `upload/not-found` 404, `screening/unknown-column` 422, `screening/unknown-list` 404,
 *         `screening/no-lists` 409
 */
export async function beginBatch(context: Context, ask: BeginBatch): Promise<Screening> {
  const { by, reason } = ask;
  const settings = await context.settings.get();
  const id = randomUUID();
  await context.db.transaction().execute(async (trx) => {
    const upload = await uploadStore(trx).find(ask.uploadId);
    if (upload?.officer_id !== by.officerId) throw refused({ code: 'upload/not-found', status: 404 });
    const mapping = mappingFor(ask.mapping, upload.columns);
    const store = screeningStore(trx);
    const at = context.now();
    const name = ask.name?.trim() || upload.file_name;
    const { officerId, mandateId } = by;
    const { editions, alsoIndexed } = editionsAsked(await store.editionsInService(), ask.datasets);
    await store.insert({
      id,
      kind: 'batch',
      name,
      officerId,
      mandateId,
      reason,
      threshold: ask.threshold ?? settings.threshold,
      hitsPerSubject: settings.hitsPerSubject,
      matcher: MATCHER,
      editions,
      alsoIndexed,
      upload: { id: upload.id, mapping },
      total: upload.rows,
      state: 'waiting',
      at,
    });
    const key = columnSetKey(upload.columns.columns.map((column) => column.name));
    await uploadStore(trx).remember(key, mapping, { officerId, at });
    await startJob(context, { trx, id, name, by });
    const detail = {
      kind: 'batch',
      file: upload.sha256,
      editions: editions.map(({ dataset, number }) => `${dataset} ${number}`),
    };
    await context.log.write(
      by,
      { act: 'consultation', objectKind: 'screening', objectId: id, reason, detail },
      trx,
    );
  });
  context.changes.tell({ kind: 'screening', id });
  return showScreening(context.db, id);
}

type Trx = Parameters<Parameters<ReturnType<Context['db']['transaction']>['execute']>[0]>[0];

async function startJob(
  context: Context,
  { trx, id, name, by }: { trx: Trx; id: string; name: string; by: Acting },
) {
  const payload = { screeningId: id };
  const jobId = await context.jobs.start(
    { kind: 'screening', title: name, objectId: id, unit: 'row', payload, by },
    trx,
  );
  await screeningStore(trx).setJob(id, jobId);
}

function mappingFor(
  mapping: SubjectMapping,
  known: { columns: readonly { name: string }[]; dates?: SubjectMapping['dates'] },
): SubjectMapping {
  const names = new Set(known.columns.map(({ name }) => name));
  const unknown = Object.keys(mapping.columns).find((name) => !names.has(name));
  if (unknown !== undefined)
    throw refused({
      code: 'screening/unknown-column',
      status: 422,
      facts: { column: unknown.slice(0, 100) },
    });
  return { ...mapping, ...(!mapping.dates && known.dates && { dates: known.dates }) };
}

/** Asks a batch to stop; what is stored stays. Throws Refused `screening/not-found` 404, `screening/not-running` 409. */
export async function cancelBatch(
  context: Context,
  ask: { screeningId: string; by: Acting },
): Promise<Screening> {
  const row = await findScreening(context.db, ask.screeningId);
  const open = row.state === 'waiting' || row.state === 'running';
  if (!row.job_id || !open)
    throw refused({ code: 'screening/not-running', status: 409, facts: { state: row.state } });
  await context.log.write(ask.by, {
    act: 'alteration',
    objectKind: 'screening',
    objectId: row.id,
    detail: { cancel: true },
  });
  await context.jobs.cancel(row.job_id);
  return showScreening(context.db, row.id);
}

/** Goes on with a batch that was cancelled or has failed. Throws Refused `screening/not-found` 404, `screening/not-stopped` 409. */
export async function resumeBatch(
  context: Context,
  ask: { screeningId: string; by: Acting },
): Promise<Screening> {
  const id = await context.db.transaction().execute(async (trx) => {
    const store = screeningStore(trx);
    const row = await store.find(ask.screeningId, true);
    if (!row) throw refused({ code: 'screening/not-found', status: 404 });
    const { state } = await showScreening(trx, row.id);
    if (!row.upload_id || (state !== 'cancelled' && state !== 'failed'))
      throw refused({ code: 'screening/not-stopped', status: 409, facts: { state } });
    await store.setState(row.id, { state: 'waiting', at: context.now() });
    await startJob(context, { trx, id: row.id, name: row.name, by: ask.by });
    await context.log.write(
      ask.by,
      { act: 'alteration', objectKind: 'screening', objectId: row.id, detail: { resume: true } },
      trx,
    );
    return row.id;
  });
  context.changes.tell({ kind: 'screening', id });
  return showScreening(context.db, id);
}
