import type { Entity } from '@belfry/model';
import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';
import { type EntryChange, entryDifferences } from '../offline/difference';
import { listsAsked, type OfflineList } from '../offline/list-files';
import { entityOf, readWhole } from '../offline/read-lists';
import { forTerminal } from '../output/escape';
import { writerTo } from '../output/writer';
import { CliProblem } from '../problem';
import { tellLists } from './tell';

export type DiffOptions = { readonly json?: boolean; readonly output?: string };

/**
 * `belfry lists diff LIST [FROM] [TO]` or `belfry lists diff OLD NEW` with files: what changed, in words.
 *
 * @returns 0 when nothing changed, 1 when something did
 */
export async function diffLists(
  cli: Cli,
  args: readonly (string | undefined)[],
  options: DiffOptions,
): Promise<ExitCode> {
  const [list, from, to] = args as [string, string | undefined, string | undefined];
  const asked = await listsAsked([list]);
  const writer = await writerTo(options.output);
  let count = 0;
  const take = async (change: EntryChange) => {
    count++;
    await writer.write(options.json ? `${JSON.stringify(change)}\n` : changeText(cli, change));
  };
  try {
    if (asked.loaded.length > 0) {
      const { loadedDifferences } = await import('../server-side/loaded-differences');
      const ends = { from: editionNumber(from), to: editionNumber(to) };
      await loadedDifferences(list, { ...ends, signal: cli.signal }, take);
    } else for (const change of await fileChanges(cli, list, from)) await take(change);
    await writer.finish();
  } catch (error) {
    await writer.discard();
    throw error;
  }
  cli.note(cli.say('diff.done', { count }));
  return count > 0 ? EXIT.found : EXIT.ok;
}

function editionNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new CliProblem('list/not-an-edition', { given: text });
  return Number(text);
}

async function fileChanges(cli: Cli, before: string, after: string | undefined): Promise<EntryChange[]> {
  if (after === undefined) throw new CliProblem('list/one-file');
  const [old, now] = [await listsAsked([before]), await listsAsked([after])];
  const [older, newer] = [old.offline[0], now.offline[0]];
  if (!older || !newer || old.offline.length > 1 || now.offline.length > 1)
    throw new CliProblem('list/one-file');
  // One name for both, so that ids made of it are the same.
  const read = (list: OfflineList, joined: readonly string[]) =>
    entitiesOf(cli, { ...list, dataset: newer.dataset }, joined);
  return entryDifferences(await read(older, old.joined), await read(newer, now.joined));
}

async function entitiesOf(cli: Cli, list: OfflineList, joined: readonly string[]): Promise<Entity[]> {
  const entities: Entity[] = [];
  const take = (stated: Parameters<typeof entityOf>[0]) => entities.push(entityOf(stated, list));
  const done = await readWhole(list, { signal: cli.signal, take });
  await tellLists(cli, [done], joined);
  return entities;
}

function changeText({ say }: Cli, change: EntryChange): string {
  const { kind, caption, schema, entityId, properties } = change;
  const lines = properties.flatMap(({ prop, from, to }) => [
    ...from.map((value) => `    − ${prop}: ${value}`),
    ...to.map((value) => `    + ${prop}: ${value}`),
  ]);
  return `${[say(`diff.${kind}`, { caption, schema, id: entityId }), ...lines].map(forTerminal).join('\n')}\n`;
}
