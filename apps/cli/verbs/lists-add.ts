import type { TableMapping } from '@belfry/lists';
import { guessMapping, tableColumns } from '@belfry/lists/read';
import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';
import { listsAsked, type OfflineList } from '../offline/list-files';
import { columnsNamed, mappingSaid, schemaAsked } from '../offline/subject-rows';
import { CliProblem } from '../problem';

export type AddOptions = {
  readonly title?: string;
  readonly publisher?: string;
  readonly country?: string;
  readonly source?: string;
  readonly every?: number;
  readonly map?: readonly string[];
  readonly schema?: string;
  readonly confirm?: boolean;
  readonly json?: boolean;
};

/**
 * `belfry lists add NAME [FILES…]`: files as a new edition of a list, which is made when it is new.
 *
 * @returns 0 in service or unchanged, 1 held for confirmation, 2 unreadable: the edition before stays in service
 */
export async function addList(
  cli: Cli,
  name: string,
  files: readonly string[],
  options: AddOptions,
): Promise<ExitCode> {
  const asked = await listsAsked(files);
  const missing = asked.loaded[0];
  if (missing !== undefined) throw new CliProblem('list/not-found', { list: missing });
  if (asked.offline.length > 1)
    throw new CliProblem('list/one-edition', { files: asked.offline.map(({ shown }) => shown).join(', ') });
  const edition = asked.offline[0] ?? null;
  const mapping = edition?.format === 'table' ? await mappingFor(edition, options) : undefined;
  if (asked.joined.length > 0) cli.note(cli.say('list.joined', { files: asked.joined.join(', ') }));
  if (mapping) cli.note(cli.say('lists.mapping', { mapping: mappingText(mapping) }));
  const { loadList } = await import('../server-side/load-list');
  const outcome = await loadList(cli, { name, edition, mapping, options });
  if (options.json) process.stdout.write(`${JSON.stringify(outcome)}\n`);
  else process.stdout.write(`${outcome.text}\n`);
  return outcome.state === 'held' ? EXIT.found : outcome.state === 'failed' ? EXIT.unusable : EXIT.ok;
}

/** What the columns of a table mean: guessed, then as said. */
async function mappingFor(list: OfflineList, options: AddOptions): Promise<TableMapping> {
  const { columns, rows } = await tableColumns(list.files[0]!, { columns: columnsNamed(options.map) });
  const guessed = guessMapping(columns, rows);
  const said = Object.fromEntries((options.map ?? []).map((text) => mappingSaid(text, columns)));
  const kept: Record<string, string> = { ...guessed?.columns };
  for (const [column, target] of Object.entries(said)) {
    if (target === null) delete kept[column];
    else kept[column] = target;
  }
  if (Object.keys(kept).length === 0)
    throw new CliProblem('subjects/no-name-column', {
      file: list.shown,
      columns: columns.slice(0, 20).join(', '),
    });
  const schema = options.schema ? schemaAsked(options.schema) : (guessed?.schema ?? 'LegalEntity');
  return { ...guessed, schema, columns: kept };
}

const mappingText = ({ schema, columns }: TableMapping) =>
  [schema, ...Object.entries(columns).map(([column, target]) => `${column}=${target}`)].join(', ');
