import { isA } from '@belfry/model';
import type { ReadEvent } from '../../core/record';
import { knownWords } from '../known-words';
import { type Entry, entryOf, type Statements } from '../xml/entry';
import { namesIn } from '../xml/names';
import { addAddress, addDocument, addSanction } from '../xml/parts';
import { numbered, type OfsiInformation } from './ofsi-information';

const AUTHORITY = 'Office of Financial Sanctions Implementation';
const SCHEMATA: Readonly<Record<string, string>> = knownWords({
  individual: 'Person',
  entity: 'Organization',
  ship: 'Vessel',
});
const LANGUAGES: Readonly<Record<string, string>> = knownWords({
  arabic: 'ara',
  persian: 'fas',
  farsi: 'fas',
  russian: 'rus',
  ukrainian: 'ukr',
  belarusian: 'bel',
  chinese: 'zho',
  korean: 'kor',
  burmese: 'mya',
  pashto: 'pus',
  urdu: 'urd',
  serbian: 'srp',
  georgian: 'kat',
  hebrew: 'heb',
});
/** Other Information's labels that are one property. */
const PROPS: Readonly<Record<string, string>> = knownWords({
  website: 'website',
  'phone number': 'phone',
  'email address': 'email',
  'type of entity': 'legalForm',
  'type of ship': 'type',
  'ship type': 'type',
  'parent company': 'notes',
});

export type OfsiRow = {
  readonly line: number;
  readonly cell: (header: string) => string;
  readonly information: OfsiInformation;
};

const GIVEN = ['name 1', 'name 2', 'name 3', 'name 4', 'name 5'];
export const ofsiName = (row: OfsiRow) =>
  [...GIVEN.map((column) => row.cell(column)), row.cell('name 6')].filter(Boolean).join(' ');

export function ofsiEvents(key: string, rows: readonly OfsiRow[], dataset: string): ReadEvent[] {
  const first = rows[0]!;
  const type = first.cell('group type');
  const schema = SCHEMATA[type.toLowerCase()] ?? 'LegalEntity';
  const entry = entryOf({ dataset, key, schema, at: { line: first.line } });
  if (!SCHEMATA[type.toLowerCase()]) entry.reject('lists/unknown-type', 'Individual, Entity or Ship', type);
  entry.say('topics', 'sanction');
  const sanction = addSanction(entry, AUTHORITY);
  sanction.say('country', 'gb');
  const hasPrimary = rows.some((row) => nameProp(row) === 'name');
  rows.forEach((row, i) => {
    addNames(entry, row, !hasPrimary && i === 0 ? 'name' : nameProp(row));
    addFacts(entry, row);
    addListing(entry, sanction, row);
  });
  const told = new Map(rows.map((row) => [row.cell('other information'), row.information]));
  for (const information of told.values()) addInformation(entry, sanction, information);
  return entry.events();
}

function nameProp(row: OfsiRow): string {
  const [type, quality] = [row.cell('alias type').toLowerCase(), row.cell('alias quality').toLowerCase()];
  if (/^prim/.test(type) && !type.includes('variation')) return 'name';
  if (quality.startsWith('low')) return 'weakAlias';
  return /^f\.?k\.?a|former/.test(type) ? 'previousName' : 'alias';
}

function addNames(entry: Entry, row: OfsiRow, prop: string): void {
  const full = ofsiName(row);
  if (prop === 'name' || entry.schema === 'Person') entry.say(prop, full);
  else
    for (const name of namesIn(full))
      entry.say(name.weak ? 'weakAlias' : prop, name.text, { original: full });
  if (prop === 'name' && entry.schema === 'Person') {
    entry.say('firstName', row.cell('name 1'));
    entry.say('secondName', row.cell('name 2'));
    entry.say(
      'middleName',
      [3, 4, 5]
        .map((n) => row.cell(`name ${n}`))
        .filter(Boolean)
        .join(' '),
    );
    entry.say('lastName', row.cell('name 6'));
  }
  const native = row.cell('name non latin script');
  const lang = LANGUAGES[row.cell('non latin script language').toLowerCase()];
  for (const text of numbered(native)) entry.say('alias', text, lang ? { lang } : {});
}

function addFacts(entry: Entry, row: OfsiRow): void {
  if (entry.schema === 'Person') {
    for (const date of numbered(row.cell('dob'))) entry.sayDate('birthDate', date);
    for (const place of numbered(row.cell('town of birth'))) entry.say('birthPlace', place);
    for (const country of numbered(row.cell('country of birth'))) entry.sayCountry('birthCountry', country);
    for (const country of numbered(row.cell('nationality'))) entry.sayCountry('nationality', country);
    for (const title of numbered(row.cell('title'))) entry.say('title', title);
    for (const position of numbered(row.cell('position'))) entry.say('position', position);
  }
  addDocuments(entry, row, {
    prop: 'passportNumber',
    number: 'passport number',
    details: 'passport details',
    type: 'Passport',
  });
  addDocuments(entry, row, {
    prop: 'idNumber',
    number: 'national identification number',
    details: 'national identification details',
    type: 'National identification',
  });
  const line = (n: number) => row.cell(`address ${n}`);
  addAddress(entry, {
    full: [1, 2, 3, 4, 5, 6].map(line).filter(Boolean).join(', '),
    postalCode: row.cell('post zip code'),
    country: row.cell('country').replace(/\s*\(location[^)]*\)/i, ''),
  });
}

type Document = {
  readonly prop: string;
  readonly number: string;
  readonly details: string;
  readonly type: string;
};

/** Numbers and details count alike: `(1) A123 (2) B456` and `(1) issued in Iran (2) …`. */
function addDocuments(entry: Entry, row: OfsiRow, { prop, number, details, type }: Document): void {
  const remarks = numbered(row.cell(details));
  const numbers = numbered(row.cell(number));
  numbers.forEach((one, i) => {
    const remark = remarks.length === numbers.length ? remarks[i] : remarks.join('; ');
    addDocument(entry, prop, { number: one, type, remarks: remark });
  });
  if (numbers.length === 0) for (const remark of remarks) entry.say('notes', `${type}: ${remark}`);
}

function addListing(entry: Entry, sanction: Statements, row: OfsiRow): void {
  for (const regime of numbered(row.cell('regime'))) {
    entry.say('program', regime);
    sanction.say('program', regime);
  }
  sanction.sayDate('listingDate', row.cell('listed on'));
  sanction.sayDate('startDate', row.cell('uk sanctions list date designated'));
  sanction.sayDate('modifiedAt', row.cell('last updated'));
  sanction.say('authorityId', row.cell('group id'));
}

function addInformation(entry: Entry, sanction: Statements, information: OfsiInformation): void {
  if (information.ukRef) sanction.say('authorityId', information.ukRef);
  if (information.unRef) sanction.say('unscId', information.unRef);
  entry.say('notes', information.rest);
  // Editions before 2021 have no labels: documents stand in the text.
  for (const [, number] of information.rest.matchAll(
    /\bpassport (?:no|number)s?[.:\s]*\s*([A-Z]{0,3}\d[A-Z0-9]{4,12})\b/gi,
  ))
    addDocument(entry, 'passportNumber', { number: number!, type: 'Passport' });
  for (const [, number] of information.rest.matchAll(/\bIMO (?:no|number)?[.:\s]*(\d{7})\b/gi))
    entry.say('imoNumber', number!);
  for (const { label, text } of information.labelled) addLabelled(entry, sanction, { label, text });
}

function addLabelled(
  entry: Entry,
  sanction: Statements,
  { label, text }: { label: string; text: string },
): void {
  if (/^(?:uk sanctions list ref|un ref)/.test(label)) {
    const after = text.replace(/^(?:UNSC )?[A-Za-z]{2,5}\.?\d{3,5}\.?\s*/, '');
    if (after !== text) entry.say('notes', after);
  } else if (/statement of reasons/.test(label)) sanction.say('reason', text);
  else if (label === 'gender') {
    const gender = /^(male|female)/i.exec(text)?.[1]?.toLowerCase();
    if (gender && entry.schema === 'Person') entry.say('gender', gender, { original: text });
    else entry.reject('lists/bad-gender', 'Male or Female', text);
  } else if (label === 'imo number') {
    for (const [number] of text.matchAll(/\b\d{7}\b/g)) entry.say('imoNumber', number, { original: text });
  } else if (/flag/.test(label) && entry.schema === 'Vessel') {
    for (const flag of numbered(text))
      entry.sayCountry(label.includes('previous') ? 'pastFlags' : 'flag', flag);
  } else if (/tonnage/.test(label) && entry.schema === 'Vessel')
    entry.say('tonnage', text.replace(/[^\d.]/g, ''), { original: text });
  else if (/year built/.test(label) && isA(entry.schema, 'Vehicle')) entry.sayDate('buildDate', text);
  else if (label.startsWith('business reg'))
    for (const number of numbered(text)) entry.say('registrationNumber', number);
  else if (PROPS[label]) for (const value of numbered(text)) entry.say(PROPS[label], value);
  else entry.say('notes', `${label}: ${text}`);
}
