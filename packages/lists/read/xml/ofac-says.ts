import { isA } from '@belfry/model';
import { knownWords } from '../known-words';
import { countriesOf } from './country';
import type { Entry, Statements } from './entry';
import { type OfacMeaning, ofacMeaning } from './ofac-labels';
import { addDocument, plain } from './parts';

/** One labelled value of an OFAC entry: an `id` of sdn.xml, a feature or document of the advanced edition. */
export type OfacSaying = {
  readonly label: string;
  readonly value: string;
  readonly country?: string;
  readonly authority?: string;
  readonly issued?: string;
  readonly expires?: string;
  readonly remarks?: string;
  /** What a label nobody knows is taken for. */
  readonly fallback: 'document' | 'note';
};

const GENDERS: { readonly [text: string]: string } = knownWords({ male: 'male', female: 'female' });

/** Writes a labelled value down where it belongs; unknown labels are kept as document numbers or notes. */
export function sayOfac(entry: Entry, sanction: Statements, saying: OfacSaying): void {
  const value = plain(saying.value);
  if (value === '') return;
  const imo = /\bIMO[\s#:No.]*(\d{7})\b/i.exec(value)?.[1];
  const meaning = ofacMeaning(saying.label);
  const label = saying.label.trim().replace(/:$/, '');
  if (imo) entry.say('imoNumber', imo, { original: value });
  else if (meaning) sayKnown(entry, sanction, { ...saying, label, value }, meaning);
  else if (saying.fallback === 'document') addOfacDocument(entry, fallbackProp(entry), saying);
  else entry.say('notes', `${label}: ${value}`);
}

function sayKnown(entry: Entry, sanction: Statements, saying: OfacSaying, meaning: OfacMeaning): void {
  const { label, value } = saying;
  const isPerson = entry.schema === 'Person';
  const handlers: Readonly<Record<OfacMeaning['kind'], () => void>> = {
    document: () => addOfacDocument(entry, propOf(meaning), saying),
    value: () => sayValue(entry, propOf(meaning), label, value),
    date: () => entry.sayDate(propOf(meaning), ofacDate(value), { original: value }),
    'birth-date': () =>
      entry.sayDate(isPerson ? 'birthDate' : 'incorporationDate', ofacDate(value), { original: value }),
    country: () => entry.sayCountry(propOf(meaning), value),
    'birth-place': () => sayBirthPlace(entry, value),
    gender: () => sayGender(entry, value),
    provision: () => {
      sanction.say('provisions', `${label} ${value}`, { original: value });
    },
    wallet: () => addWallet(entry, meaning.kind === 'wallet' ? meaning.currency : '', value),
    imo: () => {
      entry.say('registrationNumber', value);
    },
    owner: () => {
      entry.say('notes', `${label}: ${value}`);
    },
    location: () => {
      entry.say('address', value);
    },
  };
  handlers[meaning.kind]();
}

const propOf = (meaning: OfacMeaning) => ('prop' in meaning ? meaning.prop : 'notes');
const fallbackProp = (entry: Entry) => (entry.schema === 'Person' ? 'idNumber' : 'registrationNumber');

function addOfacDocument(entry: Entry, prop: string, saying: OfacSaying): void {
  const number =
    prop === 'passportNumber' ? saying.value.replace(/^(?:booklet|no\.?|number)\s+/i, '') : saying.value;
  addDocument(entry, prop, {
    number,
    original: saying.value,
    type: saying.label,
    country: saying.country,
    authority: saying.authority,
    issued: saying.issued && ofacDate(saying.issued),
    expires: saying.expires && ofacDate(saying.expires),
    remarks: saying.remarks,
    dateOrder: 'mdy',
  });
}

function sayValue(entry: Entry, prop: string, label: string, value: string): void {
  if (prop === 'title') entry.say(entry.schema === 'Person' ? 'position' : 'notes', value);
  else if (prop === 'appearance') entry.say(prop, `${label}: ${value}`, { original: value });
  else if (prop === 'type' && !isA(entry.schema, 'Vehicle'))
    entry.say('notes', `${label.replace(/:$/, '')}: ${value}`);
  else if (/onnage/.test(prop)) entry.say(prop, value.replace(/[,\s]/g, ''), { original: value });
  else entry.say(prop, value);
}

export function sayBirthPlace(entry: Entry, value: string): void {
  entry.say('birthPlace', value);
  const last = value.split(',').at(-1)!.trim();
  if (entry.schema === 'Person' && last) sayKnownCountry(entry, 'birthCountry', last, value);
}

/** A country where the text ends with one; a place that is none is no mistake. */
function sayKnownCountry(entry: Entry, prop: string, text: string, original: string): void {
  for (const code of countriesOf(text)) entry.say(prop, code, { original });
}

export function sayGender(entry: Entry, value: string): void {
  const gender = GENDERS[value.toLowerCase()];
  if (gender && entry.schema === 'Person') entry.say('gender', gender, { original: value });
  else entry.reject('lists/bad-gender', 'male or female', value);
}

/** A digital currency address is a thing of its own, held by the entry. */
function addWallet(entry: Entry, currency: string, address: string): void {
  const wallet = entry.attach('CryptoWallet', currency, address);
  wallet.say('name', address);
  wallet.say('publicKey', address);
  wallet.say('currencySymbol', currency);
  wallet.say('topics', 'sanction');
  wallet.say('holder', entry.id);
}

/** OFAC writes `circa-1951` as well as `circa 1951`. */
export const ofacDate = (text: string): string => text.replace(/\bcirca-(?=\d)/i, 'circa ');
