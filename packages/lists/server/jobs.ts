import { actingOf, type Context, JobFailed, problemOf, Refused } from '@belfry/platform/server';
import { z } from 'zod';
import type { ListDeps, SourceRules } from './deps';
import { failInterrupted } from './list-lock';
import { loadEdition } from './load-edition';
import type { Picture } from './picture';
import { refreshDue, refreshList } from './refresh-list';

const LoadPayload = z.object({
  dataset: z.string(),
  number: z.number().int(),
  confirmed: z.boolean().optional(),
  reason: z.string().nullish(),
});
const RefreshPayload = z.object({ dataset: z.string(), reason: z.string().nullish() });
const SCHEDULE_SECONDS = 60;

/**
 * What lists do in the background: load editions, refresh lists when they are due, and mark as failed what a dead
 * process left half-loaded.
 */
export function defineListJobs(
  context: Context,
  picture: Picture,
  { sources }: { sources?: SourceRules } = {},
): void {
  const deps: ListDeps = { context, picture, sources };
  context.jobs.define('list-load', async ({ payload, by, progress }) => {
    const outcome = await loadEdition(deps, { ...LoadPayload.parse(payload), by, progress });
    if (outcome.state === 'failed')
      throw new JobFailed(outcome.problem ?? problemOf({ code: 'lists/load-broken', status: 500 }));
    return outcome;
  });
  context.jobs.define('list-refresh', async ({ id, payload, by, progress }) => {
    const { dataset, reason } = RefreshPayload.parse(payload);
    try {
      return await refreshList(deps, { name: dataset, by, reason, jobId: id, progress });
    } catch (error) {
      throw error instanceof Refused && !(error instanceof JobFailed) ? new JobFailed(error.problem) : error;
    }
  });
  context.jobs.every({ name: 'lists', seconds: SCHEDULE_SECONDS }, async () => {
    for (const id of await failInterrupted(context.db)) context.changes.tell({ kind: 'list', id });
    await refreshDue(deps, (officerId, mandateId) => actingOf(context.db, officerId, mandateId));
  });
}
