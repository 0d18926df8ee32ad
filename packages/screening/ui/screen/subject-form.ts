import { partialDate } from '@belfry/model/partial-date';
import type { SubjectIn } from '../../core/api';

/** Kinds of subject the form offers; the schema says which fields. */
export const SUBJECT_SCHEMATA = [
  'Person',
  'Company',
  'Organization',
  'Vessel',
  'Airplane',
  'Vehicle',
  'LegalEntity',
] as const;
export type SubjectSchema = (typeof SUBJECT_SCHEMATA)[number];

export type Field = {
  readonly prop: string;
  readonly kind: 'text' | 'date' | 'country' | 'gender';
  /** More than one value may be given. */
  readonly many: boolean;
};

const field = (prop: string, kind: Field['kind'] = 'text', many = false): Field => ({ prop, kind, many });
const NAME = field('name', 'text', true);
const ORGANISATION = [
  NAME,
  field('jurisdiction', 'country', true),
  field('registrationNumber', 'text', true),
  field('taxNumber', 'text', true),
  field('leiCode'),
  field('incorporationDate', 'date'),
  field('address', 'text', true),
];
const CRAFT = [
  NAME,
  field('country', 'country', true),
  field('registrationNumber', 'text', true),
  field('buildDate', 'date'),
];

/** Fields of each kind, in the order they are asked. */
export const FIELDS: { readonly [schema in SubjectSchema]: readonly Field[] } = {
  Person: [
    NAME,
    field('birthDate', 'date', true),
    field('birthPlace'),
    field('nationality', 'country', true),
    field('gender', 'gender'),
    field('idNumber', 'text', true),
    field('passportNumber', 'text', true),
    field('address', 'text', true),
  ],
  Company: ORGANISATION,
  Organization: ORGANISATION,
  LegalEntity: [
    NAME,
    field('country', 'country', true),
    field('idNumber', 'text', true),
    field('registrationNumber', 'text', true),
    field('address', 'text', true),
  ],
  Vessel: [
    NAME,
    field('imoNumber'),
    field('mmsi'),
    field('callSign'),
    field('flag', 'country', true),
    field('type'),
    field('buildDate', 'date'),
  ],
  Airplane: [...CRAFT, field('serialNumber'), field('type')],
  Vehicle: [...CRAFT, field('type')],
};

/** What the officer has typed; values of a field in the order they stand in the form. */
export type SubjectDraft = {
  readonly schema: SubjectSchema;
  readonly values: { readonly [prop: string]: readonly string[] };
  readonly reason: string;
};

/** Words `screen.problem.<code>`. */
export type DraftProblem = 'name-missing' | 'reason-missing' | 'date-unreadable' | 'date-impossible';

/**
 * A date as people type it → partial ISO date.
 *
 * @param written  `1987`, `1987-03`, `1987-03-04`, `4/3/1987`, `04.03.1987`, `3/1987`; day before month
 * @returns        ISO date cut to what is known; null when it is no date or no day of the calendar
 */
export function typedDate(written: string): string | null {
  const text = written.trim();
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  const belgian = /^(?:(\d{1,2})[./ -])?(\d{1,2})[./ -](\d{4})$/.exec(text);
  const parts = iso ? iso.slice(1) : belgian?.slice(1).reverse();
  if (!parts) return null;
  const [year, month, day] = parts.map((part) => (part === undefined ? undefined : Number(part)));
  return partialDate(year!, month, day);
}

/** What keeps the draft from being screened, by field (`name`, `reason` or a property). */
export function draftProblems(draft: SubjectDraft): Record<string, DraftProblem> {
  const problems: Record<string, DraftProblem> = {};
  if (filled(draft.values.name).length === 0) problems.name = 'name-missing';
  if (!draft.reason.trim()) problems.reason = 'reason-missing';
  for (const { prop, kind } of FIELDS[draft.schema]) {
    if (kind !== 'date') continue;
    const foul = filled(draft.values[prop]).find((value) => typedDate(value) === null);
    if (foul)
      problems[prop] = /\d/.test(foul) && /^[\d\s./-]+$/.test(foul) ? 'date-impossible' : 'date-unreadable';
  }
  return problems;
}

/** The subject as the server takes it: fields of the chosen kind only, dates in ISO, nothing empty. */
export function subjectOf(draft: SubjectDraft): SubjectIn {
  const properties: Record<string, string[]> = {};
  for (const { prop, kind } of FIELDS[draft.schema]) {
    const values = filled(draft.values[prop]).map((value) =>
      kind === 'date' ? (typedDate(value) ?? value) : value,
    );
    if (values.length > 0) properties[prop] = [...new Set(values)];
  }
  return { schema: draft.schema, properties };
}

/** Values of a field as the form shows them: always at least one to type into, one only where one is taken. */
export function shownValues(field: Field, values: readonly string[] | undefined): readonly string[] {
  const typed = values && values.length > 0 ? values : [''];
  return field.many ? typed : typed.slice(0, 1);
}

const filled = (values: readonly string[] | undefined) =>
  (values ?? []).map((value) => value.trim()).filter((value) => value !== '');
