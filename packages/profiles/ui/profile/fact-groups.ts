import type { Fact } from '../../core/api';

/** All values of one property, as they stand on the page. */
export type FactGroup = {
  readonly prop: string;
  readonly facts: readonly Fact[];
  /** Values that one thing cannot have at once: two birth dates, two IMO numbers. Shown beside each other. */
  readonly disagree: boolean;
};

/** One person, ship or company has one of these; more than one is a disagreement between records. */
const SINGULAR = new Set([
  'birthDate',
  'deathDate',
  'gender',
  'incorporationDate',
  'dissolutionDate',
  'buildDate',
  'imoNumber',
  'leiCode',
  'height',
  'eyeColor',
  'birthCountry',
  'jurisdiction',
  'vin',
]);

const NAMES = [
  'name',
  'alias',
  'weakAlias',
  'previousName',
  'firstName',
  'secondName',
  'middleName',
  'fatherName',
  'motherName',
  'lastName',
  'title',
  'abbreviation',
];
const BIRTH = [
  'gender',
  'birthDate',
  'birthPlace',
  'birthCountry',
  'deathDate',
  'deathPlace',
  'nationality',
  'citizenship',
  'incorporationDate',
  'dissolutionDate',
  'jurisdiction',
  'mainCountry',
  'country',
  'flag',
  'buildDate',
];
const ORDER = [...NAMES, ...BIRTH];
const LAST = [
  'topics',
  'programId',
  'notes',
  'summary',
  'description',
  'sourceUrl',
  'publisher',
  'modifiedAt',
  'createdAt',
];

/** Facts by property: names, then what tells apart, identifiers, the rest, remarks and sources last. */
export function factGroups(facts: readonly Fact[]): FactGroup[] {
  const byProp = new Map<string, Fact[]>();
  for (const fact of facts) byProp.set(fact.prop, [...(byProp.get(fact.prop) ?? []), fact]);
  return [...byProp]
    .map(([prop, values]) => ({ prop, facts: inForceFirst(values), disagree: disagrees(prop, values) }))
    .toSorted((a, b) => rank(a) - rank(b) || (a.prop < b.prop ? -1 : 1));
}

/** True while at least one list still states it. */
export const inForce = (fact: Fact): boolean => fact.origins.some((origin) => origin.knownUntil === null);

/** Lists that state it now, else those that stated it last; each once, in order. */
export function statedBy(fact: Fact): string[] {
  const now = fact.origins.filter((origin) => origin.knownUntil === null);
  return [...new Set((now.length > 0 ? now : fact.origins).map((origin) => origin.dataset))].sort();
}

/** When it was first known; null without origins. */
export const knownSince = (fact: Fact): string | null =>
  fact.origins.map((origin) => origin.knownFrom).toSorted()[0] ?? null;

/** A coarser date (`1987`) does not disagree with a finer one it contains (`1987-03-04`). */
function disagrees(prop: string, facts: readonly Fact[]): boolean {
  if (!SINGULAR.has(prop)) return false;
  const values = [...new Set(facts.filter(inForce).map((fact) => fact.value))];
  return values.some((value, i) =>
    values.some((other, j) => i !== j && !other.startsWith(value) && !value.startsWith(other)),
  );
}

function rank({ prop, facts }: FactGroup): number {
  const known = ORDER.indexOf(prop);
  if (known >= 0) return known;
  if (LAST.includes(prop)) return 300 + LAST.indexOf(prop);
  return facts[0]?.type === 'identifier' ? 100 : 200;
}

const inForceFirst = (facts: readonly Fact[]) =>
  facts.toSorted((a, b) => Number(inForce(b)) - Number(inForce(a)));
