import { cleanText, countryCodesIn, isA, property } from '@belfry/model';
import { headerKey } from '@belfry/model/column-names';
import type { SubjectMapping } from '../api';
import { readDateCell } from './dates';
import { checkIdentifier } from './identifiers';

export type Cells = Readonly<Record<string, string>>;
export type Flag = { readonly code: string; readonly column: string; readonly value: string };

export type Cell = {
  readonly column: string;
  /** FollowTheMoney property the column was said to hold. */
  readonly target: string;
  readonly cell: string;
  readonly schema: string;
  /** The cell is one value already, never split. */
  readonly whole?: boolean;
};
export type Row = {
  readonly columns: SubjectMapping;
  readonly cells: Cells;
  readonly today?: string | undefined;
};
type Cleaned = {
  readonly target: string | null;
  readonly values: readonly string[];
  readonly flags: readonly Flag[];
};
export type ReadCell = { readonly values: readonly string[]; readonly code: string | null };

const MAX_VALUE = 500;
const MAX_GIVEN = 2_000;
const MAX_COLUMNS = 200;
/** Never compared: safeguards of ARCHITECTURE.md §10. */
const NEVER = new Set(['religion', 'ethnicity', 'political']);
const NAME_PARTS = new Set(['firstName', 'secondName', 'middleName', 'lastName', 'fatherName', 'motherName']);

/** One cell as values of one property of the row's schema, with what was wrong with it. */
export function cleanCell(at: Cell, row: Row): Cleaned {
  const target = targetIn(at.schema, at.target);
  const flag = (code: string, value: string): Flag => ({
    code,
    column: at.column,
    value: value.slice(0, 200),
  });
  if (NEVER.has(at.target)) return { target: null, values: [], flags: [flag('subject/never-compared', '')] };
  if (target === null) return { target, values: [], flags: [flag('subject/not-of-schema', shown(at.cell))] };
  const type = property(at.schema, target)?.type ?? 'name';
  const [values, flags]: [string[], Flag[]] = [[], []];
  for (const part of at.whole ? [at.cell] : split(at.cell, type)) {
    const { text, flags: found } = cleanText(part, MAX_VALUE);
    if (found.includes('too-long')) flags.push(flag('subject/too-long', text.slice(0, 60)));
    if (found.some((code) => code !== 'too-long')) flags.push(flag('subject/hidden-characters', text));
    if (text === '' || isBlank(text)) continue;
    const read = readValue(text, { ...at, target }, row);
    if (read.code) flags.push(flag(read.code, text));
    values.push(...read.values);
  }
  return { target, values, flags };
}

function readValue(text: string, at: Cell, row: Row): ReadCell {
  const type = property(at.schema, at.target)?.type ?? 'name';
  if (type === 'date') return readDates(text, row);
  if (type === 'country') return found(countryCodesIn(text), 'subject/unknown-country');
  if (type === 'gender') return found(genderOf(text), 'subject/unknown-gender');
  if (type === 'identifier' || type === 'iban') return checkIdentifier({ ...at, value: text }, row.cells);
  return { values: [text], code: null };
}

const found = (values: readonly string[], code: string): ReadCell => ({
  values,
  code: values.length === 0 ? code : null,
});

function readDates(text: string, { columns, today }: Row): ReadCell {
  const read = readDateCell(text, columns.dates ?? 'dmy', today);
  if (!read) return { values: [], code: 'subject/bad-date' };
  if (today && read.values.some((date) => date > today)) return { values: [], code: 'subject/future-date' };
  return { values: read.values, code: read.century === 'assumed' ? 'subject/assumed-century' : null };
}

/** The property of this schema that says the same; null when it has none. */
function targetIn(schema: string, target: string): string | null {
  if (NAME_PARTS.has(target)) return target;
  if (property(schema, target) && !property(schema, target)?.stub) return target;
  const instead: Readonly<Record<string, readonly string[]>> = {
    birthDate: ['incorporationDate', 'buildDate'],
    nationality: ['jurisdiction', 'flag', 'country'],
    citizenship: ['jurisdiction', 'country'],
    birthCountry: ['country'],
    jurisdiction: ['country'],
    flag: ['country'],
    idNumber: ['registrationNumber'],
    socialSecurityNumber: ['idNumber'],
    vatCode: ['registrationNumber'],
    incorporationDate: isA(schema, 'Vehicle') ? ['buildDate'] : [],
  };
  if (!Object.hasOwn(instead, target)) return null;
  return instead[target]!.find((other) => property(schema, other)) ?? null;
}

function split(cell: string, type: string): string[] {
  const bounded = cell.length > 20_000 ? cell.slice(0, 20_000) : cell;
  return WHOLE.has(type) ? [bounded] : bounded.split(/[;|\n]/);
}

/** Countries are told apart by their own reader: `Korea, Republic of` is one. */
const WHOLE = new Set(['text', 'address', 'url', 'country']);

/** What tables write where there is nothing. */
const isBlank = (text: string) =>
  /^(-+|n\/?a|null|none|nihil|néant|unknown|onbekend|inconnu|unbekannt|\?+|\.+)$/i.test(text);

const GENDERS: Readonly<Record<string, string>> = {
  m: 'male',
  male: 'male',
  man: 'male',
  masculin: 'male',
  homme: 'male',
  h: 'male',
  mannelijk: 'male',
  mann: 'male',
  mannlich: 'male',
  mr: 'male',
  '1': 'male',
  f: 'female',
  female: 'female',
  woman: 'female',
  feminin: 'female',
  femme: 'female',
  v: 'female',
  vrouw: 'female',
  vrouwelijk: 'female',
  w: 'female',
  frau: 'female',
  weiblich: 'female',
  mrs: 'female',
  '2': 'female',
  x: 'other',
  other: 'other',
  autre: 'other',
  ander: 'other',
  andere: 'other',
  divers: 'other',
  d: 'other',
  o: 'other',
};
const genderOf = (text: string): string[] => {
  const key = headerKey(text);
  return Object.hasOwn(GENDERS, key) ? [GENDERS[key]!] : [];
};

/** The row as it stood, made safe to store. */
export function givenOf(cells: Cells): { given: Record<string, string>; flags: Flag[] } {
  const given: Record<string, string> = Object.create(null);
  const flags: Flag[] = [];
  const filled = Object.entries(cells).filter(([, cell]) => cell !== '');
  for (const [column, cell] of filled.slice(0, MAX_COLUMNS)) {
    const { text, flags: found } = cleanText(cell, MAX_GIVEN);
    given[cleanText(column, 200).text] = text;
    if (found.includes('too-long'))
      flags.push({ code: 'subject/too-long', column, value: text.slice(0, 60) });
  }
  if (filled.length > MAX_COLUMNS) {
    flags.push({ code: 'subject/too-many-columns', column: '', value: String(filled.length) });
  }
  return { given, flags };
}

const shown = (cell: string) => cleanText(cell, 200).text;
