/** An entity read for comparing: names in parts, dates, countries, identifiers. */
import { type Entity, isA } from '@belfry/model';
import { cleanIdentifier, type Identifier, identifierKinds } from './evidence/identifiers';
import { countryCode, type Place } from './evidence/places';
import { formKey } from './names/keys';
import type { ReadName, Sort } from './names/part';
import { readName } from './names/read-name';
import type { Ignored } from './text/words';

export type Prepared = {
  readonly entity: Entity;
  readonly sort: Sort;
  /** Without doubles, in an order of their own: that of the entity makes no difference. */
  readonly names: readonly ReadName[];
  readonly birthDates: readonly string[];
  readonly startDates: readonly string[];
  readonly genders: readonly string[];
  readonly nationalities: readonly string[];
  readonly countries: readonly string[];
  readonly birthPlaces: readonly Place[];
  readonly addresses: readonly Place[];
  readonly identifiers: readonly Identifier[];
  readonly ignored: readonly Ignored[];
};

/** Names of one entity that are read; the rest is said to be left out. */
export const MAX_NAMES = 1200;
const maxValues = 60;

export function sortOf(schema: string): Sort {
  if (schema === 'Person' || isA(schema, 'Person')) return 'person';
  if (isA(schema, 'Vehicle') || isA(schema, 'Asset') !== isA(schema, 'LegalEntity'))
    return isA(schema, 'LegalEntity') ? 'organisation' : 'thing';
  return 'organisation';
}

/** Read as `as` when given: a LegalEntity beside a Person is read as a person. */
export function prepare(entity: Entity, as: Sort = sortOf(entity.schema)): Prepared {
  const ignored: Ignored[] = [];
  const values = (...props: string[]) =>
    props.flatMap((prop) => entity.properties[prop] ?? []).slice(0, maxValues);
  const names = readNames(entity, as, ignored);
  const codes = (...props: string[]) => [
    ...new Set(values(...props).flatMap((value) => countryCode(value) ?? [])),
  ];
  const birthCountries = codes('birthCountry');
  const nationalities = codes('nationality', 'citizenship');
  const others = codes('country', 'jurisdiction', 'mainCountry', 'flag', 'residency');
  return {
    entity,
    sort: as,
    names,
    birthDates: values('birthDate'),
    startDates: values('incorporationDate', 'buildDate', 'startDate'),
    genders: [...new Set(values('gender').map((gender) => gender.trim().toLowerCase().slice(0, 1)))].filter(
      (gender) => gender === 'm' || gender === 'f',
    ),
    nationalities,
    countries: [...new Set([...nationalities, ...others, ...birthCountries])],
    birthPlaces: values('birthPlace').map(place),
    addresses: values('address').slice(0, 20).map(place),
    identifiers: readIdentifiers(entity),
    ignored,
  };
}

function readNames(entity: Entity, sort: Sort, ignored: Ignored[]): ReadName[] {
  const raws = namesOf(entity, sort);
  if (raws.length > MAX_NAMES) ignored.push({ code: 'ignored/too-many-names', value: String(raws.length) });
  const byKey = new Map<string, ReadName>();
  for (const raw of raws.slice(0, MAX_NAMES)) {
    const read = readName(raw, sort);
    if (ignored.length < 40) ignored.push(...read.ignored);
    if (read.forms.length === 0) continue;
    const key = formKey(read);
    const known = byKey.get(key);
    if (!known || read.raw < known.raw) byKey.set(key, read);
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, read]) => read);
}

/** All full names, and those put together from the fields of given and family names. */
export function namesOf(entity: Entity, sort: Sort): string[] {
  const { properties: of } = entity;
  const names = [
    ...(of.name ?? []),
    ...(of.alias ?? []),
    ...(of.weakAlias ?? []),
    ...(of.previousName ?? []),
    ...(of.abbreviation ?? []),
  ];
  if (sort === 'thing') names.push(...(of.pastNames ?? []));
  const out = sort === 'person' ? [...names, ...composed(of)] : names;
  return [...new Set(out)];
}

function composed(of: Entity['properties']): string[] {
  const families = of.lastName ?? [];
  const givens = of.firstName ?? [];
  const middle = [of.secondName?.[0], of.middleName?.[0], of.fatherName?.[0]].filter((part) => part);
  const tail = of.nameSuffix?.[0] ?? '';
  const out: string[] = [];
  for (const given of givens.length > 0 ? givens.slice(0, 8) : ['']) {
    for (const family of families.length > 0 ? families.slice(0, 8) : ['']) {
      const name = [given, ...middle, family, tail].filter((part) => part).join(' ');
      if (name) out.push(name);
    }
  }
  return out;
}

function readIdentifiers(entity: Entity): Identifier[] {
  const out: Identifier[] = [];
  for (const kind of Object.keys(identifierKinds)) {
    for (const raw of (entity.properties[kind] ?? []).slice(0, maxValues)) {
      const value = cleanIdentifier(kind, raw);
      if (value)
        out.push({
          kind:
            kind === 'bicCode'
              ? 'swiftBic'
              : kind === 'ibanCode'
                ? 'iban'
                : kind === 'isinCode'
                  ? 'isin'
                  : kind,
          value,
          raw,
        });
    }
  }
  return out;
}

function place(raw: string): Place {
  const form = readName(raw.slice(0, 250), 'thing').forms[0];
  return { raw, tokens: (form?.parts ?? []).map((part) => part.token) };
}
