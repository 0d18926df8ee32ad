import { type Entity, isA, propertiesOfType } from '@belfry/model';

/** An entity as one list has it; `referents` are ids FollowTheMoney says it had before. */
export type ListedEntity = Entity & { readonly dataset: string; readonly referents?: readonly string[] };

/**
 * How telling a shared value is.
 *
 * reference  one list names the other list's entry: UN and EU references, FollowTheMoney referents
 * code       one code, one thing in the world: IMO, LEI, VIN…
 * number     a register or document number; countries issue the same ones
 */
export type Strength = 'reference' | 'code' | 'number';

/** A value that two entries about the same thing would share. */
export type Token = {
  /** Stable name of the kind, also the `rule` of the judgement: `un-reference`, `imo-number`, `passport`… */
  readonly rule: string;
  readonly strength: Strength;
  /** What is compared; equal keys are one value. */
  readonly key: string;
  /** As it stood. */
  readonly value: string;
  /** Who issued it, where the list says so. */
  readonly country: string | null;
};

/** What a list entry says of who or what it is. */
export type Identity = {
  readonly id: string;
  readonly datasets: ReadonlySet<string>;
  readonly schemata: ReadonlySet<string>;
  readonly tokens: readonly Token[];
  readonly sexes: ReadonlySet<string>;
  readonly birthYears: readonly number[];
  /** Names only, for comparing names. */
  readonly named: Entity;
};

const CODES: Readonly<Record<string, string>> = {
  imoNumber: 'imo-number',
  mmsi: 'mmsi',
  leiCode: 'lei',
  vin: 'vin',
  swiftBic: 'swift',
  bic: 'swift',
  isinCode: 'isin',
  isin: 'isin',
  wikidataId: 'wikidata',
  publicKey: 'wallet',
  bvdId: 'bvd',
  dunsCode: 'duns',
  uniqueEntityId: 'uei',
  giiNumber: 'giin',
  cageCode: 'cage',
  permId: 'permid',
  npiCode: 'npi',
  icijId: 'icij',
  opencorporatesUrl: 'opencorporates',
};
const NUMBERS: Readonly<Record<string, string>> = {
  innCode: 'inn',
  ogrnCode: 'ogrn',
  okpoCode: 'okpo',
  taxNumber: 'tax-number',
  vatCode: 'tax-number',
  registrationNumber: 'registration-number',
  idNumber: 'id-number',
  personalNumber: 'id-number',
  socialSecurityNumber: 'id-number',
  passportNumber: 'passport',
  irsCode: 'tax-number',
  voenCode: 'tax-number',
  serialNumber: 'serial-number',
};
const REFERENCES: readonly { readonly rule: string; readonly pattern: RegExp }[] = [
  { rule: 'un-reference', pattern: /\b[A-Z]{2}[IEP]\.\d{3,4}\b/g },
  { rule: 'eu-reference', pattern: /\bEU\.\d{1,7}\.\d{1,3}\b/g },
  { rule: 'uk-reference', pattern: /\b[A-Z]{3}\d{4}\b/g },
];
const MOST_TOKENS = 200;
const MOST_NAMES = 60;

/** Things of the world, as against what hangs on them: papers, addresses, sanctions, links. */
export const isEntry = (schema: string): boolean =>
  isA(schema, 'LegalEntity') || isA(schema, 'Asset') || isA(schema, 'CryptoWallet');

/**
 * What each entry says of its identity; papers and sanctions count for the entry they hang on. Entries of several
 * lists under one id are one. The order of the entities makes no difference.
 *
 * @limits 200 values and 60 names an entry; the first in alphabetical order are used
 */
export function identities(entities: Iterable<ListedEntity>): Map<string, Identity> {
  const entries = new Map<string, ListedEntity[]>();
  const papers = new Map<string, Token[]>();
  for (const entity of entities) {
    if (isEntry(entity.schema)) entries.set(entity.id, [...(entries.get(entity.id) ?? []), entity]);
    else if (isA(entity.schema, 'Sanction')) attach(papers, entity.properties.entity, referencesOf(entity));
    else if (isA(entity.schema, 'Identification'))
      attach(papers, entity.properties.holder, documentOf(entity));
  }
  const out = new Map<string, Identity>();
  for (const id of [...entries.keys()].sort())
    out.set(id, identity(id, entries.get(id)!, papers.get(id) ?? []));
  return out;
}

/**
 * What one entity alone says of whose identity: of itself, or, being a paper or a sanction, of those it hangs on.
 *
 * @returns pairs of a value's key and the id it tells about; equal keys about two ids may be one thing
 */
export function identityKeys(entity: ListedEntity): { readonly key: string; readonly about: string }[] {
  const papers = new Map<string, Token[]>();
  if (isEntry(entity.schema)) papers.set(entity.id, tokensOf(entity));
  else if (isA(entity.schema, 'Sanction')) attach(papers, entity.properties.entity, referencesOf(entity));
  else if (isA(entity.schema, 'Identification')) attach(papers, entity.properties.holder, documentOf(entity));
  const pairs = new Map<string, { key: string; about: string }>();
  for (const [about, tokens] of papers)
    for (const { key } of tokens.slice(0, MOST_TOKENS)) pairs.set(`${about} ${key}`, { key, about });
  return [...pairs.values()];
}

function identity(id: string, listed: readonly ListedEntity[], papers: readonly Token[]): Identity {
  const own = listed.flatMap(tokensOf);
  const tokens = new Map<string, Token>();
  for (const token of [...own, ...papers, referent(id)].sort(byToken))
    tokens.set(`${token.rule} ${token.key} ${token.country}`, token);
  const all = (prop: string) => listed.flatMap((entity) => entity.properties[prop] ?? []);
  const years = all('birthDate').map((date) => Number(/^\d{4}(?!\d)/.exec(date)?.[0]));
  return {
    id,
    datasets: new Set(listed.map((entity) => entity.dataset)),
    schemata: new Set(listed.map((entity) => entity.schema)),
    tokens: [...tokens.values()].slice(0, MOST_TOKENS),
    sexes: new Set(all('gender').filter((sex) => sex === 'male' || sex === 'female')),
    birthYears: [...new Set(years.filter((year) => year > 0))].sort((a, b) => a - b),
    named: namesOnly(id, listed),
  };
}

function namesOnly(id: string, listed: readonly ListedEntity[]): Entity {
  const properties: Record<string, string[]> = {};
  for (const entity of listed)
    for (const { name } of propertiesOfType(entity.schema, 'name')) {
      const values = new Set([...(properties[name] ?? []), ...(entity.properties[name] ?? [])]);
      if (values.size > 0) properties[name] = [...values].sort().slice(0, MOST_NAMES);
    }
  return { id, schema: listed.map((entity) => entity.schema).sort()[0]!, properties };
}

function tokensOf(entity: ListedEntity): Token[] {
  const tokens = (entity.referents ?? []).map(referent);
  for (const [prop, values] of Object.entries(entity.properties))
    for (const value of values) tokens.push(...tokensOfValue(prop, value));
  return tokens;
}

/** What a value of an entry's own property says of its identity; nothing for most properties. */
export function tokensOfValue(prop: string, value: string): Token[] {
  if (prop === 'unscId') return referencesIn(value, false);
  if (Object.hasOwn(CODES, prop)) return codeOf(CODES[prop]!, value);
  if (Object.hasOwn(NUMBERS, prop))
    return [...referencesIn(value, true), ...numberOf(NUMBERS[prop]!, value, null)];
  return [];
}

function codeOf(rule: string, value: string): Token[] {
  let key = value.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (rule === 'wallet' || rule === 'opencorporates') key = value.trim();
  if (rule === 'imo-number') key = /(\d{7})$/.exec(key)?.[1] ?? '';
  if (rule === 'swift') key = key.replace(/^(.{8})XXX$/, '$1');
  if (key.length < 5 || key.length > 200) return [];
  return [{ rule, strength: 'code', key: `${rule}:${key}`, value, country: null }];
}

/** Lists file the same number under different properties, so the key does not say which. */
function numberOf(rule: string, value: string, country: string | null): Token[] {
  const key = value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  const digits = key.replace(/\D/g, '');
  if (digits.length < 4 || key.length < 5 || key.length > 40 || /^(.)\1+$/.test(digits)) return [];
  return [{ rule, strength: 'number', key: `number:${key}`, value, country }];
}

function referencesOf(sanction: ListedEntity): Token[] {
  const { unscId = [], authorityId = [] } = sanction.properties;
  return [...unscId, ...authorityId].flatMap((value) => referencesIn(value, false));
}

/** @param strict  only when the value is nothing but the reference */
function referencesIn(value: string, strict: boolean): Token[] {
  const text = value.slice(0, 200).toUpperCase();
  return REFERENCES.flatMap(({ rule, pattern }) =>
    (text.match(pattern) ?? [])
      .filter((found) => !strict || (found === text.trim() && rule !== 'uk-reference'))
      .map(
        (found): Token => ({
          rule,
          strength: 'reference',
          key: `${rule}:${found}`,
          value: found,
          country: null,
        }),
      ),
  );
}

function documentOf(paper: ListedEntity): Token[] {
  const { number = [], passportNumber = [], personalNumber = [], country = [] } = paper.properties;
  const rule = isA(paper.schema, 'Passport') ? 'passport' : 'id-number';
  const countries = country.length > 0 ? country : [null];
  return [...number, ...passportNumber, ...personalNumber].flatMap((value) =>
    countries.flatMap((issuer) => numberOf(rule, value, issuer)),
  );
}

function referent(id: string): Token {
  return { rule: 'referent', strength: 'reference', key: `id:${id}`, value: id, country: null };
}

function attach(
  to: Map<string, Token[]>,
  holders: readonly string[] | undefined,
  tokens: readonly Token[],
): void {
  for (const holder of holders ?? []) to.set(holder, [...(to.get(holder) ?? []), ...tokens]);
}

const STRENGTHS: readonly Strength[] = ['reference', 'code', 'number'];
/** The most telling first, then in alphabetical order. */
export function byToken(left: Token, right: Token): number {
  return (
    STRENGTHS.indexOf(left.strength) - STRENGTHS.indexOf(right.strength) ||
    compare(left.rule, right.rule) ||
    compare(left.key, right.key) ||
    compare(left.country ?? '', right.country ?? '') ||
    compare(left.value, right.value)
  );
}

/** By code units: the same on every machine, whatever its language. */
export const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
