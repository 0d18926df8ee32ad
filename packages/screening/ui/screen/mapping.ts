import { schema } from '@belfry/model/schemata';
import type { SubjectMapping, SubjectUpload } from '../../core/api';

/** What the officer makes of an uploaded table's columns, before it is screened. */
export type MappingDraft = {
  readonly schema: string;
  /** Column → property, `reference`, `schema`, or null for not used. */
  readonly columns: { readonly [column: string]: string | null };
  /** How dates of numbers only are written. */
  readonly dates: 'dmy' | 'mdy';
};

/** The server's guess, taken as it is. */
export const draftFrom = (upload: SubjectUpload): MappingDraft => ({
  schema: upload.schema,
  dates: upload.dates ?? 'dmy',
  columns: Object.fromEntries(upload.columns.map(({ name, guess }) => [name, guess])),
});

export const assign = (draft: MappingDraft, column: string, target: string | null): MappingDraft => ({
  ...draft,
  columns: { ...draft.columns, [column]: target },
});

/** Another kind of subject: columns whose property it does not have are no longer used. */
export const withSchema = (draft: MappingDraft, name: string): MappingDraft => ({
  ...draft,
  schema: name,
  columns: Object.fromEntries(
    Object.entries(draft.columns).map(([column, target]) => [
      column,
      target && knows(name, target) ? target : null,
    ]),
  ),
});

/** Words `batch.problem.<code>`; `columns` are those it is about. */
export type MappingProblem = { readonly code: 'no-name' | 'twice'; readonly columns: readonly string[] };

const NAME_PARTS = ['name', 'firstName', 'lastName', 'middleName', 'secondName', 'alias'];
/** A subject has one of each; any other property may be fed by several columns. */
const ONCE = ['reference', 'schema', 'gender'];

/** What keeps the mapping from being used. */
export function mappingProblems({ columns }: MappingDraft): MappingProblem[] {
  const targets = Object.entries(columns);
  const problems: MappingProblem[] = [];
  if (!targets.some(([, target]) => target !== null && NAME_PARTS.includes(target))) {
    problems.push({ code: 'no-name', columns: [] });
  }
  for (const once of ONCE) {
    const fed = targets.filter(([, target]) => target === once).map(([column]) => column);
    if (fed.length > 1) problems.push({ code: 'twice', columns: fed });
  }
  return problems;
}

export const mappingOf = ({ schema: name, columns, dates }: MappingDraft): SubjectMapping => ({
  schema: name,
  columns: { ...columns },
  dates,
});

/** Columns the officer took elsewhere than the server guessed. */
export const corrected = (draft: MappingDraft, upload: SubjectUpload): string[] =>
  upload.columns.filter(({ name, guess }) => draft.columns[name] !== guess).map(({ name }) => name);

const COMMON = [
  'name',
  'firstName',
  'middleName',
  'lastName',
  'alias',
  'birthDate',
  'birthPlace',
  'birthCountry',
  'nationality',
  'country',
  'gender',
  'idNumber',
  'passportNumber',
  'registrationNumber',
  'address',
];

/** What a column of this kind of subject can be: first what tables usually have, then the rest in order of their label. */
export function targetsFor(name: string): {
  readonly common: readonly string[];
  readonly rest: readonly string[];
} {
  const usable = Object.values(schema(name)?.properties ?? {}).filter(
    (property) =>
      !property.hidden &&
      !property.stub &&
      !NEVER.includes(property.name) &&
      !['entity', 'checksum', 'json', 'html', 'mimetype'].includes(property.type),
  );
  const names = new Set(usable.map((property) => property.name));
  const common = COMMON.filter((prop) => names.has(prop));
  const rest = usable
    .filter((property) => !common.includes(property.name))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1))
    .map((property) => property.name);
  return { common, rest };
}

/** Never compared, so never offered: safeguards of ARCHITECTURE.md §10. */
const NEVER = ['religion', 'ethnicity', 'political'];

const knows = (name: string, target: string) =>
  ['reference', 'schema'].includes(target) || schema(name)?.properties[target] !== undefined;
