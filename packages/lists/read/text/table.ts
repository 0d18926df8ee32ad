import { type ListFile, ListFileError, type Rejected } from '../../core/record';
import { type ByteLimits, decodedText, headOf, SNIFF_BYTES, type TextOptions, zipKind } from '../bytes';
import { delimitedRows } from './delimited';
import { dialectOf, NO_DELIMITER } from './dialect';
import { isObject, jsonRecords } from './json-records';
import { type Header, headerOf } from './table-header';
import { xlsxRows } from './xlsx';

export type Cells = Readonly<Record<string, string>>;
/** One row; `line` is the line of the file or the row of the sheet, from 1. Cells have no prototype. */
export type TableRow = { readonly kind: 'row'; readonly line: number; readonly cells: Cells };
export type TableOptions = {
  readonly limits?: Partial<ByteLimits>;
  readonly signal?: AbortSignal;
  readonly progress?: (bytes: number) => void;
  /** Columns that whoever asks knows by name: the row that holds them all is the header. */
  readonly columns?: readonly string[];
};
export type TableShape = {
  readonly form: 'delimited' | 'xlsx' | 'json';
  readonly columns: readonly string[];
  /** First rows, cells in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
};

type Line = { readonly line: number; readonly cells: readonly string[] };

const HEADER_ROWS = 30;
const SHOWN_ROWS = 100;
const MOST_RAGGED_TOLD = 500;
/** Values of one JSON list share a cell. */
export const VALUE_SEPARATOR = '; ';

/**
 * The rows of any table: delimited text in any common dialect, an Excel workbook (its first sheet with
 * rows), JSON lines or an array of objects. What is wrong with a row is told beside it: a row is given
 * even when it is ragged, with what it has. How the text had to be decoded is told too.
 *
 * @throws ListFileError for what is no table (`lists/is-pdf`, `lists/empty-file`…) and what is over a limit
 */
export async function* readTable(
  file: ListFile,
  options: TableOptions = {},
): AsyncGenerator<TableRow | Rejected> {
  const form = await formOf(file);
  const notes: Rejected[] = [];
  const noting = { ...options, warn: (note: Rejected) => notes.push(note) };
  const rows =
    form === 'json' ? jsonTable(file, noting) : headed(await linesOf(file, form, noting), options.columns);
  for await (const row of rows) {
    yield* notes.splice(0);
    yield row;
  }
  yield* notes.splice(0);
}

/**
 * The columns of a table and its first hundred rows.
 *
 * @throws ListFileError as `readTable`
 */
export async function tableColumns(
  file: ListFile,
  options: Pick<TableOptions, 'columns'> = {},
): Promise<TableShape> {
  const form = await formOf(file);
  const rows: Cells[] = [];
  const columns = new Set<string>();
  for await (const row of readTable(file, options)) {
    if (row.kind !== 'row') continue;
    rows.push(row.cells);
    for (const column of Object.keys(row.cells)) columns.add(column);
    if (rows.length >= SHOWN_ROWS) break;
  }
  if (rows.length === 0 && form !== 'json')
    for (const column of await onlyHeader(file, form)) columns.add(column);
  return {
    form,
    columns: [...columns],
    rows: rows.map((cells) => [...columns].map((column) => cells[column] ?? '')),
  };
}

async function onlyHeader(file: ListFile, form: TableShape['form']): Promise<readonly string[]> {
  for await (const { cells } of await linesOf(file, form, {})) return headerOf([cells]).columns;
  return [];
}

async function formOf(file: ListFile): Promise<TableShape['form']> {
  const head = await headOf(file, SNIFF_BYTES);
  if (zipKind(head) === 'xlsx') return 'xlsx';
  return /^\s*[[{]\s*["{[\]}]/.test(await beginning(file, 200)) ? 'json' : 'delimited';
}

async function linesOf(
  file: ListFile,
  form: TableShape['form'],
  options: TextOptions,
): Promise<AsyncIterable<Line>> {
  if (form === 'xlsx') return xlsxRows(file, options);
  const text = await beginning(file, 64 * 1024);
  if (text.replace(/[\0\s]/g, '') === '')
    throw new ListFileError('lists/empty-file', {}, 'a table', 'only white space');
  return withoutSep(delimitedRows(file, { ...options, ...dialectOf(text) }));
}

/** Excel's `sep=;` line is no row. */
async function* withoutSep(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  for await (const one of lines)
    if (!(one.line === 1 && /^\s*sep=/i.test(one.cells.join('')) && one.cells.join('').length < 8)) yield one;
}

async function beginning(file: ListFile, chars: number): Promise<string> {
  let text = '';
  for await (const piece of decodedText(file)) {
    text += piece;
    if (text.length >= chars) break;
  }
  return text.slice(0, chars);
}

async function* headed(
  lines: AsyncIterable<Line>,
  named: readonly string[] = [],
): AsyncGenerator<TableRow | Rejected> {
  const first: Line[] = [];
  let header: Header | null = null;
  const ragged = raggedTeller();
  const start = function* (): Generator<TableRow | Rejected> {
    const found = headerOf(
      first.map((one) => one.cells),
      named,
    );
    header = found;
    for (const one of first.slice(0, found.at ?? 0)) yield beforeHeader(one);
    for (const one of first.slice(found.at === null ? 0 : found.at + 1))
      yield* rowOf(one, found.columns, ragged);
  };
  for await (const one of lines) {
    if (header) yield* rowOf(one, (header as Header).columns, ragged);
    else if (first.push(one) >= HEADER_ROWS) yield* start();
  }
  if (!header && first.length > 0) yield* start();
  if (first.length === 0) throw new ListFileError('lists/empty-file', {}, 'a table', 'no rows');
  yield* ragged.rest();
}

type RaggedTeller = ReturnType<typeof raggedTeller>;

function raggedTeller() {
  let told = 0;
  const rejection = (line: number, expected: string, found: string): Rejected => ({
    kind: 'rejected',
    at: { line },
    code: 'lists/ragged-row',
    expected,
    found,
    lost: 'value',
  });
  return {
    *tell(line: number, expected: string, found: string): Generator<Rejected> {
      if (++told <= MOST_RAGGED_TOLD) yield rejection(line, expected, found.slice(0, 200));
    },
    *rest(): Generator<Rejected> {
      if (told > MOST_RAGGED_TOLD)
        yield rejection(0, 'rows as wide as the header', `${told - MOST_RAGGED_TOLD} more rows`);
    },
  };
}

function* rowOf(
  { line, cells: given }: Line,
  columns: readonly string[],
  ragged: RaggedTeller,
): Generator<TableRow | Rejected> {
  const beyond = given.slice(columns.length).filter((cell) => cell.trim() !== '');
  if (given.length < columns.length || beyond.length > 0)
    yield* ragged.tell(line, `${columns.length} cells`, `${given.length}: ${given.join(' | ')}`);
  const cells: Record<string, string> = Object.create(null);
  columns.forEach((column, i) => {
    cells[column] = given[i] ?? '';
  });
  yield { kind: 'row', line, cells };
}

const beforeHeader = ({ line, cells }: Line): Rejected => ({
  kind: 'rejected',
  at: { line },
  code: 'lists/before-header',
  expected: 'the header',
  found: cells.filter(Boolean).join(' | ').slice(0, 200),
  lost: 'value',
});

async function* jsonTable(file: ListFile, options: TextOptions): AsyncGenerator<TableRow | Rejected> {
  for await (const record of jsonRecords(file, options)) {
    if ('kind' in record) {
      yield record;
      continue;
    }
    const cells: Record<string, string> = Object.create(null);
    const { properties, ...rest } = record.value;
    for (const [column, value] of Object.entries(
      isObject(properties) ? { ...rest, ...properties } : record.value,
    )) {
      const texts = (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap(cellText);
      cells[column.slice(0, 200)] = texts.join(VALUE_SEPARATOR);
    }
    yield { kind: 'row', line: record.line, cells };
  }
}

const cellText = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'number' || typeof value === 'boolean'
      ? [String(value)]
      : value === null || value === undefined
        ? []
        : [JSON.stringify(value)];

export { NO_DELIMITER };
