import { setImmediate } from 'node:timers/promises';
import { createIndex } from '@belfry/matching';
import type { Db, Trx } from '@belfry/platform/server';
import { changedSince, pictureRevision, streamEntities } from '@belfry/profiles/server';
import { type EntryIndex, entryIndex, type IndexedEntity } from '../../core/entries/entry-index';
import { screeningStore } from '../screenings/store';

/** Entities of one edition of a dataset, in whatever order. */
export type EntitySource = (ask: { dataset: string; edition: number }) => AsyncIterable<IndexedEntity>;

export type IndexKeeper = {
  /**
   * The index, as new as can be had at once: when lists have changed it is brought up to date first, but nobody waits
   * for that longer than `patienceMs`. What it holds stands in its `editions`; use it before awaiting anything else.
   */
  current(): Promise<EntryIndex>;
  /** Whether there is one yet. */
  isReady(): boolean;
  /** Looks for changes now and then, until `close`. */
  open(): void;
  close(): void;
};

type Deps = {
  readonly db: Db;
  /** An error while keeping up; the index goes on serving what it has. */
  readonly broken?: (error: unknown) => void;
  readonly patienceMs?: number;
};

const LOOK_MS = 500;
const POLL_MS = 4_000;
/** Changes taken in between two questions; more are built into another index while this one serves. */
const MOST_CHANGES = 1_000;
const SLICE = 100;

type Shown = { readonly index: EntryIndex; readonly revision: number };

/** Keeps an index of all lists in service in this process; each process keeps its own. */
export function indexKeeper(deps: Deps): IndexKeeper {
  let shown: Shown | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let updating: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function update(): Promise<void> {
    if (shown && shown.revision === (await pictureRevision(deps.db))) return;
    // One snapshot: the editions named are those the entities are of.
    const reading = deps.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
    const before = shown;
    shown = await reading.execute(
      async (trx) => (before && (await byDifference(trx, before))) ?? fromScratch(trx),
    );
  }

  /** Once it is through, the index is as new as the database was when it began. */
  async function catchUp(): Promise<void> {
    lookedAt = performance.now();
    updating ??= update().finally(() => {
      updating = null;
    });
    await updating;
  }

  const inBackground = () =>
    catchUp().catch((error: unknown) => {
      lookedAt = Number.NEGATIVE_INFINITY;
      deps.broken?.(error);
    });

  return {
    async current() {
      if (shown === null) await catchUp();
      else if (performance.now() - lookedAt > LOOK_MS || updating)
        await Promise.race([inBackground(), pause(deps.patienceMs ?? 3_000)]);
      if (shown === null) throw new Error('there is no index after it was built');
      return shown.index;
    },
    isReady: () => shown !== null,
    open() {
      timer ??= setInterval(inBackground, POLL_MS).unref();
      void inBackground();
    },
    close() {
      if (timer) clearInterval(timer);
      timer = null;
    },
  };
}

/** Null when so much has changed that a new index is better. */
async function byDifference(trx: Trx, { index, revision }: Shown): Promise<Shown | null> {
  const { gone, present, revision: now } = await changedSince(trx, revision, { matchableOnly: true });
  const changed: IndexedEntity[] = [];
  for await (const entity of present) if (changed.push(entity) + gone.length > MOST_CHANGES) return null;
  const editions = await screeningStore(trx).editionsInService();
  // Nothing is awaited from here on, so that no question meets half of a change.
  for (const { dataset, id } of gone) index.take(dataset, id);
  for (const entity of changed) index.put(entity);
  index.setEditions(editions);
  return { index, revision: now };
}

async function fromScratch(trx: Trx): Promise<Shown> {
  const index = entryIndex(createIndex);
  const revision = await pictureRevision(trx);
  for await (const entity of streamEntities(trx, { matchableOnly: true })) {
    index.put(entity);
    if (index.size % SLICE === 0) await setImmediate();
  }
  index.setEditions(await screeningStore(trx).editionsInService());
  return { index, revision };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
