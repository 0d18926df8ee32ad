import { listLists } from '@belfry/lists/server';
import { streamEntities } from '@belfry/profiles/server';
import type { IndexedEntity } from '@belfry/screening';
import type { Cli } from '../cli';
import { CliProblem } from '../problem';
import { withBelfry } from './with-belfry';

export type LoadedList = { readonly name: string; readonly entries: number; readonly sha256: string };

/**
 * Hands over what each of these loaded lists has in service.
 *
 * @throws CliProblem `list/not-loaded` for a name that no list in service has
 */
export async function eachLoadedList(
  cli: Cli,
  names: readonly string[],
  take: (list: LoadedList, entities: AsyncIterable<IndexedEntity>) => Promise<void>,
): Promise<void> {
  await withBelfry(async ({ installation: { context, domains }, by }) => {
    const lists = (await listLists(domains.lists, { by })).filter((list) => list.edition !== null);
    const known = lists.map((list) => list.name).join(', ') || '—';
    for (const name of names) {
      cli.signal.throwIfAborted();
      const list = lists.find((one) => one.name === name);
      if (!list?.edition) throw new CliProblem('list/not-loaded', { list: name, known });
      await context.log.write(by, { act: 'consultation', objectKind: 'list', objectId: name });
      const { entries, sha256, number } = list.edition;
      await take(
        { name, entries, sha256 },
        streamEntities(context.db, { dataset: name, edition: number, matchableOnly: true }),
      );
    }
  });
}
