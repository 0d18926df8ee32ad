/** Which alphabet a character belongs to, as far as names need it. */
import { LETTERS } from './letters.gen';

export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'arabic'
  | 'hebrew'
  | 'georgian'
  | 'armenian'
  | 'han'
  | 'hangul'
  | 'kana'
  | 'thai'
  | 'devanagari'
  | 'letter'
  | 'digit'
  | 'mark'
  | 'separator'
  | 'other';

type Range = readonly [from: number, to: number, script: Script];

const ranges: readonly Range[] = [
  [0x0370, 0x03ff, 'greek'],
  [0x0400, 0x052f, 'cyrillic'],
  [0x0531, 0x058f, 'armenian'],
  [0x05d0, 0x05f2, 'hebrew'],
  [0x0620, 0x06ff, 'arabic'],
  [0x0750, 0x077f, 'arabic'],
  [0x0904, 0x0939, 'devanagari'],
  [0x093d, 0x094c, 'devanagari'],
  [0x0e01, 0x0e4e, 'thai'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1c80, 0x1c8f, 'cyrillic'],
  [0x1c90, 0x1cbf, 'georgian'],
  [0x1e00, 0x1eff, 'latin'],
  [0x1f00, 0x1fff, 'greek'],
  [0x2d00, 0x2d2f, 'georgian'],
  [0x3041, 0x309f, 'kana'],
  [0x30a1, 0x30fa, 'kana'],
  [0x30fc, 0x30ff, 'kana'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xf900, 0xfaff, 'han'],
  [0xfb1d, 0xfb4f, 'hebrew'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefc, 'arabic'],
  [0xff66, 0xff9f, 'kana'],
  [0x20000, 0x3134f, 'han'],
];

/** Total over all code points, lone surrogates included. */
export function scriptOf(code: number): Script {
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return 'latin';
    if (code >= 48 && code <= 57) return 'digit';
    return code < 32 || code === 127 ? 'other' : 'separator';
  }
  if (code < 0x370) {
    if (code >= 0x300) return 'mark';
    if (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && code < 0x2b0) return 'latin';
    return code < 0xc0 ? (code < 0xa0 || code === 0xad ? 'other' : 'separator') : 'separator';
  }
  return scriptByRange(code);
}

function scriptByRange(code: number): Script {
  if (code >= 0xd800 && code <= 0xdfff) return 'other';
  const text = String.fromCodePoint(code);
  // Vowel signs of Indic, Thai and Arabic are letters of the word here, not marks to be dropped.
  if (code >= 0x0904 && code <= 0x0e4e && /[\p{M}]/u.test(text)) {
    return code < 0x0980 ? 'devanagari' : code >= 0x0e01 ? 'thai' : 'letter';
  }
  if (code >= 0x064b && code <= 0x065f) return 'arabic';
  if (/\p{M}/u.test(text)) return 'mark';
  for (const [from, to, script] of ranges) {
    if (code >= from && code <= to) return /[\p{L}\p{N}ー]/u.test(text) ? script : 'separator';
  }
  if (/\p{Nd}/u.test(text)) return 'digit';
  if (/\p{L}/u.test(text)) return /\p{Script=Latin}/u.test(text) ? 'latin' : 'letter';
  if (/[\p{P}\p{Z}]/u.test(text)) return 'separator';
  return 'other';
}

/** Zero-width, bidirectional and other marks that draw nothing. */
export const isInvisible = (code: number): boolean =>
  (code < 32 && code !== 9 && code !== 10 && code !== 13) ||
  code === 0xad ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff ||
  code === 0x061c ||
  code === 0x180e ||
  (code >= 0xe0000 && code <= 0xe007f);

const toLatin = new Map<string, string>(Object.entries(LETTERS.homoglyphs));
const toCyrillic = new Map<string, string>();
const toGreek = new Map<string, string>();
for (const [other, latin] of toLatin) {
  const back = other < 'Ѐ' ? toGreek : toCyrillic;
  if (!back.has(latin)) back.set(latin, other);
}

/** The letter of `script` that looks like `char`; `char` itself when there is none. */
export function lookAlike(char: string, script: Script): string {
  if (script === 'latin') return toLatin.get(char) ?? char;
  const back = script === 'greek' ? toGreek : toCyrillic;
  return back.get(char) ?? back.get(toLatin.get(char) ?? '') ?? char;
}
