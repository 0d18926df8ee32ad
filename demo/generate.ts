import type { Entity } from '@belfry/model';
import { inventCompanies, inventShips } from './economy';
import { entityOf, sanctionOf } from './entries';
import { fullName, inventDate, inventPerson, nameKeyOf, nativeName, type Person, spelled } from './people';
import { type Chance, chance } from './random';

/** A row of the applicants' file, as a port authority would send it. */
export type Applicant = {
  readonly reference: string;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
  readonly date_of_birth: string;
  readonly place_of_birth: string;
  readonly nationality: string;
  readonly gender: string;
  readonly passport: string;
};

export type DemoCountry = {
  /** The national list as it stood a month ago, and as it stands. */
  readonly listBefore: readonly Entity[];
  readonly list: readonly Entity[];
  /** The register of companies, with owners. */
  readonly companies: readonly Entity[];
  /** The register of ships. */
  readonly ships: readonly Entity[];
  readonly applicants: readonly Applicant[];
  /** For tests and measurements only: which applicants are on the list, and which only share a name. */
  readonly truth: {
    readonly listed: ReadonlyMap<string, string>;
    readonly namesakes: ReadonlyMap<string, string>;
  };
};

export const DEMO_SEED = 1302;
const PERSONS = 240;
const LISTED_COMPANIES = 40;
const LISTED_SHIPS = 20;
const APPLICANTS = { all: 2000, listed: 60, namesakes: 200 } as const;

/** Invents the whole country; the same seed gives the same bytes. */
export function generateDemo(seed = DEMO_SEED): DemoCountry {
  const by = chance(seed);
  const people = distinctPeople(by, PERSONS);
  const companies = inventCompanies(by, { count: 120, owners: people });
  const ships = inventShips(by, { count: 40, owners: companies.map((company) => company.id) });
  const persons = people.flatMap((person, i) => listedPerson(by, person, i));
  const list = [
    ...persons,
    ...companies.slice(0, LISTED_COMPANIES).flatMap((company, i) => company.asListed(PERSONS + i)),
    ...ships.slice(0, LISTED_SHIPS).flatMap((ship, i) => ship.asListed(PERSONS + LISTED_COMPANIES + i)),
  ];
  const { applicants, truth } = inventApplicants(by, people);
  return {
    listBefore: asItStoodBefore(list),
    list,
    companies: companies.flatMap((company) => company.asRegistered),
    ships: ships.flatMap((ship) => ship.asRegistered),
    applicants,
    truth,
  };
}

const listId = (i: number) => `mnl-${String(i + 1).padStart(4, '0')}`;

function distinctPeople(by: Chance, count: number): Person[] {
  const people = new Map<string, Person>();
  while (people.size < count) {
    const person = inventPerson(by);
    if (!people.has(nameKeyOf(person))) people.set(nameKeyOf(person), person);
  }
  return [...people.values()];
}

function listedPerson(by: Chance, person: Person, i: number): Entity[] {
  const aliases = [1, 2]
    .filter((form) => by.maybe(0.6) && fullName(person, form) !== fullName(person))
    .map((form) => fullName(person, form));
  const native = nativeName(person);
  const { given, family } = spelled(person, 0);
  const nickname = by.maybe(0.15)
    ? [`${person.given.forms.at(-1)} ‘${by.pick(['de Lange', 'le Boiteux', 'Toto', 'Der Kurze'])}’`]
    : [];
  const properties: Record<string, string[]> = {
    name: [fullName(person)],
    firstName: [given],
    lastName: [family],
    alias: [...new Set([...aliases, ...(native ? [native] : [])])],
    weakAlias: nickname,
    birthDate: [by.maybe(0.12) ? person.birthDate.slice(0, 4) : person.birthDate],
    birthPlace: by.maybe(0.7) ? [person.birthPlace] : [],
    nationality: person.country ? [person.country] : [],
    gender: [person.sex],
    passportNumber: by.maybe(0.4) ? [person.passport] : [],
    topics: ['sanction'],
    notes: by.maybe(0.3)
      ? ['Invented person. Believed to use a second spelling on travel documents.']
      : ['Invented person.'],
  };
  return [entityOf(listId(i), 'Person', properties), sanctionOf(listId(i), by)];
}

/** A month ago: nine entries were not there yet, three have gone since, eight read otherwise. */
function asItStoodBefore(list: readonly Entity[]): Entity[] {
  const later = new Set([3, 44, 71, 90, 133, 180, 201, 228, 239].map(listId));
  const gone = [
    ['Odo', 'Verlinde-Vroeg'],
    ['Amalia', 'Rocheval-Thiry'],
    ['Zoltan', 'Uitgewist'],
  ].map(([given, family], i) =>
    entityOf(`mnl-9${i}00`, 'Person', {
      name: [`${given} ${family}`],
      firstName: [given!],
      lastName: [family!],
      birthDate: [`196${i}-05-1${i}`],
      topics: ['sanction'],
      notes: ['Invented person.'],
    }),
  );
  const other = new Set([10, 21, 35, 60, 88, 120, 155, 210].map(listId));
  return [...gone, ...list.filter(({ id }) => !later.has(id.replace(/-san$/, '')))].map((entity) =>
    other.has(entity.id)
      ? entityOf(entity.id, entity.schema, {
          ...mutable(entity),
          birthDate: [entity.properties.birthDate![0]!.slice(0, 4)],
          alias: [],
        })
      : entity,
  );
}

const mutable = (entity: Entity) =>
  Object.fromEntries(Object.entries(entity.properties).map(([prop, values]) => [prop, [...values]]));

function inventApplicants(by: Chance, listed: readonly Person[]) {
  const listedNames = new Set(listed.map(nameKeyOf));
  const indexes = by.shuffle(listed.map((_, i) => i));
  const rows: { person: Person; form: number; match?: string; namesake?: string; birthDate?: string }[] = [];
  const respelled = indexes.filter(
    (i) => listed[i]!.given.forms.length > 1 || listed[i]!.family.forms.length > 1,
  );
  for (const i of respelled.slice(0, APPLICANTS.listed)) {
    rows.push({
      person: listed[i]!,
      form: by.whole(1, 2),
      match: listId(i),
      birthDate: by.maybe(0.1) ? swapDayAndMonth(listed[i]!.birthDate) : undefined,
    });
  }
  for (let n = 0; n < APPLICANTS.namesakes; n++) {
    const i = by.whole(0, listed.length - 1);
    rows.push({
      person: { ...listed[i]!, passport: inventPerson(by).passport },
      form: by.maybe(0.5) ? 0 : 1,
      namesake: listId(i),
      birthDate: otherDate(by, listed[i]!.birthDate),
    });
  }
  while (rows.length < APPLICANTS.all) {
    const person = inventPerson(by);
    if (!listedNames.has(nameKeyOf(person))) rows.push({ person, form: by.maybe(0.7) ? 0 : 1 });
  }
  const truth = { listed: new Map<string, string>(), namesakes: new Map<string, string>() };
  const applicants = by.shuffle(rows).map((row, i) => {
    const reference = `HV-${String(i + 1).padStart(5, '0')}`;
    if (row.match) truth.listed.set(reference, row.match);
    if (row.namesake) truth.namesakes.set(reference, row.namesake);
    return applicant(by, reference, row);
  });
  return { applicants, truth };
}

function applicant(
  by: Chance,
  reference: string,
  row: { person: Person; form: number; birthDate?: string; match?: string },
): Applicant {
  const { given, middle, family } = spelled(row.person, row.form);
  const typo = !row.match && by.maybe(0.005);
  return {
    reference,
    last_name: by.maybe(0.2) ? family.toUpperCase() : family,
    first_name: given,
    middle_name: by.maybe(0.5) ? middle : '',
    date_of_birth: typo ? '1987-02-31' : (row.birthDate ?? row.person.birthDate),
    place_of_birth: by.maybe(0.8) ? row.person.birthPlace : '',
    nationality: row.person.country,
    gender: row.person.sex === 'male' ? 'M' : 'F',
    passport: by.maybe(0.5) ? row.person.passport : '',
  };
}

function swapDayAndMonth(date: string): string {
  const [year, month, day] = date.split('-');
  return Number(day) <= 12 ? `${year}-${day}-${month}` : date;
}

/** A namesake's birth date: years away, so that a careful reader can tell. */
function otherDate(by: Chance, date: string): string {
  let other = inventDate(by);
  while (Math.abs(Number(other.slice(0, 4)) - Number(date.slice(0, 4))) < 3) other = inventDate(by);
  return other;
}
