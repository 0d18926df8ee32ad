import {
  type ListFile,
  ListFileError,
  type ReadEvent,
  type ReadOptions,
  type Rejected,
} from '../../core/record';
import { shortHash } from '../xml/entry';
import { plain } from '../xml/parts';
import { warningsOf } from '../xml/reading';
import { delimitedRows } from './delimited';
import { type OfsiRow, ofsiEvents, ofsiName } from './ofsi-entry';
import { ofsiInformation } from './ofsi-information';
import { progressOver } from './progress';

/** Rows of one entry stand anywhere in the file, so all are held. */
const MOST_CHARS = 400_000_000;
const HEADER_WITHIN = 10;
/**
 * The UK's consolidated list in CSV form: a line with its date, a header, and a row for each combination
 * of an entry's names, dates and addresses. Rows belong together by Group ID, else by the UK or UN
 * reference in Other Information, else by following their primary name.
 *
 * @source OFSI, "Format guide for the consolidated list"; editions of 2020 (36 columns) and 2026 (30 columns)
 * @throws ListFileError `lists/no-header`, `lists/truncated`, `lists/too-large`, and those of `delimitedRows`
 * @limits the list does not say which of several addresses or dates belongs to which alias
 */
export async function* readOfsiCsv(
  files: readonly ListFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  const progress = progressOver(options);
  const groups = new Map<string, OfsiRow[]>();
  for (const file of files) {
    const warnings = warningsOf({ ...options, progress: progress.of(file) });
    const gathering = gatherer(groups);
    for await (const row of delimitedRows(file, warnings.options)) {
      yield* warnings.taken();
      yield* gathering.take(row);
    }
    yield* warnings.taken();
    gathering.end();
    if (!gathering.hasHeader())
      throw new ListFileError(
        'lists/no-header',
        { line: 1 },
        'a header with "Name 6" and "Group Type"',
        file.name,
      );
  }
  for (const [key, rows] of groups) {
    options.signal?.throwIfAborted();
    yield* ofsiEvents(key, rows, options.dataset);
  }
}

function gatherer(groups: Map<string, OfsiRow[]>) {
  let columns: Map<string, number> | null = null;
  let width = 0;
  let seen = 0;
  let chars = 0;
  let lastKey = '';
  let broken: Rejected | null = null;
  return {
    /** A last row cut short is a file that broke off: rows after it would be missed. */
    end() {
      if (broken) throw new ListFileError('lists/truncated', broken.at, broken.expected, broken.found);
    },
    hasHeader: () => columns !== null,
    *take({ line, cells }: { line: number; cells: readonly string[] }): Generator<ReadEvent> {
      if (!columns) {
        const published = /^last updated$/i.test(cells[0]!.trim()) ? cells[1]?.trim() : undefined;
        if (published) yield { kind: 'facts', title: 'UK consolidated list', publishedAt: isoDay(published) };
        columns = headerOf(cells);
        width = cells.length;
        if (!columns && ++seen > HEADER_WITHIN)
          throw new ListFileError(
            'lists/no-header',
            { line },
            'a header with "Name 6" and "Group Type"',
            cells.join(',').slice(0, 200),
          );
        return;
      }
      broken = cells.length < width ? ragged(line, cells, width) : null;
      if (broken) return yield broken;
      if (cells.slice(width).some((cell) => cell.trim() !== '')) return yield ragged(line, cells, width);
      chars += cells.reduce((sum, cell) => sum + cell.length, 0);
      if (chars > MOST_CHARS)
        throw new ListFileError('lists/too-large', { line }, `at most ${MOST_CHARS} characters`, 'more');
      const at = columns;
      const cell = (header: string) => plain(cells[at.get(header) ?? -1]);
      const row: OfsiRow = { line, cell, information: ofsiInformation(cell('other information')) };
      lastKey = keyOf(row, lastKey, groups);
      const group = groups.get(lastKey);
      if (group) group.push(row);
      else groups.set(lastKey, [row]);
    },
  };
}

function headerOf(cells: readonly string[]): Map<string, number> | null {
  const columns = new Map<string, number>();
  cells.forEach((cell, i) => {
    const name = cell
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
      .replace(/^ni details$/, 'national identification details');
    // The first "Last Updated" is the banner's; in the header each name counts once.
    if (name && !columns.has(name)) columns.set(name, i);
  });
  return columns.has('name 6') && columns.has('group type') ? columns : null;
}

function keyOf(row: OfsiRow, lastKey: string, groups: ReadonlyMap<string, OfsiRow[]>): string {
  const { ukRef, unRef } = row.information;
  const stated = row.cell('group id') || ukRef || unRef;
  if (stated) return stated;
  const last = groups.get(lastKey)?.[0];
  const isPrimary =
    /^prim(?:ary|e)/i.test(row.cell('alias type')) && !/variation/i.test(row.cell('alias type'));
  if (last && lastKey.startsWith('x') && (!isPrimary || ofsiName(last) === ofsiName(row))) return lastKey;
  return `x${shortHash([row.cell('group type'), ofsiName(row), row.cell('dob')])}`;
}

const isoDay = (text: string) =>
  text.replace(
    /^(\d\d?)\/(\d\d?)\/(\d{4})$/,
    (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
  );
const ragged = (line: number, cells: readonly string[], width: number): Rejected => ({
  kind: 'rejected',
  at: { line },
  code: 'lists/ragged-row',
  expected: `${width} columns`,
  found: `${cells.length}: ${cells.join(',')}`.slice(0, 200),
  lost: 'entry',
});
