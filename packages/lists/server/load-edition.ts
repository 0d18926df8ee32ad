import type { Problem } from '@belfry/platform/api';
import {
  type Acting,
  type Db,
  JobCancelled,
  JobInterrupted,
  type JobProgress,
  problemOf,
  Refused,
  refused,
  type Trx,
} from '@belfry/platform/server';
import {
  ListFileError,
  type ListRecord,
  type ReadEvent,
  type Rejected,
  type TableMapping,
} from '../core/record';
import { readList } from '../read';
import type { ListDeps } from './deps';
import { type EditionRow, editionStore } from './edition-store';
import { beginEdition, type EditionAsk, type Loader, listFiles } from './editions';
import { holdList } from './list-lock';
import { listStore } from './list-store';
import type { Loaded } from './picture';
import { problemOfFile } from './problem';

export type LoadAsk = {
  readonly dataset: string;
  readonly number: number;
  readonly by: Acting;
  readonly reason?: string | null;
  /** An officer has said that it is right although it has far fewer entries. */
  readonly confirmed?: boolean;
  readonly progress?: JobProgress;
};
export type LoadOutcome = {
  readonly state: EditionRow['state'];
  readonly number: number;
  readonly problem: Problem | null;
};

/** An edition with this share of the entries of the last, or less, is held for confirmation. */
const HELD_AT = 0.6;
const MOST_REJECTIONS = 10_000;

/**
 * Reads an edition that is noted as being loaded and puts it into service, in one transaction: until it ends, and if it
 * fails, the edition before stays in service. Doing it again after a kill is harmless.
 *
 * @throws Refused `lists/load-running`; JobInterrupted and JobCancelled as they come
 */
export async function loadEdition(deps: ListDeps, ask: LoadAsk): Promise<LoadOutcome> {
  const { context } = deps;
  const { dataset } = ask;
  try {
    return await holdList(context.db, dataset, (connection) => loadHeld(deps, connection, ask));
  } finally {
    context.changes.tell({ kind: 'list', id: dataset });
  }
}

/**
 * Notes a new edition and loads it at once, holding the list all the while: for who has no job that says it is at work.
 *
 * @throws Refused as `beginEdition` and `loadEdition` do
 */
export async function loadAtOnce(
  deps: ListDeps,
  name: string,
  ask: EditionAsk & Pick<LoadAsk, 'confirmed' | 'progress'> & { readonly loader?: Loader },
): Promise<LoadOutcome> {
  const { context } = deps;
  const { confirmed, progress, by, reason, loader = async () => null } = ask;
  try {
    return await holdList(context.db, name, async (connection) => {
      const { number } = await beginEdition(deps, name, { ...ask, loader, db: connection });
      return loadHeld(deps, connection, { dataset: name, number, by, reason, confirmed, progress });
    });
  } finally {
    context.changes.tell({ kind: 'list', id: name });
  }
}

/** @param connection  the one that holds the list */
async function loadHeld(deps: ListDeps, connection: Db, ask: LoadAsk): Promise<LoadOutcome> {
  const { dataset, number } = ask;
  const edition = await editionStore(connection).edition(dataset, number);
  if (!edition)
    throw refused({
      code: 'lists/edition-not-found',
      status: 404,
      facts: { list: dataset, edition: number },
    });
  if (edition.state !== 'loading') return standing(edition);
  const reading = new Reading();
  try {
    await connection.transaction().execute((trx) => load(deps, { ...ask, trx, edition, reading }));
  } catch (error) {
    const aborted: unknown = ask.progress?.signal.reason;
    if (error instanceof JobInterrupted || aborted instanceof JobInterrupted) throw error;
    const fate = fateOf(aborted instanceof JobCancelled ? aborted : error, edition);
    await note(connection, { edition, reading, fate });
    if (fate.unforeseen || fate.state === 'discarded') throw error;
  }
  return standing((await editionStore(connection).edition(dataset, number))!);
}

const standing = ({ state, number, problem }: EditionRow): LoadOutcome => ({
  state,
  number,
  problem: problem as Problem | null,
});

type Work = LoadAsk & { readonly trx: Trx; readonly edition: EditionRow; readonly reading: Reading };

async function load(deps: ListDeps, { trx, edition, reading, ...ask }: Work): Promise<void> {
  const { context, picture } = deps;
  const at = context.now();
  const files = listFiles(deps, edition.files);
  const events = readList(files, {
    dataset: edition.dataset,
    format: edition.format,
    mapping: (edition.mapping as TableMapping | null) ?? undefined,
    progress: (bytes) => {
      reading.bytes = bytes;
    },
    signal: ask.progress?.signal,
  });
  const records = reading.records(events, async () =>
    ask.progress?.report(reading.bytes, Number(edition.bytes)),
  );
  const loaded = await picture.load(trx, { edition, at, records, isDelta: () => reading.isDelta });
  if (!ask.confirmed) holdIfFewer(loaded);
  const editions = editionStore(trx);
  await editions.setCounts(edition, { ...loaded, ...reading.counts });
  await editions.replaceRejections(edition, reading.rejections);
  await editions.serve(edition, at);
  await listStore(trx).noteLoaded(edition, at);
  const { listed, delisted, changed, joining } = loaded;
  const detail = { edition: edition.number, sha256: edition.sha256, listed, delisted, changed, joining };
  const entry = { act: 'collection' as const, objectKind: 'list', objectId: edition.dataset, detail };
  await context.log.write(ask.by, { ...entry, reason: ask.reason ?? undefined }, trx);
  await ask.progress?.report(Number(edition.bytes), Number(edition.bytes));
}

/** The load is undone, but what it counted is kept. */
class Held extends Error {
  constructor(
    readonly loaded: Loaded,
    readonly problem: Problem,
  ) {
    super(problem.code);
  }
}

function holdIfFewer(loaded: Loaded): void {
  const { entries, entriesBefore } = loaded;
  if (entries > 0 && (entriesBefore === 0 || entries > entriesBefore * HELD_AT)) return;
  const percent = entriesBefore === 0 ? 0 : Math.round((1 - entries / entriesBefore) * 100);
  const facts = { expected: entriesBefore, found: entries, percent };
  throw new Held(
    loaded,
    problemOf({ code: entries === 0 ? 'lists/no-entries' : 'lists/fewer-entries', status: 409, facts }),
  );
}

/** What was read so far, beside the records themselves. */
class Reading {
  bytes = 0;
  isDelta = false;
  #publishedAt: string | null = null;
  #rejected = 0;
  readonly rejections: Rejected[] = [];

  async *records(events: AsyncIterable<ReadEvent>, report: () => Promise<void>): AsyncIterable<ListRecord> {
    let count = 0;
    for await (const event of events) {
      if (event.kind === 'record') {
        if (count++ % 50 === 0) await report();
        yield event;
      } else if (event.kind === 'rejected') {
        this.#rejected++;
        if (this.rejections.length < MOST_REJECTIONS) this.rejections.push(event);
      } else {
        this.isDelta ||= event.delta === true;
        this.#publishedAt = timeOf(event.publishedAt) ?? this.#publishedAt;
      }
    }
  }

  get counts() {
    return { rejected: this.#rejected, publishedAt: this.#publishedAt };
  }
}

function timeOf(text: string | undefined): string | null {
  if (text === undefined || !/^\d{4}(-\d{2}){0,2}/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** What becomes of an edition that is not put into service. */
type Fate = {
  readonly state: 'held' | 'failed' | 'discarded';
  readonly problem: Problem;
  readonly counts?: Loaded;
  /** An error nobody foresaw goes on to whoever logs those. */
  readonly unforeseen?: true;
};
const DISK_FULL: ReadonlySet<string> = new Set(['53100', 'ENOSPC', 'EDQUOT']);

function fateOf(error: unknown, edition: EditionRow): Fate {
  if (error instanceof Held) return { state: 'held', problem: error.problem, counts: error.loaded };
  if (error instanceof ListFileError)
    return { state: 'failed', problem: problemOfFile(error, edition.files) };
  if (error instanceof Refused) return { state: 'failed', problem: error.problem };
  if (error instanceof JobCancelled)
    return { state: 'discarded', problem: problemOf({ code: 'lists/load-cancelled', status: 409 }) };
  if (DISK_FULL.has((error as { code?: string }).code ?? ''))
    return { state: 'failed', problem: problemOf({ code: 'files/disk-full', status: 507 }) };
  return {
    state: 'failed',
    problem: problemOf({ code: 'lists/load-broken', status: 500 }),
    unforeseen: true,
  };
}

async function note(db: Db, about: { edition: EditionRow; reading: Reading; fate: Fate }): Promise<void> {
  const { edition, reading, fate } = about;
  await db.transaction().execute(async (trx) => {
    const store = editionStore(trx);
    if (!(await store.move(edition, 'loading', fate))) return;
    await store.setCounts(edition, { ...fate.counts, ...reading.counts });
    await store.replaceRejections(edition, reading.rejections);
  });
}
