import { countriesOf } from './country';
import { childrenOf, textOf, type XmlElement } from './element';
import type { Entry } from './entry';
import { addDocument, type DocumentParts, plain } from './parts';

const DATE = String.raw`(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{4}`;
const EXPIRES = new RegExp(
  String.raw`(?:expir\w*|valid until|valid to)(?: date)?(?: of)?(?: on)?\s*:?\s*(?:on )?(${DATE})`,
  'i',
);
const ISSUED = new RegExp(
  String.raw`(?:issued?|date of issue)(?: date)?(?: on| in)?\s*:?\s*(?:on )?(${DATE})`,
  'i',
);
const NUMBER =
  /(?<![\p{L}\d])(?:\p{Lu}{1,4}[ .-]{1,2})?[\p{L}\d]*\d[\p{L}\d]*(?:[ ./-][\p{L}\d]*\d[\p{L}\d]*)*/u;
const SOCIAL = /social security|\bSSN\b/i;
const TAX = /fiscal code|tax (?:id|number)|\bNIF\b/i;

/** The documents of a UN entry. */
export function addUnDocuments(entry: Entry, individual: XmlElement): void {
  for (const document of childrenOf(individual, 'INDIVIDUAL_DOCUMENT')) {
    const [type, type2] = [textOf(document, 'TYPE_OF_DOCUMENT'), textOf(document, 'TYPE_OF_DOCUMENT2')];
    const [number, note] = [textOf(document, 'NUMBER'), textOf(document, 'NOTE')];
    if (!type && !type2 && !number && !note) continue;
    const written = number || (documentNumber(type2) ? type2 : note);
    const found = documentNumber(written);
    if (!found) {
      entry.say('notes', [type, type2, number, note].map(plain).filter(Boolean).join('; '));
      continue;
    }
    const told = [type, type2, number, note].join(' ');
    addDocument(entry, propOf(type, type2, told), {
      number: found,
      original: written,
      type: plain(type2.replace(/[\s:.]+$/, '')) || plain(type),
      country: issuerOf(document, written),
      authority: textOf(document, 'CITY_OF_ISSUE'),
      ...datesOfDocument(document, note),
      remarks: note,
    });
  }
}

function propOf(type: string, type2: string, told: string): string {
  if (/pass(?:e)?port|pasaporte|паспорт/i.test(type2 || type)) return 'passportNumber';
  if (SOCIAL.test(told)) return 'socialSecurityNumber';
  return TAX.test(told) ? 'taxNumber' : 'idNumber';
}

function issuerOf(document: XmlElement, written: string): string {
  const named = textOf(document, 'ISSUING_COUNTRY') || textOf(document, 'COUNTRY_OF_ISSUE');
  if (named) return named;
  const city = textOf(document, 'CITY_OF_ISSUE');
  if (city && countriesOf(city).length > 0) return city;
  const before =
    /^([\p{L} ]+?)\s+(?:passport|service|diplomatic|national|number|no\b|\d)/iu.exec(written)?.[1] ?? '';
  return countriesOf(before).length === 1 ? before : '';
}

function datesOfDocument(document: XmlElement, note: string): Pick<DocumentParts, 'issued' | 'expires'> {
  const text = note.replace(/\s+/g, ' ');
  return {
    issued: textOf(document, 'DATE_OF_ISSUE') || ISSUED.exec(text)?.[1],
    expires: textOf(document, 'DATE_OF_EXPIRY') || EXPIRES.exec(text)?.[1],
  };
}

/** The number in what may be a sentence about it (`Jordanian passport no. K123456, issued…`); null when there is none. */
export function documentNumber(text: string): string | null {
  const folded = text
    .replace(/\s+/g, ' ')
    .replace(/[\s,;(]*\b(?:issued|expir\w*|valid (?:until|to)|under (?:the )?name|date of)\b.*$/i, '')
    .replace(/(?<=\d) no\.? ?(?=\d)/gi, ' ')
    .trim();
  if (/^[\p{L}\d./() -]{3,24}$/u.test(folded) && /\d/.test(folded) && !/\p{L}{5}/u.test(folded))
    return folded;
  const named = /(?:number|no\.?:?|n°|№|code:?|SSN|passport:?)\s*:?\s*(?=\S{0,5}[ .-]?\d)(.+)$/iu.exec(
    folded,
  )?.[1];
  const found = NUMBER.exec(named ?? folded)?.[0].trim();
  return found && found.replace(/\D/g, '').length >= 3 ? found : null;
}
