import type { Job, Problem } from '@belfry/platform/api';
import {
  type Acting,
  JobCancelled,
  JobInterrupted,
  type JobProgress,
  jobStore,
  problemOf,
  Refused,
  refused,
} from '@belfry/platform/server';
import type { TableMapping } from '../core/record';
import type { ListDeps } from './deps';
import { editionSha256 } from './edition-hash';
import { editionStore } from './edition-store';
import { isSame } from './editions';
import { type DatasetRow, listStore } from './list-store';
import { notFound } from './lists';
import { type LoadOutcome, loadAtOnce, loadEdition } from './load-edition';
import { type Received, receive } from './source/source';

export type RefreshAsk = {
  readonly name: string;
  readonly by: Acting;
  readonly reason?: string | null;
  /** The job that does it, so that it finds its own edition again after a kill. */
  readonly jobId?: string;
  readonly progress?: JobProgress;
};
export type RefreshOutcome = { readonly unchanged: true } | ({ readonly unchanged: false } & LoadOutcome);

/**
 * Fetches what a list's source has now and loads it. Whatever goes wrong, the edition in service stays, and the list
 * says what is wrong.
 *
 * @throws Refused `lists/not-found`, `lists/source-missing`, `lists/source-…`, `lists/load-running`, and those of reading
 */
export async function refreshList(deps: ListDeps, ask: RefreshAsk): Promise<RefreshOutcome> {
  const { context } = deps;
  const store = listStore(context.db);
  const list = await store.list(ask.name);
  if (!list) throw notFound(ask.name);
  try {
    const outcome = await refresh(deps, list, ask);
    if (!outcome.unchanged && outcome.state === 'failed') throw new Refused(outcome.problem ?? broken);
    return outcome;
  } catch (error) {
    const aborted: unknown = ask.progress?.signal.reason;
    const stopped = [error, aborted].some(
      (one) => one instanceof JobInterrupted || one instanceof JobCancelled,
    );
    const running = error instanceof Refused && error.problem.code === 'lists/load-running';
    if (!stopped && !running)
      await store.noteRefresh(ask.name, context.now(), { problem: problemOfError(error) });
    throw error;
  } finally {
    context.changes.tell({ kind: 'list', id: ask.name });
  }
}

const broken = problemOf({ code: 'lists/load-broken', status: 500 });
const problemOfError = (error: unknown): Problem => (error instanceof Refused ? error.problem : broken);

async function refresh(deps: ListDeps, list: DatasetRow, ask: RefreshAsk): Promise<RefreshOutcome> {
  const { context, sources: rules } = deps;
  const { name, by, reason, jobId, progress } = ask;
  if (!list.source) throw refused({ code: 'lists/source-missing', status: 400, facts: { list: name } });
  const store = listStore(context.db);
  const begun = jobId === undefined ? null : await editionStore(context.db).ofJob(jobId);
  if (begun)
    return {
      unchanged: false,
      ...(await loadEdition(deps, { ...ask, dataset: name, number: begun.number })),
    };
  const received = await receive(list.source, {
    rules,
    into: context.files,
    validators: list.refresh_validators,
    signal: progress?.signal,
  });
  if (received.state === 'unchanged' || (await isKnown(deps, list, received))) {
    const validators = received.state === 'files' ? received.validators : undefined;
    await store.noteRefresh(name, context.now(), { problem: null, validators });
    await context.log.write(by, {
      act: 'collection',
      objectKind: 'list',
      objectId: name,
      detail: { unchanged: true },
    });
    return { unchanged: true };
  }
  const loader = async () => jobId ?? null;
  const outcome = await loadAtOnce(deps, name, {
    by,
    reason,
    files: received.files,
    loader,
    again: true,
    progress,
  });
  if (outcome.state !== 'failed')
    await store.noteRefresh(name, context.now(), { problem: null, validators: received.validators });
  return { unchanged: false, ...outcome };
}

/** Whether the newest edition that could be read is of these bytes: in service, held, or discarded by an officer. */
async function isKnown(
  deps: ListDeps,
  list: DatasetRow,
  { files }: Extract<Received, { state: 'files' }>,
): Promise<boolean> {
  const editions = await editionStore(deps.context.db).editions(list.name);
  const newest = editions.find(({ state }) => state !== 'failed' && state !== 'loading');
  if (!newest) return false;
  const mapping = newest.format === 'table' ? (list.mapping as TableMapping | null) : null;
  return isSame(newest, { sha256: editionSha256(files), format: newest.format, mapping });
}

/** Starts a refresh of each list that is due, in the name of who turned its schedule on. @returns their names */
export async function refreshDue(
  { context }: ListDeps,
  actingOf: (officerId: string, mandateId: string) => Promise<Acting | null>,
) {
  const started: string[] = [];
  for (const list of await listStore(context.db).due(context.now())) {
    if (await editionStore(context.db).openJob('list-refresh', list.name)) continue;
    const { refresh_officer_id: officer, refresh_mandate_id: mandate } = list;
    const by = officer && mandate ? await actingOf(officer, mandate) : null;
    if (!by) continue;
    await startRefresh({ context }, list, { by, reason: null });
    started.push(list.name);
  }
  return started;
}

/**
 * Starts a refresh by an officer's wish; one that is waiting or running already is that one.
 *
 * @throws Refused `lists/not-found`, `lists/source-missing`
 */
export async function beginRefresh(
  { context }: ListDeps,
  name: string,
  ask: { by: Acting; reason: string | null },
): Promise<Job> {
  const list = await listStore(context.db).list(name);
  if (!list) throw notFound(name);
  if (!list.source) throw refused({ code: 'lists/source-missing', status: 400, facts: { list: name } });
  const running = await editionStore(context.db).openJob('list-refresh', name);
  const id = running ?? (await startRefresh({ context }, list, ask));
  return (await jobStore(context.db, context.now).find(id))!;
}

/** @returns id of the job */
export const startRefresh = (
  { context }: Pick<ListDeps, 'context'>,
  list: Pick<DatasetRow, 'name' | 'title'>,
  { by, reason }: { by: Acting; reason: string | null },
): Promise<string> =>
  context.jobs.start({
    kind: 'list-refresh',
    title: list.title,
    objectId: list.name,
    unit: 'byte',
    payload: { dataset: list.name, reason },
    by,
  });
