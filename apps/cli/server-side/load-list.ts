import type { TableMapping } from '@belfry/lists';
import { addList, changeList, findList, listEditions, loadFiles } from '@belfry/lists/server';
import { type Acting, Refused } from '@belfry/platform/server';
import type { Cli } from '../cli';
import type { OfflineList } from '../offline/list-files';
import { progressOn } from '../output/progress';
import type { AddOptions } from '../verbs/lists-add';
import { problemSaid } from './refusal';
import { type Belfry, withBelfry } from './with-belfry';

export type LoadedOutcome = {
  readonly list: string;
  readonly state: 'in_service' | 'held' | 'failed' | 'unchanged' | 'made';
  readonly edition: number | null;
  readonly text: string;
};

type Ask = {
  readonly name: string;
  readonly edition: OfflineList | null;
  readonly mapping: TableMapping | undefined;
  readonly options: AddOptions;
};

/** Makes or changes the list, then loads the files as its next edition. @throws Refused */
export const loadList = (cli: Cli, ask: Ask): Promise<LoadedOutcome> =>
  withBelfry(async (belfry) => {
    await ensureList(belfry, ask);
    const { name, edition } = ask;
    if (!edition) return { list: name, state: 'made', edition: null, text: cli.say('lists.made', { name }) };
    return loadEdition(cli, belfry, { ...ask, edition });
  });

async function ensureList({ installation, by }: Belfry, { name, mapping, options }: Ask): Promise<void> {
  const { lists } = installation.domains;
  const about = {
    ...(options.publisher !== undefined && { publisher: options.publisher }),
    ...(options.country !== undefined && { country: options.country.toLowerCase() }),
    ...(options.source !== undefined && { source: options.source }),
    ...(options.every !== undefined && { refreshEveryHours: options.every, refreshOn: true }),
    ...(mapping && { mapping }),
  };
  const known = await findList(lists, name).catch((error: unknown) => {
    if (error instanceof Refused && error.problem.status === 404) return null;
    throw error;
  });
  if (!known) await addList(lists, { name, title: options.title ?? name, ...about }, { by, reason: REASON });
  else if (Object.keys(about).length > 0 || options.title !== undefined)
    await changeList(lists, name, {
      ...about,
      ...(options.title !== undefined && { title: options.title }),
      by,
      reason: REASON,
    });
}

const REASON = 'belfry lists add';

async function loadEdition(
  cli: Cli,
  belfry: Belfry,
  { name, edition, mapping, options }: Ask & { edition: OfflineList },
): Promise<LoadedOutcome> {
  const { lists } = belfry.installation.domains;
  const progress = progressOn(cli.say, 'progress.loading', cli.watched);
  try {
    const outcome = await loadFiles(lists, name, {
      paths: edition.files.map(({ path }) => path),
      format: edition.format,
      ...(mapping && { mapping }),
      ...(options.confirm && { confirmed: true }),
      by: belfry.by as Acting,
      reason: REASON,
      progress: { signal: cli.signal, report: async (done, total) => progress.step(done, total) },
    });
    progress.end();
    const loaded = (await listEditions(lists, name)).find(({ number }) => number === outcome.number);
    const state = outcome.state === 'held' || outcome.state === 'failed' ? outcome.state : 'in_service';
    const why = outcome.problem ? await problemSaid(outcome.problem, cli.say) : '';
    const facts = { name, edition: outcome.number, why, ...countsOf(loaded) };
    return { list: name, state, edition: outcome.number, text: cli.say(`lists.${state}`, facts) };
  } catch (error) {
    progress.end();
    if (!(error instanceof Refused) || error.problem.code !== 'lists/unchanged') throw error;
    return { list: name, state: 'unchanged', edition: null, text: cli.say('lists.unchanged', { name }) };
  }
}

const countsOf = (
  edition:
    | { entries: number; rejected: number; listed: number; delisted: number; changed: number }
    | undefined,
) => ({
  entries: edition?.entries ?? 0,
  rejected: edition?.rejected ?? 0,
  listed: edition?.listed ?? 0,
  delisted: edition?.delisted ?? 0,
  changed: edition?.changed ?? 0,
});
