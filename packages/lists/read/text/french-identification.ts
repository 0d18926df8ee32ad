import { isA } from '@belfry/model';
import { countriesOf } from '../xml/country';
import type { Entry } from '../xml/entry';
import { addDocument } from '../xml/parts';

/** What the register's `IDENTIFICATION` fields hold: a value and what it is called. */
export type LabelledNumber = { readonly label: string; readonly value: string };

const LABEL =
  /^(?:num[ée]ros?|n[°o]|code|date|lieu|type|principal|principaux|[ée]tablissement|immatriculation|filiales?|si[èe]ge|forme|pays|identifiant|KPP|PPC|INN|TIN|UNP|OGRN|PSRN|OKPO|NIF|SIREN|TVA|OMI|IMO|ИНН|КПП|ОГРН|УНП|t[ée]l[ée]copieur|t[ée]l[ée]phone|site internet|courriel)(?!\p{L})/iu;
/** Labelled values follow one another after a dash, a semicolon, or nothing but the next label. */
const PARTS =
  /\s+[-–—‒/]\s+|\s*;\s*|\n|\s*-(?=(?:Principal|Num[ée]ro|Lieu|Date|Type|Code)\s)|,?\s+(?=(?:KPP|INN|OGRN|OKPO|КПП)\s*:?\s*\d)|\.?\s+(?=(?:Num[ée]ro d|Principal [ée]tab|Code de cr|Lieu d.enr|Date d.enr|Type d.ent))/;
const NUMBER = /^(?=(?:.*\d){3})[\p{L}\d ./()№°‒-]{3,50}$/u;
const FIRST_DATE = /^[^\d]{0,12}(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4})\b/;

type Meaning = {
  readonly label: RegExp;
  readonly prop: string;
  readonly kind: 'document' | 'date' | 'country' | 'value';
};

/** First match decides. */
const MEANINGS: readonly Meaning[] = [
  {
    label: /date d.(?:enregistrement|immatriculation|cr[ée]ation|constitution)/i,
    prop: 'incorporationDate',
    kind: 'date',
  },
  { label: /type d.entit|forme juridique/i, prop: 'legalForm', kind: 'value' },
  {
    label: /(?:lieu|pays) d.(?:enregistrement|immatriculation)|principal|[ée]tablissement|si[èe]ge/i,
    prop: 'jurisdiction',
    kind: 'country',
  },
  { label: /\bOMI\b|\bIMO\b/i, prop: 'imoNumber', kind: 'document' },
  { label: /t[ée]l[ée]copieur|t[ée]l[ée]phone/i, prop: 'phone', kind: 'value' },
  { label: /site internet/i, prop: 'website', kind: 'value' },
  { label: /courriel/i, prop: 'email', kind: 'value' },
  { label: /passeport/i, prop: 'passportNumber', kind: 'document' },
  { label: /\b(?:OGRN|PSRN)\b|ОГРН/i, prop: 'ogrnCode', kind: 'document' },
  { label: /\b(?:KPP|PPC)\b|КПП|motif d.enregistrement/i, prop: 'kppCode', kind: 'document' },
  { label: /\bOKPO\b/i, prop: 'okpoCode', kind: 'document' },
  {
    label: /fiscal|\bINN\b|\bNIF\b|\bTVA\b|\bTIN\b|\bUNP\b|ИНН|УНП|contribuable|\btax/i,
    prop: 'taxNumber',
    kind: 'document',
  },
  { label: /s[ée]curit[ée] sociale/i, prop: 'socialSecurityNumber', kind: 'document' },
  {
    label: /enregistrement|immatricul|registre|\bRCS\b|SIREN|commerce|cr[ée]dit social|entreprise/i,
    prop: 'registrationNumber',
    kind: 'document',
  },
  { label: /identit|identification|national/i, prop: 'idNumber', kind: 'document' },
];

/** The labelled values of one field, from its text and its comment. */
export function labelledNumbers(text: string, comment: string): LabelledNumber[] {
  const found = [
    ...inText(text, comment.includes(':') ? '' : comment),
    ...(comment.includes(':') ? inText(comment, '') : []),
  ];
  return found.filter(({ value }) => value !== '');
}

function inText(text: string, comment: string): LabelledNumber[] {
  const parts = text
    .split(PARTS)
    .map((part) => part.trim())
    .filter(Boolean);
  const [first = '', second] = parts;
  // `1023202741781 - Numéro d’enregistrement`
  if (
    parts.length === 2 &&
    /\d/.test(first) &&
    !LABEL.test(first) &&
    second &&
    LABEL.test(second) &&
    !second.includes(':')
  )
    return [{ label: second, value: first }];
  return parts.map((part) => {
    const before = /^([^:]{2,60}?)\s*:\s*(.+)$/.exec(part);
    if (before && LABEL.test(before[1]!)) return { label: before[1]!, value: before[2]! };
    const inBrackets = /^(.*?\d.*?)\s*\(([^()]+)\)$/.exec(part);
    if (inBrackets && LABEL.test(inBrackets[2]!)) return { label: inBrackets[2]!, value: inBrackets[1]! };
    const spoken =
      /^((?:num[ée]ro|n[°o])\.?\s[\p{L}’' ]+?)\s+(?:de |est )?([\dA-Z][\dA-Z ./-]*\d[\dA-Z]*)$/iu.exec(part);
    if (spoken) return { label: spoken[1]!, value: spoken[2]! };
    return { label: comment, value: part };
  });
}

/** Writes a labelled value down where it belongs; what is no number is a note. */
export function sayLabelled(entry: Entry, { label, value }: LabelledNumber): void {
  const meaning = MEANINGS.find((one) => one.label.test(label));
  if (!sayMeant(entry, meaning, { label, value }))
    entry.say('notes', [label, value].filter(Boolean).join(': '));
}

/** Says whether the value was taken. */
function sayMeant(entry: Entry, meaning: Meaning | undefined, { label, value }: LabelledNumber): boolean {
  const isPerson = isA(entry.schema, 'Person');
  if (meaning?.kind === 'date') {
    const date = FIRST_DATE.exec(value)?.[1];
    if (isPerson || !date) return false;
    entry.sayDate(meaning.prop, date, { original: value });
    return true;
  }
  if (meaning?.kind === 'country') {
    const place = lastPlace(value);
    if (isPerson || countriesOf(place).length === 0) return false;
    entry.sayCountry(meaning.prop, place, { original: value });
    return true;
  }
  if (meaning?.kind === 'value')
    return !(isPerson && meaning.prop === 'legalForm') && entry.say(meaning.prop, value);
  return sayNumber(entry, meaning?.prop ?? 'registrationNumber', { label, value });
}

function sayNumber(entry: Entry, prop: string, { label, value }: LabelledNumber): boolean {
  const bare = value.replace(/^(?:n[°o]\.?|num[ée]ro)\s*:?\s*/i, '').replace(/[,.]$/, '');
  if (!NUMBER.test(bare) || /\p{Ll}{6}/u.test(bare)) return false;
  const imo = prop === 'imoNumber' ? /\b\d{7}\b/.exec(value)?.[0] : undefined;
  if (imo) return entry.say('imoNumber', imo, { original: value });
  const fits = prop === 'imoNumber' ? 'registrationNumber' : prop;
  addDocument(entry, fitting(fits, isA(entry.schema, 'Person')), {
    number: bare,
    original: value,
    type: label,
  });
  return true;
}

/** A person has no company register number; a company no identity card. */
const fitting = (prop: string, isPerson: boolean) =>
  isPerson && prop === 'registrationNumber'
    ? 'idNumber'
    : !isPerson && prop === 'idNumber'
      ? 'registrationNumber'
      : prop;

const lastPlace = (value: string) => value.split(',').at(-1)!.replace(/\.$/, '').trim();
