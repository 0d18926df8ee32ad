/**
 * Hangul in Latin.
 *
 * @standard Revised Romanization of Korean (2000), syllable by syllable; sounds between syllables as written
 */
const first = [
  'g',
  'kk',
  'n',
  'd',
  'tt',
  'r',
  'm',
  'b',
  'pp',
  's',
  'ss',
  '',
  'j',
  'jj',
  'ch',
  'k',
  't',
  'p',
  'h',
];
const middle = [
  'a',
  'ae',
  'ya',
  'yae',
  'eo',
  'e',
  'yeo',
  'ye',
  'o',
  'wa',
  'wae',
  'oe',
  'yo',
  'u',
  'wo',
  'we',
  'wi',
  'yu',
  'eu',
  'ui',
  'i',
];
const last = [
  '',
  'k',
  'k',
  'k',
  'n',
  'n',
  'n',
  't',
  'l',
  'k',
  'm',
  'p',
  'l',
  'l',
  'p',
  'l',
  'm',
  'p',
  'p',
  't',
  't',
  'ng',
  't',
  't',
  'k',
  't',
  'p',
  't',
];

/** Syllable blocks in Latin; anything else falls out. */
export const romaniseHangul = (word: string): string => [...word].map(syllable).join('');

function syllable(char: string): string {
  const at = char.codePointAt(0)! - 0xac00;
  if (at < 0 || at > 11171) return '';
  return first[Math.floor(at / 588)]! + middle[Math.floor((at % 588) / 28)]! + last[at % 28]!;
}
