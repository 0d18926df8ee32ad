/**
 * Scripts whose consonants carry a vowel that is not written: Thai and Devanagari.
 *
 * @limits Thai implicit vowels are left out, so such words compare as vowelless; Devanagari drops the final one
 */
import { byLetter } from './tables';

/** Thai vowels that are written before the consonant they follow in speech. */
const leading = /([เแโใไ])([ก-ฮ])/g;

/** A Thai word in Latin, written vowels in spoken order; a letter before a silencing mark falls out. */
export const romaniseThai = (word: string): string =>
  byLetter(word.replace(/[ก-ฮ][ิุ]?์/g, '').replace(leading, '$2$1'), 'thai') ?? '';

const consonant = /[क-ह]/;
const silent = /[ा-ौ्ॉ़]/;

/** A Devanagari word in Latin with its inherent vowels. */
export function romaniseDevanagari(word: string): string {
  const letters = [...word.normalize('NFC').replaceAll('़', '')];
  return letters
    .map((letter, at) => {
      const latin = byLetter(letter, 'devanagari') ?? '';
      const next = letters[at + 1];
      const bare = consonant.test(letter) && next !== undefined && !silent.test(next);
      return bare ? `${latin}a` : latin;
    })
    .join('')
    .replaceAll('aa', 'a');
}
