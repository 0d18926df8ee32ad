/** Latin letters with marks, as plain a–z; and as they sound. */
import { LETTERS } from './letters.gen';

const plain = new Map<string, string>(Object.entries(LETTERS.plain));
const sounding = new Map<string, string>(Object.entries(LETTERS.sound));
const asciiOnly = /^[a-z0-9]*$/;

/** Lower-case letters and digits only: `müller` → `muller`, `łódź` → `lodz`. */
export function plainLatin(word: string): string {
  return asciiOnly.test(word) ? word : spell(word, plain);
}

/** Written so that it sounds alike without marks: `müller` → `mueller`, `yılmaz` → `yilmaz`, `şahin` → `shahin`. */
export function soundingLatin(word: string): string {
  return asciiOnly.test(word) ? word : spell(word, sounding);
}

function spell(word: string, table: ReadonlyMap<string, string>): string {
  let out = '';
  for (const char of word) {
    if (char >= 'a' && char <= 'z') out += char;
    else out += table.get(char) ?? (plain.get(char) ?? char.normalize('NFKD')).replace(/[^a-z0-9]/g, '');
  }
  return out;
}
