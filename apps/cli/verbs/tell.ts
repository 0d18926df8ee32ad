import { basename } from 'node:path';
import type { Flag } from '@belfry/screening';
import type { Cli } from '../cli';
import type { ListRead } from '../offline/read-lists';
import { readerText } from '../reader-words';

const SHOWN = 5;

/** Says what was read of each list, and what of it was not taken and why. */
export async function tellLists(
  cli: Cli,
  read: readonly ListRead[],
  joined: readonly string[],
): Promise<void> {
  if (joined.length > 0)
    cli.note(cli.say('list.joined', { files: joined.map((path) => basename(path)).join(', ') }));
  for (const { list, entries, rejectedCount, rejected, publishedAt } of read) {
    const published = publishedAt ? cli.say('list.published', { date: publishedAt.slice(0, 10) }) : '';
    cli.note(cli.say('list.read', { name: list.dataset, format: list.format, count: entries, published }));
    if (rejectedCount === 0) continue;
    cli.note(cli.say('list.rejected', { count: rejectedCount }));
    for (const { at, code, expected, found } of rejected.slice(0, SHOWN)) {
      const where = [at.line ? cli.say('at.line', { line: at.line }) : '', at.element ?? '']
        .filter(Boolean)
        .join(', ');
      const why = readerText(cli.say, code, {
        expected,
        found,
        line: at.line ?? 0,
        element: at.element ?? '',
      });
      cli.note(cli.say('list.rejected.one', { where, why }));
    }
    if (rejectedCount > SHOWN) cli.note(cli.say('list.rejected.more', { count: rejectedCount - SHOWN }));
  }
}

/** Says which rows were flagged: the first of them one by one, the others as a number. */
export function flagTeller(cli: Cli): { take(row: number, flags: readonly Flag[]): void; end(): void } {
  let rows = 0;
  return {
    take(row, flags) {
      if (flags.length === 0) return;
      rows++;
      if (rows > SHOWN) return;
      for (const { code, column, value } of flags.slice(0, SHOWN))
        cli.note(flagText(cli, { row, code, column, value }));
    },
    end() {
      if (rows > SHOWN) cli.note(cli.say('flag.more', { count: rows - SHOWN }));
    },
  };
}

function flagText({ say }: Cli, flag: Flag & { readonly row: number }): string {
  const { row, code, column, value } = flag;
  const other = code.startsWith('lists/') ? 'flag.unreadable-row' : 'flag.bad-number';
  const key = say.has(`flag.${code}`) ? `flag.${code}` : other;
  const why = say(key);
  return say(column ? 'flag' : 'flag.row', { row, column, why, value: value.slice(0, 60) }).trimEnd();
}
