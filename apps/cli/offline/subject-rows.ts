import { type ListFile, ListFileError, type Rejected } from '@belfry/lists';
import { type Cells, readTable, type TableRow, tableColumns } from '@belfry/lists/read';
import { property, schemaNames, schema as schemaOf } from '@belfry/model';
import { columnSetKey, type Flag, guessColumns, type ScreenSubject, subjectFromRow } from '@belfry/screening';
import type { SubjectMapping } from '@belfry/screening/api';
import { CliProblem, unreadable } from '../problem';

export type SubjectRow = {
  /** Number of the row among the rows, from 1. */
  readonly row: number;
  readonly line: number;
  readonly subject: ScreenSubject;
  /** Codes of what was wrong, with the column and the value. */
  readonly flags: ScreenSubject['flags'];
};

export type SubjectAsk = {
  readonly file: ListFile;
  readonly shown: string;
  readonly today: string;
  /** `column=property`, as typed. */
  readonly map?: readonly string[];
  readonly schema?: string;
  readonly signal?: AbortSignal;
  readonly progress?: (bytes: number) => void;
};

export type Subjects = {
  readonly mapping: SubjectMapping;
  rows(): AsyncGenerator<SubjectRow>;
};

/**
 * The rows of a file of subjects, columns guessed from their headers unless said.
 *
 * A cell that begins with an apostrophe before `=`, `+`, `-` or `@` is read without it: that is how results are kept
 * from being run as formulas.
 *
 * @throws CliProblem `subjects/unreadable`, `subjects/no-name-column`, `map/…`, `schema/unknown`
 */
export async function subjectsIn(ask: SubjectAsk): Promise<Subjects> {
  const shape = await refusing(ask, () => tableColumns(ask.file, { columns: columnsNamed(ask.map) }));
  const columns = await mapper(ask, shape.columns);
  const samples = shape.rows.map((cells) =>
    Object.fromEntries(shape.columns.map((column, i) => [column, cells[i] ?? ''])),
  );
  const mapping = columns(shape.columns, samples);
  if (!hasName(mapping) && shape.columns.length > 0)
    throw new CliProblem('subjects/no-name-column', {
      file: ask.shown,
      columns: shape.columns.slice(0, 20).join(', '),
    });
  return { mapping, rows: () => rowsIn(ask, mapping, (names) => columns(names, samples)) };
}

type Columns = (names: readonly string[], samples: readonly Record<string, string>[]) => SubjectMapping;

async function mapper(ask: SubjectAsk, known: readonly string[]): Promise<Columns> {
  const schema = ask.schema === undefined ? undefined : schemaAsked(ask.schema);
  const said = Object.fromEntries((ask.map ?? []).map((text) => mappingSaid(text, known)));
  return (names, samples) => {
    const { mapping } = guessColumns(names, samples);
    return { ...mapping, ...(schema && { schema }), columns: { ...mapping.columns, ...said } };
  };
}

/** The columns that `--map` speaks of. */
export const columnsNamed = (map: readonly string[] | undefined): string[] =>
  (map ?? []).map((text) => text.slice(0, Math.max(0, text.lastIndexOf('='))).trim());

/** `column=property` as typed; an empty property leaves the column out. */
export function mappingSaid(text: string, known: readonly string[]): [string, string | null] {
  const at = text.lastIndexOf('=');
  const [column, target] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1) throw new CliProblem('map/not-a-pair', { given: text });
  const exact =
    known.find((one) => one === column) ?? known.find((one) => one.toLowerCase() === column.toLowerCase());
  if (!exact) throw new CliProblem('map/no-column', { column, columns: known.slice(0, 20).join(', ') });
  if (target === '') return [exact, null];
  const isKnown =
    ['schema', 'reference'].includes(target) || schemaNames().some((name) => property(name, target));
  if (!isKnown) throw new CliProblem('map/no-property', { property: target });
  return [exact, target];
}

/** The schema of that name, in whatever case it was typed. */
export function schemaAsked(text: string): string {
  const found =
    schemaOf(text)?.name ?? schemaNames().find((name) => name.toLowerCase() === text.toLowerCase());
  if (!found) throw new CliProblem('schema/unknown', { schema: text });
  return found;
}

const NAMES = ['name', 'firstName', 'lastName', 'alias', 'weakAlias', 'previousName'];
const hasName = ({ columns }: SubjectMapping) =>
  Object.values(columns).some((target) => target !== null && NAMES.includes(target)) || hasNumber(columns);
/** Numbers identify without a name: IMO, LEI, national numbers. */
const hasNumber = (columns: SubjectMapping['columns']) =>
  Object.values(columns).some(
    (target) =>
      target !== null &&
      ['identifier', 'iban'].includes(
        property('Company', target)?.type ??
          property('Vessel', target)?.type ??
          property('Person', target)?.type ??
          '',
      ),
  );

async function* rowsIn(
  ask: SubjectAsk,
  first: SubjectMapping,
  guess: (names: readonly string[]) => SubjectMapping,
): AsyncGenerator<SubjectRow> {
  let number = 0;
  let pending: Flag[] = [];
  // Rows of JSON need not have the same keys.
  const mappings = new Map<string, SubjectMapping>([[columnSetKey(Object.keys(first.columns)), first]]);
  const subjectOf = (cells: Cells) =>
    subjectFromRow(unguarded(cells), mappingOf(cells, first, mappings, guess), { today: ask.today });
  for await (const one of tableRows(ask)) {
    if (one.kind === 'row') {
      number++;
      const subject = subjectOf(one.cells);
      const flags = [...subject.flags, ...pending];
      pending = [];
      if (Object.values(one.cells).some((cell) => cell.trim() !== ''))
        yield { row: number, line: one.line, subject, flags };
      continue;
    }
    const flag = { code: one.code, column: '', value: one.found.slice(0, 200) };
    // A row that cannot be read is a subject all the same: none is lost.
    if (one.lost === 'entry')
      yield { row: ++number, line: one.at.line ?? 0, subject: subjectOf({}), flags: [flag] };
    else if (one.code === 'lists/ragged-row' && one.at.line !== 0) pending = [{ ...flag, value: '' }];
  }
}

async function* tableRows(ask: SubjectAsk): AsyncGenerator<TableRow | Rejected> {
  const source = readTable(ask.file, {
    columns: columnsNamed(ask.map),
    ...(ask.signal && { signal: ask.signal }),
    ...(ask.progress && { progress: ask.progress }),
  });
  while (true) {
    const next = await refusing(ask, () => source.next());
    if (next.done) return;
    yield next.value;
  }
}

function mappingOf(
  cells: Cells,
  first: SubjectMapping,
  mappings: Map<string, SubjectMapping>,
  guess: (names: readonly string[]) => SubjectMapping,
): SubjectMapping {
  const names = Object.keys(cells);
  if (names.every((name) => name in first.columns)) return first;
  const key = columnSetKey(names);
  const known = mappings.get(key);
  if (known) return known;
  const guessed = guess(names);
  if (mappings.size < 1_000) mappings.set(key, guessed);
  return guessed;
}

function unguarded(cells: Cells): Record<string, string> {
  const out: Record<string, string> = Object.create(null);
  for (const [column, cell] of Object.entries(cells))
    out[column] = /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
  return out;
}

async function refusing<Value>(ask: SubjectAsk, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ListFileError)) throw error;
    throw unreadable(ask, error, 'subjects');
  }
}
