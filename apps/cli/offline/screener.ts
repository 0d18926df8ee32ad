import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Entity } from '@belfry/model';
import type { IndexedEntity } from '@belfry/screening';
import type { FoundHit, FromThread, ScreenQuery, ToThread } from './messages';

/** Screens subjects against what it was given, in this thread or in several. */
export type Screener = {
  /** Batches worth having under way at once. */
  readonly width: number;
  put(entities: readonly IndexedEntity[], datasets: readonly string[]): Promise<void>;
  /** Hits of each subject, in their order. */
  screen(subjects: readonly Entity[], query: ScreenQuery): Promise<readonly (readonly FoundHit[])[]>;
  close(): Promise<void>;
};

const OFFER = 500;
/** Each thread holds the whole index: more of them would take more memory than they save time. */
const MOST_THREADS = 8;

export const threadsWorthwhile = (): number => Math.min(MOST_THREADS, availableParallelism());

/** @param threads 0: in this thread */
export async function screenerWith(threads: number): Promise<Screener> {
  return threads > 0 ? threadedScreener(threads) : localScreener();
}

async function localScreener(): Promise<Screener> {
  const { localIndex } = await import('./local-index');
  const index = localIndex();
  return {
    width: 1,
    put: async (entities, datasets) => index.put(entities, datasets),
    async screen(subjects, query) {
      const hits: FoundHit[][] = [];
      for (const subject of subjects) {
        hits.push(index.screen(subject, query));
        // Lets Ctrl-C and the progress line through between two subjects.
        await new Promise((next) => setImmediate(next));
      }
      return hits;
    },
    close: async () => {},
  };
}

function threadedScreener(count: number): Screener {
  const threads = Array.from({ length: count }, () => matchingThread());
  return {
    width: count * 2,
    async put(entities, datasets) {
      for (let at = 0; at < entities.length || at === 0; at += OFFER) {
        const page = entities.slice(at, at + OFFER);
        for (const thread of threads) thread.tell({ kind: 'put', entities: page, datasets });
      }
    },
    screen(subjects, query) {
      const idle = threads.reduce((a, b) => (b.waiting() < a.waiting() ? b : a));
      return idle.screen(subjects, query);
    },
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}

type Waiting = { done: (hits: readonly (readonly FoundHit[])[]) => void; failed: (error: Error) => void };

function matchingThread() {
  const worker = new Worker(new URL('./thread.mjs', import.meta.url), { execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let dead: Error | null = null;
  const die = (error: Error) => {
    dead ??= error;
    for (const { failed } of waiting.values()) failed(dead);
    waiting.clear();
  };
  worker.on('message', (message: FromThread) => {
    const asked = waiting.get(message.number);
    waiting.delete(message.number);
    if ('failed' in message) asked?.failed(new Error(message.failed));
    else asked?.done(message.hits);
  });
  worker.on('error', die);
  worker.on('exit', () => die(new Error('a matching thread ended')));
  const tell = (message: ToThread) => worker.postMessage(message);
  return {
    waiting: () => waiting.size,
    tell,
    screen: (subjects: readonly Entity[], query: ScreenQuery) =>
      new Promise<readonly (readonly FoundHit[])[]>((done, failed) => {
        if (dead) return failed(dead);
        const number = next++;
        waiting.set(number, { done, failed });
        tell({ kind: 'screen', number, subjects, query });
      }),
    async close() {
      worker.removeAllListeners('exit');
      await worker.terminate();
    },
  };
}
