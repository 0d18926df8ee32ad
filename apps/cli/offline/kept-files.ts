import { sha256OfFiles } from '@belfry/lists/read';
import type { ListedEntity } from '@belfry/profiles';
import type { EditionUsed } from '@belfry/screening/api';
import type { ReplayLists } from '@belfry/screening/server';
import type { Cli } from '../cli';
import { CliProblem } from '../problem';
import { contentOf } from './list-content';
import { listsAsked, type OfflineList } from './list-files';
import { entriesOf, joinedOf } from './picture';

/**
 * The editions of a receipt from files that someone kept; a file is an edition when its bytes are.
 *
 * @throws CliProblem `receipt/no-editions` when none of the files is one of the editions
 * @limits tables are read with their columns guessed, which need not be how they were read then
 */
export async function keptFiles(
  cli: Cli,
  paths: readonly string[],
  editions: readonly EditionUsed[],
): Promise<ReplayLists> {
  const { offline } = await listsAsked(paths);
  const kept = new Map<string, OfflineList>();
  for (const list of offline) {
    const { sha256 } = await sha256OfFiles(list.files, cli.signal);
    const edition = editions.find((one) => one.sha256 === sha256);
    if (edition) kept.set(edition.dataset, { ...list, dataset: edition.dataset });
    else cli.note(cli.say('replay.not-its-file', { file: list.shown, sha256 }));
  }
  if (kept.size === 0)
    throw new CliProblem('receipt/no-editions', {
      editions: editions.map(({ title, sha256 }) => `${title} (SHA-256 ${sha256})`).join(', '),
    });
  const entities: ListedEntity[] = [];
  for (const list of kept.values())
    for (const entity of (await contentOf(list, { signal: cli.signal })).entities) entities.push(entity);
  const joined = new Map(joinedOf(entities).map((entry) => [entry.contentHash, entry]));
  const entries = entriesOf(entities).map((entry) => joined.get(entry.contentHash) ?? entry);
  return {
    find: async (asked) =>
      new Map(
        asked
          .filter(({ dataset }) => kept.has(dataset))
          .map(({ dataset, number }) => [dataset, { dataset, edition: number }]),
      ),
    async *source({ dataset }) {
      for (const entry of entries) if (entry.dataset === dataset) yield entry;
    },
  };
}
