import type { Context } from '@belfry/platform/server';
import { streamEntities } from '@belfry/profiles/server';
import { z } from 'zod';
import { type MatchPool, matchPool } from './batch/match-pool';
import { runBatch } from './batch/run-batch';

const Payload = z.object({ screeningId: z.uuid() });
const THREADS = 2;
const IDLE_MS = 60_000;

export type ScreeningJobs = { /** Ends the matching threads. */ close(): Promise<void> };

/**
 * Batches as jobs: matched on two threads, which stay a minute after the last batch since they hold the lists.
 *
 * @returns  to be closed when the process stops
 */
export function defineScreeningJobs(
  context: Context,
  { threads = THREADS }: { threads?: number } = {},
): ScreeningJobs {
  let pool: MatchPool | null = null;
  let idle: NodeJS.Timeout | null = null;
  const close = async () => {
    if (idle) clearTimeout(idle);
    const closing = pool;
    pool = null;
    await closing?.close();
  };
  context.jobs.define('screening', async ({ payload, by, progress }) => {
    const { screeningId } = Payload.parse(payload);
    if (idle) clearTimeout(idle);
    pool ??= matchPool(threads);
    const source = (ask: { dataset: string; edition: number }) =>
      streamEntities(context.db, { ...ask, matchableOnly: true });
    try {
      await runBatch({ context, pool, source }, { screeningId, by, progress });
    } catch (error) {
      // Threads that may have died, or still work on what was given up, are of no more use.
      await close();
      throw error;
    }
    idle = setTimeout(() => void close(), IDLE_MS).unref();
    return undefined;
  });
  return { close };
}
