import { setImmediate } from 'node:timers/promises';
import { rateOver, type Sample, withSample } from '../../core/progress';
import { JobCancelled, type JobHandler, JobInterrupted, Refused } from '../context';
import { problemOf } from '../problem';
import type { JobEnd, JobStand, JobStore, TakenJob } from './store';

const beatMs = 300;
const maxAttempts = 8;

export type RunDeps = {
  readonly store: JobStore;
  /** Something moved, for open screens. */
  readonly moved: (id: string) => void;
  /** An error nobody foresaw; returns the number to quote. */
  readonly broken: (error: unknown, jobId: string) => string;
};

/**
 * Runs one taken job to its end and stores that end.
 *
 * @param stop  aborted with JobInterrupted when the process stops or has lost its locks
 * @returns     once nothing of the job runs here any more
 */
export async function runJob(
  deps: RunDeps,
  job: TakenJob,
  work: { handler: JobHandler; stop: AbortSignal },
): Promise<void> {
  const controller = new AbortController();
  const abort = () => controller.abort(work.stop.reason);
  work.stop.addEventListener('abort', abort);
  if (work.stop.aborted) abort();
  if (job.cancelRequested) controller.abort(new JobCancelled());
  const progress = follow(deps, job, controller);
  try {
    const end = await endOf(deps, job, { handler: work.handler, controller, report: progress.report });
    if (end === 'interrupted') await deps.store.giveBack(job.id);
    else await deps.store.finish(job.id, end, progress.stand());
  } finally {
    work.stop.removeEventListener('abort', abort);
    await progress.end();
    deps.moved(job.id);
  }
}

type Work = {
  handler: JobHandler;
  controller: AbortController;
  report: (done: number, total?: number) => Promise<void>;
};

async function endOf(deps: RunDeps, job: TakenJob, work: Work): Promise<JobEnd | 'interrupted'> {
  const { signal } = work.controller;
  if (job.attempts > maxAttempts) return failed('job/given-up', { attempts: job.attempts - 1 });
  try {
    const { id, payload, by } = job;
    const result = await work.handler({ id, payload, by, progress: { report: work.report, signal } });
    return { state: 'done', ...(result && { result }) };
  } catch (error) {
    if (signal.reason instanceof JobInterrupted) return 'interrupted';
    if (error instanceof JobCancelled || signal.reason instanceof JobCancelled) return { state: 'cancelled' };
    if (error instanceof Refused) return { state: 'failed', problem: error.problem };
    const instance = deps.broken(error, job.id);
    return { state: 'failed', problem: { ...problemOf({ code: 'job/broken', status: 500 }), instance } };
  }
}

const failed = (code: string, facts: Record<string, number>): JobEnd => ({
  state: 'failed',
  problem: problemOf({ code, status: 500, facts }),
});

/** Keeps what was reported last, and writes it a few times a second while cancelling is looked for. */
function follow(deps: RunDeps, job: TakenJob, controller: AbortController) {
  let [done, total] = [job.done, null as number | null];
  let samples: Sample[] = [];
  let yieldedAt = performance.now();
  let writing: Promise<void> | null = null;
  let written = '';

  const stand = (): JobStand => ({ done, total, rate: rateOver(samples) });
  const write = async () => {
    samples = withSample(samples, { atMs: performance.now(), done });
    const { cancelRequested } = await deps.store.beat(job.id, stand());
    if (cancelRequested) controller.abort(new JobCancelled());
    const now = `${done}/${total}`;
    if (now !== written) deps.moved(job.id);
    written = now;
  };
  const timer = setInterval(() => {
    // A beat that cannot be written is tried again; when the database is gone the locks are, and the job stops.
    writing ??= write()
      .catch(() => {})
      .finally(() => {
        writing = null;
      });
  }, beatMs);

  return {
    stand,
    async report(nowDone: number, nowTotal?: number): Promise<void> {
      done = nowDone;
      total = nowTotal ?? total;
      // Without this a handler that awaits only what is ready would never let the beat run.
      if (performance.now() - yieldedAt > 50) {
        await setImmediate();
        yieldedAt = performance.now();
      }
      controller.signal.throwIfAborted();
    },
    async end(): Promise<void> {
      clearInterval(timer);
      await writing;
    },
  };
}
