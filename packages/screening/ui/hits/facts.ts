import { isA, schema } from '@belfry/model/schemata';
import type { Hit } from '../../core/api';
import type { Contribution } from './bars';

export type FactValue = {
  readonly value: string;
  readonly transliteration: string | null;
  /** Lists that state it; empty on the subject's side. */
  readonly datasets: readonly string[];
  /** The other side has the same. */
  readonly shared: boolean;
};

/** How the two sides of a row stand to each other; null: nothing to compare. */
export type RowMark = 'same' | 'near' | 'different' | 'conflict' | null;

/** One property, the subject's values and the entry's in the same row. */
export type FactRow = {
  readonly prop: string;
  readonly type: string;
  readonly left: readonly FactValue[];
  readonly right: readonly FactValue[];
  readonly mark: RowMark;
  /** The matcher's word for it, such as `swapped` for day and month; null when the matcher did not weigh it. */
  readonly relation: string | null;
};

export type Facts = {
  /** Rows the subject has a value for, and those that tell people apart even when only the entry has them. */
  readonly compared: readonly FactRow[];
  /** What only the entry says beyond that. */
  readonly entryOnly: readonly FactRow[];
};

/** Shown with the names above the rows, or of no use to a person. */
const NAMES = new Set(['name', 'alias', 'weakAlias', 'previousName', 'abbreviation']);
const NAME_PARTS = new Set(['firstName', 'secondName', 'middleName', 'lastName']);

/** What tells apart, in the order an officer looks: shown even when only the entry has it. */
const TELLING = [
  'birthDate',
  'birthPlace',
  'birthCountry',
  'nationality',
  'citizenship',
  'country',
  'gender',
];
const TELLING_COMPANY = [
  'incorporationDate',
  'jurisdiction',
  'country',
  'registrationNumber',
  'taxNumber',
  'leiCode',
];
const TELLING_VESSEL = ['imoNumber', 'mmsi', 'callSign', 'flag', 'type', 'buildDate', 'registrationNumber'];

/** All facts of a hit but the names, the same property of both sides in one row. */
export function factRows(hit: Pick<Hit, 'subjectRecord' | 'entry' | 'explanation'>): Facts {
  const { subjectRecord: subject, entry } = hit;
  const telling = tellingOf(entry.schema);
  const props = new Set([
    ...telling,
    ...Object.keys(subject.properties),
    ...entry.values.map((one) => one.prop),
  ]);
  const left = (prop: string) => subject.properties[prop] ?? [];
  const right = (prop: string) => entry.values.filter((one) => one.prop === prop);
  const said = saidNames(hit);
  const rows = [...props]
    .filter((prop) => !NAMES.has(prop))
    .filter(
      (prop) =>
        !NAME_PARTS.has(prop) || !left(prop).every(said) || !right(prop).every((one) => said(one.value)),
    )
    .map((prop) =>
      factRow(
        { prop, entrySchema: entry.schema, left: left(prop), right: right(prop) },
        hit.explanation.contributions,
      ),
    )
    .filter((row) => row.left.length + row.right.length > 0)
    .toSorted((a, b) => rank(a.prop, telling) - rank(b.prop, telling));
  const first = (row: FactRow) => row.left.length > 0 || telling.includes(row.prop);
  return { compared: rows.filter(first), entryOnly: rows.filter((row) => !first(row)) };
}

type Sides = {
  readonly prop: string;
  readonly entrySchema: string;
  readonly left: readonly string[];
  readonly right: readonly { value: string; transliteration: string | null; datasets: string[] }[];
};

function factRow({ prop, entrySchema, left, right }: Sides, contributions: readonly Contribution[]): FactRow {
  const type = schema(entrySchema)?.properties[prop]?.type ?? 'string';
  const alike = (a: string, b: string) => comparable(a, type) === comparable(b, type);
  const lefts = left.map((value) => ({
    value,
    transliteration: null,
    datasets: [],
    shared: right.some((other) => alike(value, other.value)),
  }));
  const rights = right.map((one) => ({ ...one, shared: left.some((other) => alike(other, one.value)) }));
  const weighed =
    contributions.find((one) => one.feature === kebab(prop)) ?? weighedByValue(contributions, left, right);
  const bothSpeak = left.length > 0 && right.length > 0;
  const shared = lefts.some((one) => one.shared);
  const seen = shared ? 'same' : unweighed(left, right, type);
  return {
    prop,
    type,
    left: sharedFirst(lefts),
    right: sharedFirst(rights),
    mark: !bothSpeak ? null : shared ? 'same' : (MARKS[weighed?.relation ?? seen] ?? null),
    relation: !bothSpeak ? null : (weighed?.relation ?? (seen === 'partial' ? seen : null)),
  };
}

/** A contribution whose two values are this row's: the matcher's feature may have another name than the property. */
function weighedByValue(
  contributions: readonly Contribution[],
  left: readonly string[],
  right: Sides['right'],
) {
  return contributions.find(
    (one) => one.left !== null && left.includes(one.left) && right.some((other) => other.value === one.right),
  );
}

const MARKS: Record<string, RowMark> = {
  same: 'same',
  variant: 'same',
  phonetic: 'near',
  similar: 'near',
  initial: 'near',
  swapped: 'near',
  partial: 'near',
  near: 'near',
  different: 'different',
  conflict: 'conflict',
};

/** Free text that differs says nothing; one value within the other agrees in part; all else that is not shared differs. */
function unweighed(left: Sides['left'], right: Sides['right'], type: string): string {
  if (['text', 'url', 'topic', 'entity', 'html', 'json'].includes(type)) return 'missing';
  const words = (value: string) =>
    ` ${comparable(value, type)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const within = (a: string, b: string) =>
    [words(a), words(b)].every((one) => one.trim() !== '') &&
    (words(a).includes(words(b)) || words(b).includes(words(a)));
  const partly =
    ['string', 'address'].includes(type) && left.some((a) => right.some((b) => within(a, b.value)));
  return partly ? 'partial' : 'different';
}

/** What counts as the same to the eye: case, accents, spaces and the dots of an identifier set aside. */
function comparable(value: string, type: string): string {
  const folded = value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/gu, ' ');
  return type === 'identifier' ? folded.replace(/[^\p{L}\p{N}]/gu, '') || folded : folded;
}

/** Whether a part of a name already stands in one of the names shown. */
function saidNames({
  subjectRecord,
  entry,
}: Pick<Hit, 'subjectRecord' | 'entry'>): (part: string) => boolean {
  const names = [...NAMES].flatMap((prop) => [
    ...(subjectRecord.properties[prop] ?? []),
    ...entry.values.filter((one) => one.prop === prop).map((one) => one.value),
  ]);
  const folded = [subjectRecord.caption, entry.caption, ...names].map((name) => comparable(name, 'name'));
  return (part) => folded.some((name) => name.includes(comparable(part, 'name')));
}

const tellingOf = (entrySchema: string): readonly string[] =>
  isA(entrySchema, 'Person')
    ? TELLING
    : isA(entrySchema, 'Vehicle')
      ? TELLING_VESSEL
      : isA(entrySchema, 'LegalEntity')
        ? TELLING_COMPANY
        : [];

/** Telling facts, then identifiers and the rest as they come, long texts last. */
function rank(prop: string, telling: readonly string[]): number {
  const at = telling.indexOf(prop);
  if (at >= 0) return at;
  if (/(number|code|id)$/i.test(prop)) return 50;
  return ['notes', 'summary', 'description', 'sourceUrl', 'programId', 'topics'].includes(prop) ? 90 : 70;
}

const sharedFirst = (values: readonly FactValue[]) =>
  values.toSorted((a, b) => Number(b.shared) - Number(a.shared));
const kebab = (prop: string) => prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
