import { type ListFile, ListFileError } from '../../core/record';
import { decodedText, type TextOptions } from '../bytes';

export type DelimitedRow = {
  /** Line of the file the row begins on, 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
};

export type DelimitedOptions = TextOptions & {
  readonly delimiter?: string;
  readonly quote?: string;
};

/** What one row may cost. */
export const ROW_LIMITS = { chars: 4_000_000, cells: 2_000 } as const;

/** The first complete rows of a text already in hand; what cannot be completed is left out. */
export function rowsOfText(
  text: string,
  { delimiter, quote }: { delimiter: string; quote: string },
  most: number,
): DelimitedRow[] {
  const dialect = dialectOf(delimiter, quote);
  const rows: DelimitedRow[] = [];
  let from = 0;
  let line = 1;
  while (from < text.length && rows.length < most) {
    const row = rowAt({ buffer: text, from, final: false, line }, dialect);
    if (!row) break;
    if (row.cells.some((cell) => cell !== '')) rows.push({ line, cells: row.cells });
    line += lineEnds(text, from, row.next);
    from = row.next;
  }
  return rows;
}

type Dialect = { readonly delimiter: string; readonly quote: string; readonly bare: RegExp };
const dialectOf = (delimiter: string, quote: string): Dialect => ({
  delimiter,
  quote,
  bare: new RegExp(`[^${escaped(delimiter)}\\r\\n]*`, 'y'),
});
type Parsed = { readonly cells: string[]; readonly next: number };

/**
 * The rows of a delimited text file; lines without anything are left out.
 *
 * Quoted cells may hold delimiters, line ends and doubled quotes; a quote inside an unquoted cell is
 * a quote; what follows a closing quote is kept as it stands.
 *
 * @standard RFC 4180, with any delimiter and quote
 * @throws   ListFileError `lists/unclosed-quote`, `lists/row-too-long`, `lists/too-many-cells`, and those of `decodedText`
 * @limits   `ROW_LIMITS`: nothing larger is ever held
 */
export async function* delimitedRows(
  file: ListFile,
  options: DelimitedOptions = {},
): AsyncGenerator<DelimitedRow> {
  const { delimiter = ',', quote = '"', ...text } = options;
  const dialect = dialectOf(delimiter, quote);
  let buffer = '';
  let line = 1;
  const complete = function* (final: boolean): Generator<DelimitedRow> {
    let from = 0;
    while (from < buffer.length) {
      const row = rowAt({ buffer, from, final, line }, dialect);
      if (!row) break;
      if (row.cells.some((cell) => cell !== '' && cell !== '\x1a')) yield { line, cells: row.cells };
      line += lineEnds(buffer, from, row.next);
      from = row.next;
    }
    buffer = buffer.slice(from);
    if (buffer.length > ROW_LIMITS.chars)
      throw new ListFileError(
        'lists/row-too-long',
        { line },
        `at most ${ROW_LIMITS.chars} characters`,
        buffer.slice(0, 80),
      );
  };
  for await (const piece of decodedText(file, text)) {
    buffer += piece;
    yield* complete(false);
  }
  yield* complete(true);
}

type Place = {
  readonly buffer: string;
  readonly from: number;
  readonly final: boolean;
  readonly line: number;
};

/** The row that begins at `from`; null when its end is not in the buffer yet. */
function rowAt({ buffer, from, final, line }: Place, dialect: Dialect): Parsed | null {
  const cells: string[] = [];
  let at = from;
  while (true) {
    const cell = cellAt(buffer, at, dialect);
    if (cell === null && !final) return null;
    if (cell === null)
      throw new ListFileError(
        'lists/unclosed-quote',
        { line },
        `a closing ${dialect.quote}`,
        buffer.slice(at, at + 80),
      );
    cells.push(cell.text);
    if (cells.length > ROW_LIMITS.cells)
      throw new ListFileError(
        'lists/too-many-cells',
        { line },
        `at most ${ROW_LIMITS.cells} cells`,
        `${cells.length} or more`,
      );
    at = cell.end;
    if (at >= buffer.length) return final ? { cells, next: at } : null;
    if (buffer.startsWith(dialect.delimiter, at)) {
      at += dialect.delimiter.length;
      continue;
    }
    if (buffer[at] === '\r' && at + 1 >= buffer.length && !final) return null;
    return { cells, next: buffer[at] === '\r' && buffer[at + 1] === '\n' ? at + 2 : at + 1 };
  }
}

/** Null when a quote is opened and not closed in the buffer. */
function cellAt(
  buffer: string,
  from: number,
  { quote, bare }: Dialect,
): { text: string; end: number } | null {
  let open = from;
  while (buffer[open] === ' ') open++;
  if (buffer[open] !== quote) return bareText(buffer, from, bare);
  let text = '';
  let at = open + 1;
  while (true) {
    const close = buffer.indexOf(quote, at);
    if (close < 0) return null;
    text += buffer.slice(at, close);
    if (buffer[close + 1] !== quote) {
      const rest = bareText(buffer, close + 1, bare);
      return { text: text + rest.text.trimEnd(), end: rest.end };
    }
    text += quote;
    at = close + 2;
  }
}

function bareText(buffer: string, from: number, bare: RegExp): { text: string; end: number } {
  bare.lastIndex = from;
  const text = bare.exec(buffer)?.[0] ?? '';
  return { text, end: from + text.length };
}

function lineEnds(buffer: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++)
    if (buffer[at] === '\n' || (buffer[at] === '\r' && buffer[at + 1] !== '\n')) count++;
  return count;
}

const escaped = (text: string) => text.replace(/[\\\]^-]/g, '\\$&').replace(/[|]/g, '\\$&');
