import { property, type StatedEntity } from '@belfry/model';

/** What an entity can be found by, in three weights. */
export type SearchText = { readonly names: string; readonly identifiers: string; readonly texts: string };

const MOST_CHARS = 60_000;
const OTHER_SCRIPTS = /[^\p{Script=Latin}\P{L}]/u;
const NOT_SEARCHED: ReadonlySet<string> = new Set([
  'entity',
  'gender',
  'language',
  'topic',
  'mimetype',
  'checksum',
  'json',
]);
const IDENTIFIERS: ReadonlySet<string> = new Set(['identifier', 'iban', 'phone', 'email', 'ip', 'url']);

/** Lower case, without diacritics and compatibility forms: how words are stored for search, and asked for. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC');

/** An identifier as one word, whatever its spaces, dots and dashes. */
export const joinedUp = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The words of an entity for full-text search, folded; names in their own script and in Latin.
 *
 * @param latin   transliterates a name; asked only for names in other scripts
 * @limits 60,000 characters of each weight; the first values count
 */
export function searchTextOf(entity: StatedEntity, latin: (name: string) => string): SearchText {
  const [names, identifiers, texts]: string[][] = [[], [], []];
  for (const { prop, value } of entity.values) {
    const type = property(entity.schema, prop)?.type ?? 'string';
    if (NOT_SEARCHED.has(type)) continue;
    if (type === 'name')
      names!.push(folded(value), ...(OTHER_SCRIPTS.test(value) ? [folded(latin(value))] : []));
    else if (IDENTIFIERS.has(type)) identifiers!.push(folded(value), joinedUp(value));
    else texts!.push(folded(value));
  }
  return { names: joined(names!), identifiers: joined(identifiers!), texts: joined(texts!) };
}

const joined = (values: readonly string[]) => [...new Set(values)].join(' \n').slice(0, MOST_CHARS);
