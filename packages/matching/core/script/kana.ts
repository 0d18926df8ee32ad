/**
 * Kana in Latin.
 *
 * @standard modified Hepburn without macrons; half-width and katakana read as hiragana
 */
import { byLetter } from './tables';

/** A word of hiragana or katakana in Latin, small tsu doubled, long marks left out. */
export function romaniseKana(word: string): string {
  const hiragana = [...word.normalize('NFKC')]
    .map((char) => (char >= 'ァ' && char <= 'ヶ' ? String.fromCodePoint(char.codePointAt(0)! - 0x60) : char))
    .join('');
  let out = '';
  for (const [at, piece] of hiragana.split('っ').entries()) {
    const latin = byLetter(piece, 'kana') ?? '';
    out += at > 0 && latin ? (latin.startsWith('ch') ? 't' : latin[0]) + latin : latin;
  }
  return out;
}
