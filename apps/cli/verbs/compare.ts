import { ListFileError } from '@belfry/lists';
import { readTable, tableColumns } from '@belfry/lists/read';
import { type Explanation, explainPair, sentence } from '@belfry/matching';
import { cleanText, type Entity } from '@belfry/model';
import { headerKey } from '@belfry/model/column-names';
import { rounded, schemaNamed } from '@belfry/screening';
import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';
import { inputFile } from '../offline/spool';
import { schemaAsked } from '../offline/subject-rows';
import { csvCell } from '../output/escape';
import { progressOn } from '../output/progress';
import { writerTo } from '../output/writer';
import { CliProblem, unreadable } from '../problem';

export type CompareOptions = {
  readonly format: 'csv' | 'jsonl' | 'json';
  readonly output?: string;
  /** Schema of rows that do not name their own. */
  readonly schema?: string;
};

const ADDED = ['score', 'sureness', 'explanation'];
const MOST_NAME = 2_000;
const ORGANISATION = new Set(['legal-form', 'descriptive-word', 'acronym']);

type Columns = {
  readonly all: readonly string[];
  readonly left: string;
  readonly right: string;
  readonly schema: string | null;
};
type Compared = {
  readonly cells: Readonly<Record<string, string>>;
  readonly added: readonly [number, number, string];
};

/**
 * `belfry compare PAIRS`: how alike the two names of each row are. All columns are carried through as they stand.
 *
 * Carried cells are never altered, not even where a spreadsheet would run them; the explanation begins with a letter.
 */
export async function compare(cli: Cli, path: string, options: CompareOptions): Promise<ExitCode> {
  const file = await inputFile(path);
  const asked = options.schema === undefined ? null : schemaAsked(options.schema);
  const columns = await refusing(path, async () => columnsOf((await tableColumns(file)).columns, path));
  const writer = await writerTo(options.output);
  const progress = progressOn(cli.say, 'progress.comparing', cli.watched && options.output !== undefined);
  let pairs = 0;
  let ragged = 0;
  const compared = async function* () {
    const source = readTable(file, { signal: cli.signal });
    while (true) {
      const next = await refusing(path, () => source.next());
      if (next.done) return;
      if (next.value.kind === 'rejected' && next.value.code === 'lists/ragged-row') ragged++;
      if (next.value.kind !== 'row') continue;
      progress.step(++pairs);
      yield comparedRow(next.value.cells, columns, { asked, language: cli.language });
    }
  };
  try {
    for await (const text of texts(compared(), columns, options.format)) await writer.write(text);
    await writer.finish();
  } catch (error) {
    await writer.discard();
    throw error;
  }
  progress.end();
  if (ragged > 0) cli.note(cli.say('compare.ragged', { count: ragged }));
  cli.note(cli.say('compare.done', { count: pairs }));
  return EXIT.ok;
}

function columnsOf(all: readonly string[], path: string): Columns {
  const find = (...keys: string[]) => all.find((column) => keys.includes(headerKey(column))) ?? null;
  const [left, right] = [find('name1'), find('name2')];
  if (!left || !right)
    throw new CliProblem('compare/no-names', { file: path, columns: all.slice(0, 20).join(', ') });
  return { all, left, right, schema: find('schema') };
}

function comparedRow(
  cells: Readonly<Record<string, string>>,
  columns: Columns,
  { asked, language }: { asked: string | null; language: Cli['language'] },
): Compared {
  const named = columns.schema ? (cells[columns.schema] ?? '') : '';
  const entity = (column: string) => {
    const name = cleanText(cells[column] ?? '', MOST_NAME).text;
    return { id: column, schema: 'LegalEntity', properties: { name: name ? [name] : [] } };
  };
  const explanation = explained(entity(columns.left), entity(columns.right), schemaNamed(named) ?? asked);
  const { leftName, rightName } = explanation;
  // A name that is not there is like no other.
  const [score, sureness] =
    leftName === null || rightName === null ? [0, 0] : [explanation.score, explanation.sureness];
  return { cells, added: [rounded(score), rounded(sureness), sentence(explanation, language)] };
}

/** Names of no told schema are an organisation's when words say so, else a person's. */
function explained(left: Entity, right: Entity, schema: string | null): Explanation {
  const as = (name: string) => explainPair({ ...left, schema: name }, { ...right, schema: name });
  if (schema !== null) return as(schema);
  const organisation = as('Organization');
  const says = organisation.contributions.some(({ feature }) => ORGANISATION.has(feature));
  return says ? organisation : as('Person');
}

async function* texts(
  rows: AsyncIterable<Compared>,
  columns: Columns,
  format: CompareOptions['format'],
): AsyncGenerator<string> {
  // A column of the file that is called as one of ours gives way to ours.
  const carried = columns.all.filter((column) => !ADDED.includes(column));
  if (format === 'csv') yield `${[...carried, ...ADDED].map(csvCell).join(',')}\n`;
  let before = '[\n';
  for await (const { cells, added } of rows) {
    const kept = carried.map((column) => cells[column] ?? '');
    if (format === 'csv') {
      yield `${[...kept, ...added.map(String)].map(csvCell).join(',')}\n`;
      continue;
    }
    const record = Object.fromEntries(
      [...carried, ...ADDED].map((name, i) => [name, [...kept, ...added][i]]),
    );
    yield format === 'jsonl' ? `${JSON.stringify(record)}\n` : before + JSON.stringify(record);
    before = ',\n';
  }
  if (format === 'json') yield before === '[\n' ? '[]\n' : '\n]\n';
}

async function refusing<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ListFileError)) throw error;
    throw unreadable({ shown: path }, error, 'subjects');
  }
}
