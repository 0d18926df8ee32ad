import { Worker } from 'node:worker_threads';
import type { Entity } from '@belfry/model';
import type { EditionUsed } from '../../core/api';
import type { EntryHit, EntryQuery, IndexedEntity } from '../../core/entries/entry-index';
import type { EntitySource } from '../index/keeper';
import type { FromWorker, ToWorker } from './messages';

export type MatchPool = {
  readonly size: number;
  /** Brings all threads to these editions by difference; nothing is asked of them meanwhile. */
  load(ask: {
    readonly editions: readonly EditionUsed[];
    /** Of the picture: which entities are one entry is today's knowledge even for editions of old. */
    readonly revision: number;
    readonly source: EntitySource;
  }): Promise<void>;
  /** Hits of each subject, in their order; subjects of one call stay together on one thread. */
  screen(
    subjects: readonly Entity[],
    query: EntryQuery & { readonly threshold: number },
  ): Promise<readonly (readonly EntryHit[])[]>;
  close(): Promise<void>;
};

const OFFER = 200;
const AHEAD = 20;

/**
 * Threads that match, each with its own index.
 *
 * @throws  from every call once a thread has died: the pool is then of no use and must be closed
 */
export function matchPool(size: number): MatchPool {
  const threads = Array.from({ length: size }, () => matchThread());
  let loaded: string | null = null;
  return {
    size,
    async load({ editions, revision, source }) {
      const stamp = JSON.stringify([revision, editions]);
      if (loaded === stamp) return;
      loaded = null;
      for (const thread of threads) thread.tell({ kind: 'begin' });
      for (const { dataset, number } of editions)
        await offerAll(threads, source({ dataset, edition: number }));
      await Promise.all(threads.map((thread) => thread.ask({ kind: 'show', editions })));
      loaded = stamp;
    },
    async screen(subjects, query) {
      const idle = threads.reduce((a, b) => (b.waiting() < a.waiting() ? b : a));
      return idle.ask({ kind: 'screen', subjects, query });
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

async function offerAll(
  threads: readonly MatchThread[],
  entities: AsyncIterable<IndexedEntity>,
): Promise<void> {
  let page: IndexedEntity[] = [];
  let pages = 0;
  const send = async () => {
    for (const thread of threads) thread.tell({ kind: 'offer', entities: page });
    page = [];
    // Threads slower than the database would pile up copies of the lists in memory.
    if (++pages % AHEAD === 0)
      await Promise.all(threads.map((thread) => thread.ask({ kind: 'screen', ...NOTHING })));
  };
  for await (const entity of entities) if (page.push(entity) === OFFER) await send();
  await send();
}

const NOTHING = { subjects: [], query: { threshold: 1 } } as const;

type Asked<Message> = Message extends { readonly number: number } ? Omit<Message, 'number'> : never;
type MatchThread = ReturnType<typeof matchThread>;

function matchThread() {
  const worker = new Worker(new URL('./match-worker.mjs', import.meta.url), { execArgv: [] });
  const waiting = new Map<
    number,
    { done: (hits: readonly (readonly EntryHit[])[]) => void; failed: (error: Error) => void }
  >();
  let next = 1;
  let dead: Error | null = null;
  // A thread keeps the process alive only while it has something to answer.
  const settled = () => {
    if (waiting.size === 0) worker.unref();
  };
  const die = (error: Error) => {
    dead ??= error;
    for (const { failed } of waiting.values()) failed(dead);
    waiting.clear();
  };
  worker.on('message', (message: FromWorker) => {
    const asked = waiting.get(message.number);
    waiting.delete(message.number);
    if ('failed' in message) asked?.failed(new Error(`matching thread: ${message.failed}`));
    else asked?.done(message.hits);
    settled();
  });
  worker.on('error', die);
  worker.on('exit', () => die(new Error('a matching thread ended')));
  worker.unref();
  return {
    waiting: () => waiting.size,
    tell(message: Extract<ToWorker, { kind: 'begin' | 'offer' }>): void {
      if (dead) throw dead;
      worker.postMessage(message);
    },
    ask(message: Asked<ToWorker>): Promise<readonly (readonly EntryHit[])[]> {
      return new Promise((done, failed) => {
        if (dead) return failed(dead);
        const number = next++;
        waiting.set(number, { done, failed });
        worker.ref();
        worker.postMessage({ ...message, number });
      });
    },
    async close(): Promise<void> {
      await worker.terminate();
    },
  };
}
