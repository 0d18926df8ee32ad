/** What an entity says besides its names: dates, countries, places, numbers. */
import type { Entity } from '@belfry/model';
import { cleanIdentifier, type Identifier, identifierKinds } from './evidence/identifiers';
import { countryCode, type Place, readPlace } from './evidence/places';

export type Facts = {
  readonly birthDates: readonly string[];
  readonly startDates: readonly string[];
  readonly genders: readonly string[];
  readonly nationalities: readonly string[];
  readonly countries: readonly string[];
  readonly birthPlaces: readonly Place[];
  readonly addresses: readonly Place[];
  readonly identifiers: readonly Identifier[];
};

/** Values of one property that are read. */
const maxValues = 60;
const maxAddresses = 20;

/** Properties with anything to compare besides names. */
const factual = [
  ...Object.keys(identifierKinds),
  ...[
    'birthDate',
    'incorporationDate',
    'buildDate',
    'startDate',
    'gender',
    'nationality',
    'citizenship',
    'country',
  ],
  ...['jurisdiction', 'mainCountry', 'flag', 'birthCountry', 'birthPlace', 'address'],
];

/** Whether there is anything besides names. */
export const hasFacts = (entity: Entity): boolean =>
  factual.some((prop) => (entity.properties[prop]?.length ?? 0) > 0);

export function readFacts(entity: Entity): Facts {
  const values = (...props: string[]) =>
    props.flatMap((prop) => entity.properties[prop] ?? []).slice(0, maxValues);
  const codes = (...props: string[]) => [
    ...new Set(values(...props).flatMap((value) => countryCode(value.slice(0, 200)) ?? [])),
  ];
  const nationalities = codes('nationality', 'citizenship');
  const genders = values('gender').map((gender) => gender.trim().toLowerCase().slice(0, 1));
  return {
    birthDates: values('birthDate'),
    startDates: values('incorporationDate', 'buildDate', 'startDate'),
    genders: [...new Set(genders)].filter((gender) => gender === 'm' || gender === 'f'),
    nationalities,
    countries: [
      ...new Set([
        ...nationalities,
        ...codes('country', 'jurisdiction', 'mainCountry', 'flag', 'birthCountry'),
      ]),
    ],
    birthPlaces: values('birthPlace').slice(0, maxAddresses).map(readPlace),
    addresses: values('address').slice(0, maxAddresses).map(readPlace),
    identifiers: readIdentifiers(entity),
  };
}

const aliases: Readonly<Record<string, string>> = { bicCode: 'swiftBic', ibanCode: 'iban', isinCode: 'isin' };

/** Numbers as compared, the unusable left out. */
export function readIdentifiers(entity: Entity): Identifier[] {
  const out: Identifier[] = [];
  for (const kind of Object.keys(identifierKinds)) {
    const raws = entity.properties[kind];
    if (!raws) continue;
    for (const raw of raws.slice(0, maxValues)) {
      const value = cleanIdentifier(kind, raw);
      if (value) out.push({ kind: aliases[kind] ?? kind, value, raw });
    }
  }
  return out;
}
