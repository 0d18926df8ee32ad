/** Latin forms for screens and for search. */

import { sortedKey } from './names/keys';
import { sortOf } from './prepare';
import { readings } from './script/spellings';
import { readWords } from './text/words';

/**
 * The text in Latin letters, word by word: `Владимир Путин` → `Vladimir Putin`. Latin text comes back plain.
 *
 * @limits Arabic and Hebrew words that are no known name keep their consonants only
 */
export function transliterate(text: string): string {
  const { words } = readWords(text);
  if (words.length === 0) return '';
  return readings(words)[0]!
    .map(({ latin }) => latin)
    .filter((latin) => latin !== '')
    .map((latin) => latin[0]!.toUpperCase() + latin.slice(1))
    .join(' ');
}

/** Normal form of a name for search: Latin, no marks, no titles, words in alphabetical order. */
export const nameKey = (name: string, schema: string): string => sortedKey(name, sortOf(schema));

/** One key for all common spellings of a name: `nameKey` with legal forms and spaces out. */
export const fingerprint = (name: string, schema: string): string =>
  nameKey(name, schema).replaceAll(' ', '');
