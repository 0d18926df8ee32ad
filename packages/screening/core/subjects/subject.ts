import {
  captionOf,
  cleanText,
  datesAgree,
  isA,
  property,
  readNationalNumber,
  schema as schemaOf,
} from '@belfry/model';
import type { SubjectMapping } from '../api';
import { type Cell, type Cells, cleanCell, type Flag, givenOf, type Row } from './cells';
import { guessColumns, isOwnTarget, schemaNamed } from './columns';

export type ScreenSubject = {
  readonly schema: string;
  readonly properties: Readonly<Record<string, string[]>>;
  /** The asker's own key, when a column holds one. */
  readonly reference: string | null;
  /** The row as it stood, made safe to store; empty cells left out. */
  readonly given: Readonly<Record<string, string>>;
  readonly flags: readonly Flag[];
  readonly caption: string;
};

export type SubjectContext = {
  /** `YYYY-MM-DD`; tells which century a year of two digits is in, and which dates lie ahead. */
  readonly today?: string;
};

/** What one row has yielded so far. */
type Draft = {
  schema: string;
  reference: string | null;
  readonly properties: Record<string, string[]>;
  readonly flags: Flag[];
};

/**
 * One row of a table as a subject to be screened. It never fails: what cannot be used is flagged, and the row is
 * screened with what is left.
 *
 * @param cells    by column header, as read
 * @param mapping  what each column means; null: guessed from the headers
 * @returns        properties valid for the schema; invalid identifiers stay in (a list may carry the same slip) and
 *                 are flagged; invalid dates are flagged and left out
 * @limits         32 values a property, 500 characters a value; what is more is left out and flagged
 */
export function subjectFromRow(
  cells: Cells,
  mapping: SubjectMapping | null,
  context: SubjectContext = {},
): ScreenSubject {
  const columns = mapping ?? guessColumns(Object.keys(cells)).mapping;
  const draft: Draft = { schema: schemaFor(cells, columns), reference: null, properties: {}, flags: [] };
  flagSchema(cells, columns, draft);
  const { given, flags } = givenOf(cells);
  draft.flags.push(...flags);
  for (const [column, target] of Object.entries(columns.columns)) {
    const cell = cells[column];
    if (!target || cell === undefined || cell.trim() === '') continue;
    if (target === 'reference') draft.reference ??= cleanText(cell, 200).text || null;
    else if (!isOwnTarget(target))
      addCell(draft, { column, target, cell }, { columns, cells, today: context.today });
  }
  joinName(draft);
  return finish(draft, given);
}

/** A subject asked for in FollowTheMoney's form, brought through the same checks as a row. */
export function subjectFromProperties(
  ask: {
    readonly schema: string;
    readonly properties: Readonly<Record<string, readonly string[]>>;
    readonly reference?: string | undefined;
  },
  context: SubjectContext = {},
): ScreenSubject {
  const known = schemaOf(ask.schema) ? ask.schema : schemaNamed(ask.schema);
  const draft: Draft = {
    schema: known ?? 'LegalEntity',
    reference: ask.reference ? cleanText(ask.reference, 200).text || null : null,
    properties: {},
    flags: [],
  };
  if (!known)
    draft.flags.push({ code: 'subject/unknown-schema', column: 'schema', value: short(ask.schema) });
  const cells = Object.fromEntries(
    Object.entries(ask.properties).map(([prop, values]) => [prop, values.join('; ')]),
  );
  const columns = { schema: draft.schema, columns: {} };
  for (const [prop, values] of Object.entries(ask.properties)) {
    for (const cell of values) {
      addCell(
        draft,
        { column: prop, target: prop, cell, whole: true },
        { columns, cells, today: context.today },
      );
    }
  }
  joinName(draft);
  const { given, flags } = givenOf(cells);
  draft.flags.push(...flags.filter((flag) => !draft.flags.some((known) => known.column === flag.column)));
  return finish(draft, given);
}

function addCell(draft: Draft, at: Omit<Cell, 'schema'>, row: Row): void {
  const { schema } = draft;
  const { target, values, flags } = cleanCell({ ...at, schema }, row);
  draft.flags.push(...flags);
  if (target === null || values.length === 0) return;
  const known = (draft.properties[target] ??= []);
  const fresh = [...new Set(values)].filter((value) => !known.includes(value));
  known.push(...fresh.slice(0, MOST_VALUES - known.length));
  const isTold = draft.flags.some(({ code, column }) => code === TOO_MANY && column === at.column);
  if (fresh.length > 0 && known.at(-1) !== fresh.at(-1) && !isTold)
    draft.flags.push({ code: TOO_MANY, column: at.column, value: short(fresh.at(-1)!) });
}

/** Values of one property that are compared. */
const MOST_VALUES = 32;
const TOO_MANY = 'subject/too-many-values';

function schemaFor(cells: Cells, mapping: SubjectMapping): string {
  const column = columnOf(mapping, 'schema');
  const named = column ? schemaFrom(cells[column] ?? '') : null;
  return named ?? (schemaOf(mapping.schema) ? mapping.schema : 'LegalEntity');
}

const schemaFrom = (cell: string): string | null =>
  cell.trim() === '' ? null : schemaOf(cell.trim()) ? cell.trim() : schemaNamed(cell);

function flagSchema(cells: Cells, mapping: SubjectMapping, draft: Draft): void {
  const column = columnOf(mapping, 'schema');
  const cell = column ? (cells[column] ?? '') : '';
  if (column && cell.trim() !== '' && schemaFrom(cell) === null) {
    draft.flags.push({ code: 'subject/unknown-schema', column, value: short(cell) });
  }
}

const columnOf = (mapping: SubjectMapping, target: string): string | null =>
  Object.entries(mapping.columns).find(([, found]) => found === target)?.[0] ?? null;

/** A whole name from its parts, where no column gave one. */
function joinName(draft: Draft): void {
  const { properties } = draft;
  if (properties.name) return;
  const parts = ['firstName', 'secondName', 'middleName', 'lastName'].flatMap(
    (prop) => properties[prop] ?? [],
  );
  if (parts.length > 0) properties.name = [parts.join(' ').slice(0, 500)];
  if (isA(draft.schema, 'Person')) return;
  for (const prop of ['firstName', 'secondName', 'middleName', 'lastName']) {
    if (!property(draft.schema, prop)) delete properties[prop];
  }
}

function finish(draft: Draft, given: Record<string, string>): ScreenSubject {
  const { schema, properties, reference, flags } = draft;
  flagNumberOfOther(properties, flags);
  const named = ['name', 'alias', 'weakAlias', 'previousName'].some((prop) => properties[prop]);
  if (!named) flags.push({ code: 'subject/no-name', column: '', value: '' });
  const known = { id: reference ?? '', schema, properties };
  const caption = named ? captionOf(known) : (reference ?? Object.values(properties)[0]?.[0] ?? '—');
  return { schema, properties, reference, given, flags, caption };
}

/** A national number carries a date of birth: another one than the row's is a slip in one of the two. */
function flagNumberOfOther(properties: Draft['properties'], flags: Flag[]): void {
  for (const number of properties.idNumber ?? []) {
    const read = readNationalNumber(number);
    const dates = properties.birthDate ?? [];
    if (!read || dates.length === 0 || dates.some((date) => datesAgree(date, read.birthDate))) continue;
    flags.push({ code: 'subject/number-of-other-date', column: 'idNumber', value: number });
  }
}

const short = (value: string) => cleanText(value, 200).text;
