import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';
import { schemaAsked } from '../offline/subject-rows';
import { forTerminal } from '../output/escape';
import { tableText } from '../output/table-text';

export type SearchOptions = {
  readonly list?: string;
  readonly schema?: string;
  readonly country?: string;
  readonly limit: number;
  readonly json?: boolean;
};

/**
 * `belfry search WORDS…`: entries of loaded lists.
 *
 * @returns 0 when nothing was found, 1 when something was, as `screen` does
 */
export async function search(cli: Cli, words: string, options: SearchOptions): Promise<ExitCode> {
  const filters = {
    dataset: options.list ? [options.list] : [],
    schema: options.schema ? [schemaAsked(options.schema)] : [],
    country: options.country ? [options.country.toLowerCase()] : [],
  };
  const { searchLoaded } = await import('../server-side/look-up');
  const { items, total } = await searchLoaded(words, filters, options.limit);
  if (options.json) process.stdout.write(`${JSON.stringify({ items, total })}\n`);
  else if (items.length === 0) process.stdout.write(`${cli.say('search.none')}\n`);
  else {
    const rows = items.map((item) => [
      item.canonicalId,
      item.caption,
      item.schema,
      item.birthDates.join(' '),
      item.countries.join(' '),
      item.datasets.join(' '),
      item.score === null ? cli.say(`search.by.${item.reason}`) : item.score.toFixed(2),
    ]);
    const head = ['id', 'caption', 'schema', 'born', 'countries', 'lists', 'score'].map((column) =>
      cli.say(`search.column.${column}`),
    );
    process.stdout.write(
      tableText([head, ...rows].map((row) => row.map((cell) => forTerminal(cell).replace(/\s+/g, ' ')))),
    );
    if (total > items.length) cli.note(cli.say('search.more', { count: total - items.length }));
  }
  return items.length > 0 ? EXIT.found : EXIT.ok;
}
