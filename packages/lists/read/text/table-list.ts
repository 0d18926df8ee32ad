import { cleanText, type DateOrder, isA, property, schema } from '@belfry/model';
import type { ListFile, ReadEvent, ReadOptions, Rejected, TableMapping } from '../../core/record';
import { knownWords } from '../known-words';
import { type Entry, entryOf, type Statements, shortHash } from '../xml/entry';
import { addAddress, addDocument } from '../xml/parts';
import { guessMapping, schemaNamed } from './guess-mapping';
import { progressOver } from './progress';
import { type Cells, readTable, type TableRow, tableColumns } from './table';

const NAME_PARTS = ['firstName', 'secondName', 'middleName', 'lastName'];
/** Values of these are never divided: an address or a note may hold any sign. */
const WHOLE = new Set(['address', 'notes', 'description', 'summary', 'reason', 'birthPlace']);
const DOCUMENTS: Readonly<Record<string, string>> = knownWords({
  passportNumber: 'Passport',
  idNumber: 'National identification',
});
const GENDERS: Readonly<Record<string, string>> = knownWords({
  m: 'male',
  male: 'male',
  man: 'male',
  homme: 'male',
  h: 'male',
  masculin: 'male',
  mannelijk: 'male',
  männlich: 'male',
  mann: 'male',
  f: 'female',
  female: 'female',
  woman: 'female',
  femme: 'female',
  féminin: 'female',
  v: 'female',
  vrouw: 'female',
  vrouwelijk: 'female',
  w: 'female',
  weiblich: 'female',
  frau: 'female',
  x: 'other',
  other: 'other',
  autre: 'other',
  divers: 'other',
});

type Table = { readonly mapping: TableMapping; readonly order: DateOrder; readonly dataset: string };

/**
 * A list kept as a table: each row an entry, its columns by the mapping, or by a guessed one when none is given.
 *
 * Names in parts make the whole name; columns of a listing (`listingDate`, `reason`, `program`…) hang on
 * a sanction; a row without a key column is known by its content, so that it is another entry when it changes.
 *
 * @throws ListFileError as `readTable`
 */
export async function* readTableList(
  files: readonly ListFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  const progress = progressOver(options);
  for (const file of files) {
    const known = options.mapping ? { columns: Object.keys(options.mapping.columns) } : {};
    const shape = await tableColumns(file, known);
    const mapping = options.mapping ?? guessMapping(shape.columns, shape.rows);
    yield* unknownTargets(mapping, shape.columns);
    const table = { mapping, order: dateOrderOf(mapping, shape), dataset: options.dataset };
    const columns = Object.keys(mapping.columns);
    for await (const row of readTable(file, { signal: options.signal, progress: progress.of(file), columns }))
      if (row.kind === 'row') yield* eventsOf(row, table);
      else yield row;
  }
}

function* unknownTargets(mapping: TableMapping, columns: readonly string[]): Generator<Rejected> {
  const wanted = [...Object.keys(mapping.columns), mapping.keyColumn, mapping.schemaColumn].filter(
    (column) => column !== undefined,
  );
  for (const column of wanted)
    if (!columns.includes(column))
      yield {
        kind: 'rejected',
        at: { line: 1 },
        code: 'lists/missing-column',
        expected: `a column "${column.slice(0, 100)}"`,
        found: columns.join(', ').slice(0, 200),
        lost: 'value',
      };
}

/** Month first only where some date cannot be read day first, and none the other way round. */
function dateOrderOf(
  mapping: TableMapping,
  { columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] },
): DateOrder {
  const isDate = (target: string | undefined) => target !== undefined && /date/i.test(target);
  const dates = columns.flatMap((column, i) =>
    isDate(mapping.columns[column])
      ? rows.map((cells) => /^\s*(\d\d?)[/.-](\d\d?)[/.-]\d{4}/.exec(cells[i] ?? ''))
      : [],
  );
  const dayFirst = dates.some((parts) => parts && Number(parts[1]) > 12);
  return !dayFirst && dates.some((parts) => parts && Number(parts[2]) > 12) ? 'mdy' : 'dmy';
}

function eventsOf({ line, cells }: TableRow, { mapping, order, dataset }: Table): ReadEvent[] {
  const { schemaName, problem } = schemaOfRow(cells, mapping, line);
  const stated = mapping.keyColumn ? cleanText(cells[mapping.keyColumn] ?? '', 200).text : '';
  const key = stated || `x${shortHash(Object.entries(cells).flat())}`;
  const entry = entryOf({ dataset, key, schema: schemaName, at: { line } });
  let sanction: Statements | null = null;
  const onSanction = () => {
    if (sanction) return sanction;
    sanction = entry.attach('Sanction');
    sanction.say('entity', entry.id);
    return sanction;
  };
  for (const [column, target] of Object.entries(mapping.columns))
    for (const value of valuesOf(cells[column] ?? '', target, mapping.separator))
      sayCell({ entry, onSanction, target, value, order });
  addWholeName(entry, cells, mapping);
  return [...(problem ? [problem] : []), ...entry.events()];
}

function schemaOfRow(
  cells: Cells,
  mapping: TableMapping,
  line: number,
): { schemaName: string; problem: Rejected | null } {
  const fallback = schema(mapping.schema) ? mapping.schema : 'LegalEntity';
  const cell = mapping.schemaColumn ? (cells[mapping.schemaColumn] ?? '').trim() : '';
  const named = cell === '' ? fallback : schemaNamed(cell);
  const problem: Rejected | null =
    named === null
      ? {
          kind: 'rejected',
          at: { line },
          code: 'lists/unknown-schema',
          expected: 'a kind of thing',
          found: cleanText(cell, 200).text,
          lost: 'value',
        }
      : null;
  return { schemaName: named ?? fallback, problem };
}

const valuesOf = (cell: string, target: string, separator: string | undefined): string[] =>
  (separator && !WHOLE.has(target) ? cell.split(separator) : [cell])
    .map((value) => value.trim())
    .filter((value) => value !== '' && !/^(?:n\/?a|-+|null|none|nan)$/i.test(value));

type Saying = {
  readonly entry: Entry;
  readonly onSanction: () => Statements;
  readonly target: string;
  readonly value: string;
  readonly order: DateOrder;
};

function sayCell({ entry, onSanction, target, value, order }: Saying): void {
  if (target === 'address') {
    addAddress(entry, { full: value });
    return;
  }
  if (target === 'program') onSanction().say('program', value);
  const ofEntry = property(entry.schema, target);
  const writing = ofEntry || !property('Sanction', target) ? entry : onSanction();
  const type = (ofEntry ?? property('Sanction', target))?.type ?? propertyTypeElsewhere(target);
  if (type === 'date') writing.sayDate(target, value, { order });
  else if (type === 'country') writing.sayCountry(target, value);
  else if (type === 'gender') sayGender(entry, value);
  else if (DOCUMENTS[target] && isA(entry.schema, 'LegalEntity'))
    addDocument(entry, target, { number: value, type: DOCUMENTS[target] });
  else if (type !== null) writing.say(target, value);
  else entry.reject('lists/unknown-property', `a property of ${entry.schema}`, target);
}

/** The type of a property the row's schema lacks and a person or company has; null when nothing has it. */
const propertyTypeElsewhere = (target: string) =>
  ['Person', 'Company', 'Vessel', 'Airplane'].map((name) => property(name, target)?.type).find(Boolean) ??
  null;

function sayGender(entry: Entry, value: string): void {
  const gender = GENDERS[value.toLowerCase()];
  if (gender && isA(entry.schema, 'Person')) entry.say('gender', gender, { original: value });
  else if (!gender) entry.reject('lists/bad-gender', 'male, female or other', value);
}

/** Given and family names make the name, where no column holds it whole. */
function addWholeName(entry: Entry, cells: Cells, mapping: TableMapping): void {
  const cellsOf = (target: string) =>
    Object.entries(mapping.columns)
      .filter(([, to]) => to === target)
      .map(([column]) => cells[column]?.trim() ?? '')
      .filter(Boolean);
  if (cellsOf('name').length > 0) return;
  entry.say('name', NAME_PARTS.flatMap(cellsOf).join(' '));
}
