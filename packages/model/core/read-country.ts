/**
 * Reading of countries as people and lists write them: codes, names in many languages and scripts,
 * official and former names, turned-round names (`Korea, Republic of`), nationality words.
 *
 * @source data/countries/SOURCES.md
 * @limits what has no table entry is null, never guessed; words several countries share (Korean) are
 *         null; `Congo` alone is Congo-Brazzaville, as in ISO 3166, `Congolese` the DR Congo
 */
import { country } from './countries';
import { countryKey } from './country-key';
import { SPELLINGS } from './country-names.gen';

const LONGEST_NAME = 200;

/** Codes in use elsewhere than in ISO 3166-1 as it stands. */
const OTHER_CODES = new Map([
  ['uk', 'gb'],
  ['el', 'gr'],
  ['su', 'suhh'],
  ['yu', 'yucs'],
  ['cs', 'csxx'],
  ['tp', 'tl'],
  ['bu', 'mm'],
  ['rom', 'ro'],
  ['kos', 'xk'],
  ['rks', 'xk'],
  ['gbd', 'gb'],
  ['gbn', 'gb'],
  ['gbo', 'gb'],
  ['gbp', 'gb'],
  ['gbs', 'gb'],
]);

const POLITICAL_FORM =
  /^(?:(?:islamic|democratic|peoples?|federal|federative|socialist|united|arab|cooperative|independent|sovereign|new) )*(?:republic|kingdom|state|states|commonwealth|sultanate|emirate|principality|federation|union|territory|province|government|republique|royaume|etat|principaute|republiek|koninkrijk|republik|konigreich|republica|reino|республика|جمهورية) (?:of |de |du |des |dem |van |von |d |del )?(?:the |la |l )?/;

let spellings: Map<string, string> | null = null;

function spelled(key: string): string | undefined {
  spellings ??= new Map(SPELLINGS.flatMap(([code, keys]) => keys.split('|').map((k) => [k, code] as const)));
  return spellings.get(key);
}

/**
 * The code of one country, name or nationality word; null when it is none, or more than one.
 *
 * @param text at most 200 characters
 */
export function countryCode(text: string): string | null {
  if (text.length > LONGEST_NAME) return null;
  const lower = text.trim().toLowerCase();
  if (country(lower)) return lower;
  if (OTHER_CODES.has(lower)) return OTHER_CODES.get(lower)!;
  const key = countryKey(text);
  return spelled(key) ?? turnedRound(text) ?? withoutTrimmings(key);
}

/** `Korea, Republic of` and `Iran (Islamic Republic of)`; else what stands before the brackets. */
function turnedRound(text: string): string | null {
  const parts = /^([^,(]+)(?:,\s*|\s*\()([^,()]+)\)?\s*$/.exec(text);
  if (!parts) return null;
  const [head, tail] = [countryKey(parts[1]!), countryKey(parts[2]!)];
  const whole = spelled(`${tail} ${head}`) ?? spelled(`${tail.replace(/ the$/, '')} ${head}`);
  if (whole) return whole;
  const isForm = /\b(?:of|de|du|the)$/.test(tail) || tail === 'the';
  return text.includes('(') || isForm ? (spelled(head) ?? null) : null;
}

/** `former USSR`, `Republic of Latvia`, `Italian Republic`. */
function withoutTrimmings(key: string): string | null {
  const bare = key
    .replace(/^(?:(?:former|ex|then|so called|today|now|present day|currently) )+/, '')
    .replace(/^the /, '');
  const nation = bare.replace(/ (?:republic|republique|citizen|national|nationality)$/, '');
  return spelled(bare) ?? spelled(bare.replace(POLITICAL_FORM, '')) ?? spelled(nation) ?? null;
}

const BETWEEN =
  /\s*(?:[;,/|+\n]|\(\d{1,2}\)|\b(?:and|et|en|und|currently|now|formerly|previously|also|today|actuellement|anciennement|thans|heute)\b)\s*/i;

/** The codes of all countries a text names (`Former USSR, currently Ukraine`); empty when it names none. */
export function countryCodesIn(text: string): string[] {
  const one = countryCode(text);
  if (one) return [one];
  const codes = text
    .slice(0, 1000)
    .split(BETWEEN)
    .flatMap((part) => countryCode(part) ?? []);
  return [...new Set(codes)];
}
