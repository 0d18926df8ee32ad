import { type Db, type JobHandler, JobInterrupted, type JobKind, type Jobs } from '../context';
import type { Standing } from '../standing';
import { type RunDeps, runJob } from './run';
import { type JobStore, jobStore } from './store';

const pollMs = 1_000;
const stopMs = 5_000;

export type JobRunner = Jobs & {
  readonly store: JobStore;
  /** Begins to take jobs, here, until `close`. */
  open(): void;
  /** Runs what waits, and what that starts in turn, until nothing is left to take. */
  runWaiting(): Promise<void>;
  /** Interrupts what runs here, so that it is handed out again, and waits at most five seconds for it to stop. */
  close(): Promise<void>;
};

export type JobDeps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly standing: Standing;
  readonly moved: RunDeps['moved'];
  readonly broken: RunDeps['broken'];
};

/**
 * Jobs on the `job` table. A job belongs to the process that holds its lock; a process that dies loses its locks,
 * and the job is taken by the next process that looks. Of each kind one job runs in a process at a time.
 */
export function jobRunner(deps: JobDeps): JobRunner {
  const store = jobStore(deps.db, deps.now);
  const handlers = new Map<JobKind, JobHandler>();
  const running = new Map<string, { kind: JobKind; ended: Promise<void> }>();
  const repeated: { name: string; ms: number; work: () => Promise<void> }[] = [];
  const timers: NodeJS.Timeout[] = [];
  let stop = new AbortController();
  let looking: Promise<boolean> | null = null;
  let lookAgain = false;
  let isOpen = false;

  const interrupt = () => {
    stop.abort(new JobInterrupted());
    stop = new AbortController();
  };
  deps.standing.onLost(interrupt);

  async function take(found: { id: string; kind: JobKind }): Promise<boolean> {
    const lock = `job ${found.id}`;
    if (running.has(found.id) || !(await deps.standing.tryLock(lock))) return false;
    const signal = stop.signal;
    const job = await store.take(found.id).catch(async (error: unknown) => {
      await deps.standing.unlock(lock);
      throw error;
    });
    const handler = handlers.get(found.kind);
    if (!job || !handler) {
      await deps.standing.unlock(lock);
      return false;
    }
    const { moved, broken } = deps;
    const ended = runJob({ store, moved, broken }, job, { handler, stop: signal })
      .catch((error: unknown) => void broken(error, found.id))
      .then(() => deps.standing.unlock(lock))
      .catch(() => {})
      .finally(() => {
        running.delete(found.id);
        look();
      });
    running.set(found.id, { kind: found.kind, ended });
    return true;
  }

  async function lookOnce(): Promise<boolean> {
    let taken = false;
    for (const found of await store.open([...handlers.keys()])) {
      const busy = [...running.values()].some(({ kind }) => kind === found.kind);
      if (!busy || found.cancelRequested) taken = (await take(found)) || taken;
    }
    return taken;
  }

  function look(): void {
    if (!isOpen) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = lookOnce().catch((error: unknown) => {
      deps.broken(error, 'none');
      return false;
    });
    looking.finally(() => {
      looking = null;
      if (lookAgain) {
        lookAgain = false;
        look();
      }
    });
  }

  async function once(task: (typeof repeated)[number]): Promise<void> {
    const lock = `schedule ${task.name}`;
    if (!(await deps.standing.tryLock(lock))) return;
    await task.work().finally(() => deps.standing.unlock(lock));
  }

  const schedule = (task: (typeof repeated)[number]) => {
    const run = () => once(task).catch((error: unknown) => void deps.broken(error, task.name));
    timers.push(setInterval(run, task.ms));
  };

  return {
    store,
    define: (kind, handler) => void handlers.set(kind, handler),
    async start(ask, trx) {
      const id = await store.insert(ask, trx);
      deps.moved(id);
      look();
      return id;
    },
    async cancel(id) {
      await store.requestCancel(id);
      deps.moved(id);
      look();
    },
    every(ask, work) {
      const task = { name: ask.name, ms: ask.seconds * 1000, work };
      repeated.push(task);
      if (isOpen) schedule(task);
    },
    open() {
      isOpen = true;
      deps.standing.listen('belfry_work', look);
      timers.push(setInterval(look, pollMs));
      for (const task of repeated) schedule(task);
      look();
    },
    async runWaiting() {
      while (await lookOnce()) await Promise.all([...running.values()].map(({ ended }) => ended));
    },
    async close() {
      isOpen = false;
      for (const timer of timers.splice(0)) clearInterval(timer);
      await looking?.catch(() => {});
      interrupt();
      const ended = Promise.all([...running.values()].map((job) => job.ended));
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, stopMs).unref())]);
    },
  };
}
