import { listLists, refreshList } from '@belfry/lists/server';
import { Refused } from '@belfry/platform/server';
import type { Cli } from '../cli';
import { progressOn } from '../output/progress';
import type { LoadedOutcome } from './load-list';
import { problemSaid } from './refusal';
import { type Belfry, withBelfry } from './with-belfry';

/** Fetches each list from its source, one after the other; one that fails leaves the others be. */
export const refreshLoaded = (cli: Cli, names: readonly string[]): Promise<LoadedOutcome[]> =>
  withBelfry(async (belfry) => {
    const all = await listLists(belfry.installation.domains.lists, { by: belfry.by });
    const wanted =
      names.length > 0 ? names : all.filter(({ source }) => source !== null).map(({ name }) => name);
    const outcomes: LoadedOutcome[] = [];
    for (const name of wanted) outcomes.push(await refreshed(cli, belfry, name));
    return outcomes;
  });

async function refreshed(cli: Cli, { installation, by }: Belfry, name: string): Promise<LoadedOutcome> {
  const progress = progressOn(cli.say, 'progress.loading', cli.watched);
  const report = async (done: number, total?: number) => progress.step(done, total);
  try {
    const ask = { name, by, reason: 'belfry lists refresh', progress: { signal: cli.signal, report } };
    const outcome = await refreshList(installation.domains.lists, ask);
    if (outcome.unchanged)
      return { list: name, state: 'unchanged', edition: null, text: cli.say('lists.unchanged', { name }) };
    const state = outcome.state === 'held' ? 'held' : 'in_service';
    const why = outcome.problem ? await problemSaid(outcome.problem, cli.say) : '';
    return {
      list: name,
      state,
      edition: outcome.number,
      text: cli.say(`lists.refreshed.${state}`, { name, edition: outcome.number, why }),
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const why = await problemSaid(error.problem, cli.say);
    return {
      list: name,
      state: 'failed',
      edition: null,
      text: cli.say('lists.refresh-failed', { name, why }),
    };
  } finally {
    progress.end();
  }
}
