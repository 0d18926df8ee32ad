import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Entity } from '@belfry/model';
import type { IndexedEntity } from '@belfry/screening';
import { CliProblem } from '../problem';
import { contentOf } from './list-content';
import type { OfflineList } from './list-files';
import type { FromThread, Hits, ListContent, ScreenQuery, ToThread } from './messages';
import type { ReadAsk } from './read-lists';

/** Reads lists, and screens subjects against what it was given, in this thread or in several. */
export type Screener = {
  /** Batches worth having under way at once. */
  readonly width: number;
  /** Lists may be read at the same time. */
  readonly sideBySide: boolean;
  read(list: OfflineList, ask: Omit<ReadAsk, 'take'>): Promise<ListContent>;
  put(entities: readonly IndexedEntity[], datasets: readonly string[]): void;
  /** Hits of each subject, in their order. */
  screen(subjects: readonly Entity[], query: ScreenQuery): Promise<Hits>;
  close(): Promise<void>;
};

const OFFER = 500;
/** Each thread holds the whole index: more of them would take more memory than they save time. */
const MOST_THREADS = 8;

export const threadsWorthwhile = (): number => Math.min(MOST_THREADS, availableParallelism());

/**
 * @param threads  that read lists side by side; 0: all is done in this thread
 * @param matchers how many of them match: each of these takes the time and memory of an index of its own
 */
export async function screenerWith({
  threads,
  matchers,
}: {
  threads: number;
  matchers: number;
}): Promise<Screener> {
  return threads > 0 ? threadedScreener(threads, Math.min(threads, matchers)) : localScreener();
}

async function localScreener(): Promise<Screener> {
  const { localIndex } = await import('./local-index');
  const index = localIndex();
  return {
    width: 1,
    sideBySide: false,
    read: contentOf,
    put: index.put,
    async screen(subjects, query) {
      const hits = [];
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

function threadedScreener(count: number, matching: number): Screener {
  const threads = Array.from({ length: count }, () => matchingThread());
  const matchers = threads.slice(0, matching);
  const idle = (among: typeof threads) => among.reduce((a, b) => (b.waiting() < a.waiting() ? b : a));
  return {
    width: matching * 2,
    sideBySide: true,
    async read({ files, ...list }) {
      const places = files.map(({ name, path }) => ({ name, path }));
      return (await idle(threads).ask({ kind: 'read', list: { ...list, files: places } })) as ListContent;
    },
    put(entities, datasets) {
      for (let at = 0; at < entities.length || at === 0; at += OFFER) {
        const page = entities.slice(at, at + OFFER);
        for (const thread of matchers) thread.tell({ kind: 'put', entities: page, datasets });
      }
    },
    screen: async (subjects, query) =>
      (await idle(matchers).ask({ kind: 'screen', subjects, query })) as Hits,
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}

type Waiting = { done: (answer: Hits | ListContent) => void; failed: (error: Error) => void };
type Asked<Message> = Message extends { readonly number: number } ? Omit<Message, 'number'> : never;

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
    if ('answer' in message) asked?.done(message.answer);
    else asked?.failed(errorOf(message));
  });
  worker.on('error', die);
  worker.on('exit', () => die(new Error('a matching thread ended')));
  return {
    waiting: () => waiting.size,
    tell: (message: Extract<ToThread, { kind: 'put' }>) => worker.postMessage(message),
    ask: (message: Asked<ToThread>) =>
      new Promise<Hits | ListContent>((done, failed) => {
        if (dead) return failed(dead);
        const number = next++;
        waiting.set(number, { done, failed });
        worker.postMessage({ ...message, number });
      }),
    async close() {
      worker.removeAllListeners('exit');
      await worker.terminate();
    },
  };
}

function errorOf(message: Exclude<FromThread, { answer: unknown }>): Error {
  if ('failed' in message) return new Error(message.failed);
  const { code, facts, exit } = message.refused;
  return new CliProblem(code, facts, exit);
}
