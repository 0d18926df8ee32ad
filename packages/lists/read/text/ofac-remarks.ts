import { knownWords } from '../known-words';
import { countriesOf } from '../xml/country';
import { type OfacMeaning, ofacMeaning } from '../xml/ofac-labels';

/** One part of OFAC's remarks, told apart by its label. */
export type OfacRemark =
  | { readonly kind: 'alias'; readonly prop: 'alias' | 'weakAlias' | 'previousName'; readonly name: string }
  | { readonly kind: 'linked'; readonly name: string }
  | {
      readonly kind: 'labelled';
      readonly meaning: OfacMeaning;
      readonly label: string;
      readonly value: string;
      readonly country?: string;
      readonly issued?: string;
      readonly expires?: string;
    }
  | { readonly kind: 'note'; readonly text: string };

const LONGEST_LABEL_WORDS = 10;
const ALIAS = /^(a|f|n)\.\s?k\.\s?a\.\s*[,:]?\s*(['"‘“]?)(.+?)['"’”]?$/i;
const LINKED = /^\(?(?:Linked To|Linked to)\s*:\s*(.+?)\)*$/;
const SHORT_LABELS: Readonly<Record<string, string>> = knownWords({
  DOB: 'Date of birth',
  POB: 'Place of birth',
  citizen: 'Citizenship',
});
const ISSUED =
  /\s*\b(?:date of issue|issued)\s*:?\s*(?:on |in )?((?:\d{1,2} )?(?:[A-Z][a-z]{2,8} )?\d{4})(?=\W|$)/i;
const EXPIRES =
  /\s*\b(?:expires|expired|expiry|expiration date|valid until|valid through)\s*:?\s*(?:on |in )?((?:\d{1,2} )?(?:[A-Z][a-z]{2,8} )?\d{4})(?=\W|$)/i;

/**
 * The parts of a remarks field, in their order: divided by `;`, each with its label.
 *
 * @source OFAC, "SDN data formats": remarks of sdn.csv and sdn_comments.csv, as met in editions of 2018 to 2026
 * @limits a part without a known label is a note, whole; a label that should bring a number but brings none is a note
 */
export function ofacRemarks(remarks: string): OfacRemark[] {
  return remarks
    .split(/;(?!\s*[^(]*\)(?!.*\())/)
    .map((part) => part.replace(/^\s*(?:alt\.\s*)?/i, '').trim())
    .map((part) => withoutFullStop(part))
    .filter((part) => part !== '' && part !== '-0-')
    .map(remarkOf);
}

/** `S.A.` and `No.` keep theirs: only a stop after a longer word, a bracket or a quote ends the remarks. */
const withoutFullStop = (part: string) => part.replace(/(?<=[\p{L}\d]{3}|[)'"’”])\.+$/u, '');

function remarkOf(part: string): OfacRemark {
  const alias = ALIAS.exec(part);
  if (alias) {
    const former = alias[1]!.toLowerCase() === 'f';
    // Quoted aliases are those OFAC calls weak.
    const prop = former ? 'previousName' : alias[2] ? 'weakAlias' : 'alias';
    return { kind: 'alias', prop, name: alias[3]!.trim() };
  }
  const linked = LINKED.exec(part);
  if (linked) return { kind: 'linked', name: linked[1]!.trim() };
  return labelled(part) ?? { kind: 'note', text: part };
}

function labelled(part: string): OfacRemark | null {
  const words = part.split(' ');
  const whole = ofacMeaning(part);
  if (whole?.kind === 'provision') return { kind: 'labelled', meaning: whole, label: part, value: part };
  // No label holds a number but those of orders, which are taken whole.
  const numbered = words.findIndex((word) => /\d/.test(word));
  const most = numbered < 0 ? words.length - 1 : numbered;
  for (let n = Math.min(most, LONGEST_LABEL_WORDS); n > 0; n--) {
    const label = words.slice(0, n).join(' ');
    const meaning = ofacMeaning(SHORT_LABELS[label] ?? label);
    if (!meaning || meaning.kind === 'provision') continue;
    const value = words
      .slice(n)
      .join(' ')
      .replace(/^[#:]\s*/, '')
      .trim();
    if (value === '' || (needsDigit(meaning) && !/\d/.test(value))) return null;
    const found = { kind: 'labelled', meaning, label: SHORT_LABELS[label] ?? label, value } as const;
    return meaning.kind === 'document' ? { ...found, ...documentParts(value) } : found;
  }
  return null;
}

const needsDigit = (meaning: OfacMeaning) =>
  meaning.kind === 'date' ||
  meaning.kind === 'birth-date' ||
  (meaning.kind === 'document' &&
    !['swiftBic', 'ticker', 'callSign', 'registrationNumber'].includes(meaning.prop));

/** `E12345 (Iran) issued 1999 expires 30 Oct 2012` */
function documentParts(text: string) {
  const issued = ISSUED.exec(text)?.[1];
  const expires = EXPIRES.exec(text)?.[1];
  let value = text.replace(EXPIRES, '').replace(ISSUED, '').trim();
  const bracket = /\s*\(([^()]+)\)\s*$/.exec(value);
  const country = bracket && countriesOf(bracket[1]!).length > 0 ? bracket[1]! : undefined;
  if (country) value = value.slice(0, bracket!.index).trim();
  return {
    value: value || text,
    ...(country && { country }),
    ...(issued && { issued }),
    ...(expires && { expires }),
  };
}
