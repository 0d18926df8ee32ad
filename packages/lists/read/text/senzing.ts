import { isA, property, topics } from '@belfry/model';
import type { ListFile, ReadEvent, ReadOptions, Rejected } from '../../core/record';
import { knownWords } from '../known-words';
import { countriesOf } from '../xml/country';
import { type Entry, entryOf, shortHash } from '../xml/entry';
import { addAddress, addDocument, addLink, plain } from '../xml/parts';
import { warningsOf } from '../xml/reading';
import { type JsonObject, jsonRecords } from './json-records';
import { progressOver } from './progress';
import { type Feature, type SenzingParts, senzingParts } from './senzing-features';

const SCHEMATA: Readonly<Record<string, string>> = knownWords({
  PERSON: 'Person',
  INDIVIDUAL: 'Person',
  ORGANIZATION: 'Organization',
  COMPANY: 'Company',
  BUSINESS: 'Organization',
  VESSEL: 'Vessel',
  SHIP: 'Vessel',
  AIRCRAFT: 'Airplane',
  AIRPLANE: 'Airplane',
  VEHICLE: 'Vehicle',
});
const VALUES: Readonly<Record<string, string>> = knownWords({
  PLACE_OF_BIRTH: 'birthPlace',
  LEI_NUMBER: 'leiCode',
  DUNS_NUMBER: 'dunsCode',
  NPI_NUMBER: 'npiCode',
  IMO_NUMBER: 'imoNumber',
  MMSI_NUMBER: 'mmsi',
  CALL_SIGN: 'callSign',
  PHONE_NUMBER: 'phone',
  EMAIL_ADDRESS: 'email',
  WEBSITE_ADDRESS: 'website',
});
const COUNTRIES: Readonly<Record<string, string>> = knownWords({
  NATIONALITY: 'nationality',
  CITIZENSHIP: 'citizenship',
  REGISTRATION_COUNTRY: 'jurisdiction',
  COUNTRY_OF_ASSOCIATION: 'country',
});
const DATES: Readonly<Record<string, string>> = knownWords({
  DATE_OF_BIRTH: 'birthDate',
  DATE_OF_DEATH: 'deathDate',
  REGISTRATION_DATE: 'incorporationDate',
});
const DOCUMENTS: readonly (readonly [attribute: string, prop: string, type: string])[] = [
  ['PASSPORT', 'passportNumber', 'Passport'],
  ['NATIONAL_ID', 'idNumber', 'National identification'],
  ['TAX_ID', 'taxNumber', 'Tax identification'],
  ['SSN', 'socialSecurityNumber', 'Social security number'],
  ['DRIVERS_LICENSE', 'idNumber', 'Driving licence'],
  ['OTHER_ID', 'idNumber', 'Other identification'],
  ['TRUSTED_ID', 'idNumber', 'Trusted identification'],
];
const GENDERS: Readonly<Record<string, string>> = knownWords({
  M: 'male',
  F: 'female',
  MALE: 'male',
  FEMALE: 'female',
});

type Known = { readonly dataset: string; readonly keys: ReadonlySet<string> };

/**
 * Senzing's records as JSON lines or one array: one record, one entity. Read twice: once for the keys, so
 * that a pointer to another record of the file becomes a link.
 *
 * @standard Senzing Entity Specification: attributes flat, with usage types before them, or in feature lists
 * @throws   ListFileError as `jsonRecords`
 */
export async function* readSenzing(
  files: readonly ListFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  const progress = progressOver(options);
  const keys = new Set<string>();
  for (const file of files)
    for await (const record of jsonRecords(file, { signal: options.signal }))
      if (!('kind' in record)) keys.add(keyOf(record.value));
  for (const file of files) {
    const warnings = warningsOf({ ...options, progress: progress.of(file) });
    for await (const record of jsonRecords(file, warnings.options)) {
      yield* warnings.taken();
      if ('kind' in record) yield record;
      else yield* eventsOf(record.value, record.line, { dataset: options.dataset, keys });
    }
    yield* warnings.taken();
  }
}

const keyOf = (value: JsonObject): string => {
  const id =
    typeof value.RECORD_ID === 'string' || typeof value.RECORD_ID === 'number'
      ? String(value.RECORD_ID).trim()
      : '';
  return id !== '' && id.length <= 200 ? id : `x${shortHash([JSON.stringify(value)])}`;
};

function eventsOf(value: JsonObject, line: number, known: Known): ReadEvent[] {
  const key = keyOf(value);
  const parts = senzingParts(value);
  const entry = entryOf({ dataset: known.dataset, key, schema: schemaOf(value, parts), at: { line } });
  const rejected: Rejected[] = [];
  for (const feature of parts.features) addFeature(entry, feature, known);
  for (const [name, text] of parts.payload) addPayload(entry, name, text);
  return [...entry.events(), ...rejected];
}

function schemaOf(value: JsonObject, { features }: SenzingParts): string {
  const has = (attribute: string) => features.some((feature) => feature.attributes.has(attribute));
  const told =
    features.map((feature) => feature.attributes.get('RECORD_TYPE')).find(Boolean) ?? value.RECORD_TYPE;
  const known = typeof told === 'string' ? SCHEMATA[told.trim().toUpperCase()] : undefined;
  if (known) return known;
  if (['NAME_LAST', 'NAME_FIRST', 'DATE_OF_BIRTH', 'GENDER', 'PASSPORT_NUMBER'].some(has)) return 'Person';
  return has('NAME_ORG') ? 'Organization' : 'LegalEntity';
}

function addFeature(entry: Entry, { usage, attributes }: Feature, known: Known): void {
  const said = (attribute: string) => plain(attributes.get(attribute));
  addName(entry, usage, said);
  for (const [attribute, raw] of attributes) {
    const text = plain(raw);
    if (VALUES[attribute]) entry.say(VALUES[attribute], text);
    else if (COUNTRIES[attribute]) entry.sayCountry(COUNTRIES[attribute], text);
    else if (DATES[attribute]) sayDate(entry, DATES[attribute], text);
  }
  const gender = GENDERS[said('GENDER').toUpperCase()];
  if (gender && isA(entry.schema, 'Person')) entry.say('gender', gender, { original: said('GENDER') });
  for (const [attribute, prop, type] of DOCUMENTS)
    if (said(`${attribute}_NUMBER`))
      addDocument(entry, prop === 'idNumber' && !isA(entry.schema, 'Person') ? 'registrationNumber' : prop, {
        number: said(`${attribute}_NUMBER`),
        type: said(`${attribute}_TYPE`) || type,
        country: countriesOf(said(`${attribute}_COUNTRY`)).length > 0 ? said(`${attribute}_COUNTRY`) : '',
        authority: said(`${attribute}_STATE`),
      });
  if (said('ACCOUNT_NUMBER'))
    entry.say(
      'notes',
      `Account: ${[said('ACCOUNT_DOMAIN'), said('ACCOUNT_NUMBER')].filter(Boolean).join(' ')}`,
    );
  addAddress(entry, {
    full: said('ADDR_FULL'),
    street: [1, 2, 3, 4, 5, 6]
      .map((n) => said(`ADDR_LINE${n}`))
      .filter(Boolean)
      .join(', '),
    city: said('ADDR_CITY'),
    state: said('ADDR_STATE'),
    postalCode: said('ADDR_POSTAL_CODE'),
    country: said('ADDR_COUNTRY'),
  });
  for (const attribute of ['EMPLOYER', 'EMPLOYER_NAME'])
    if (said(attribute)) entry.say('notes', `Employer: ${said(attribute)}`);
  const topic = said('TOPIC');
  if (topic) entry.say(topics.has(topic) ? 'topics' : 'notes', topic);
  addPointer(entry, said, known);
}

function sayDate(entry: Entry, prop: string, text: string): void {
  const isPerson = isA(entry.schema, 'Person');
  entry.sayDate(prop === 'birthDate' && !isPerson ? 'incorporationDate' : prop, text);
}

function addName(entry: Entry, usage: string, said: (attribute: string) => string): void {
  const parts = ['NAME_FIRST', 'NAME_MIDDLE', 'NAME_LAST', 'NAME_SUFFIX'].map(said);
  const full = said('NAME_FULL') || said('NAME_ORG') || parts.filter(Boolean).join(' ');
  if (full === '') return;
  const type = (said('NAME_TYPE') || usage).toUpperCase();
  const prop = /WEAK|NICK/.test(type)
    ? 'weakAlias'
    : /FORMER|MAIDEN|PREV|FKA/.test(type)
      ? 'previousName'
      : /A\.?K\.?A|ALIAS|ALSO|OTHER|DBA|NATIVE/.test(type)
        ? 'alias'
        : 'name';
  entry.say(prop, full);
  if (prop !== 'name' || !isA(entry.schema, 'Person')) return;
  entry.say('firstName', said('NAME_FIRST'));
  entry.say('middleName', said('NAME_MIDDLE'));
  entry.say('lastName', said('NAME_LAST'));
  entry.say('title', said('NAME_PREFIX'));
}

function addPointer(entry: Entry, said: (attribute: string) => string, known: Known): void {
  const [key, role] = [said('REL_POINTER_KEY'), said('REL_POINTER_ROLE')];
  if (key === '') return;
  if (!known.keys.has(key) || `${known.dataset}-${key}` === entry.id) {
    entry.say('notes', `${role || 'Related'}: ${key}`);
    return;
  }
  const link = addLink(entry, {
    schema: 'UnknownLink',
    from: 'subject',
    to: 'object',
    other: `${known.dataset}-${key}`,
  });
  link.say('role', role);
}

/** Attributes that are no features: what Belfry knows a place for, and notes. */
function addPayload(entry: Entry, name: string, text: string): void {
  const key = name.toUpperCase();
  if (key === 'URL' || key === 'SOURCE_URL') entry.say('sourceUrl', plain(text));
  else if (key === 'LAST_CHANGE') entry.sayDate('modifiedAt', plain(text));
  else if (property(entry.schema, 'notes')) entry.say('notes', `${name}: ${text}`);
}
