import type { List } from '@belfry/lists/api';
import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';
import { forTerminal } from '../output/escape';
import { tableText } from '../output/table-text';

/** `belfry lists ls`: every list with its edition, entries and age; stale ones are marked. */
export async function showLists(cli: Cli, options: { readonly json?: boolean }): Promise<ExitCode> {
  const { loadedListsShown } = await import('../server-side/show-lists');
  const lists = await loadedListsShown();
  if (options.json) process.stdout.write(`${JSON.stringify(lists)}\n`);
  else if (lists.length === 0) process.stdout.write(`${cli.say('lists.none')}\n`);
  else process.stdout.write(forTerminal(listTable(cli, lists)));
  return EXIT.ok;
}

export function listTable({ say }: Cli, lists: readonly List[]): string {
  const head = ['name', 'title', 'edition', 'entries', 'published', 'age', 'state'].map((column) =>
    say(`lists.column.${column}`),
  );
  const rows = lists.map((list) => [
    list.name,
    list.title,
    list.edition ? String(list.edition.number) : '—',
    list.edition ? say.number(list.edition.entries) : '—',
    list.edition?.publishedAt?.slice(0, 10) ?? '—',
    list.ageHours === null ? '—' : ageText(say, list.ageHours),
    say(
      `lists.state.${list.held ? 'held' : list.refreshProblem ? 'failing' : list.stale ? 'stale' : list.edition ? 'fresh' : 'empty'}`,
    ),
  ]);
  return tableText([head, ...rows]);
}

const ageText = (say: Cli['say'], hours: number): string =>
  hours < 48
    ? say('age.hours', { count: Math.round(hours) })
    : say('age.days', { count: Math.round(hours / 24) });
