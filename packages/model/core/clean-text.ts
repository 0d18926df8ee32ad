/**
 * Text from outside made safe to store, compare and show.
 *
 * Taken out: null bytes and other control characters, lone surrogates, bidirectional overrides and
 * isolates, zero-width and other invisible characters, piles of combining marks. Runs of white
 * space become one space, ends are trimmed, composition is NFC. Markup is left alone: showing text
 * as text is the task of the screen.
 *
 * @standard Unicode 15: UAX #9 (explicit directional formatting), UAX #15 (NFC), UTS #39 §3 (invisible characters)
 * @limits   look-alike letters of other scripts stay: they are the matcher's task
 */
export type TextFlag =
  | 'null-byte'
  | 'control'
  | 'lone-surrogate'
  | 'bidi'
  | 'zero-width'
  | 'combining'
  | 'replacement'
  | 'too-long';

export type CleanText = { readonly text: string; readonly flags: readonly TextFlag[] };

/** Longest value anything is read as, in UTF-16 units, unless the caller knows better. */
export const MAX_TEXT = 65_000;

/** Piled on one letter, more marks than any orthography uses are an attack on the reader's eyes. */
const MAX_MARKS = 4;

const SUSPICIOUS =
  /[\0-\x1f\x7f-\xa0\ufff9-\ufffd]|\p{Noncharacter_Code_Point}|\p{DI}|\p{Surrogate}|\p{M}|(?! )\p{Z}| {2}|^ | $/u;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const NULL_BYTE = /\0/g;
const WHITE_SPACE = /[\s\x85\u200b]+/gu;
const CONTROL = /[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb]|\p{Noncharacter_Code_Point}/gu;
const BIDI = /[\u202a-\u202e\u2066-\u2069\u206a-\u206f]/gu;
/** Joiners belong to the spelling of Arabic and Indic scripts; there they are dropped without a flag. */
const JOINER_IN_USE =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Malayalam}\p{M}])[\u200c\u200d]/gu;
const INVISIBLE = /(?!\u200b)\p{DI}/gu;
const MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');

/**
 * @param raw  anything a file or a form held
 * @param max  UTF-16 units kept at most; no surrogate pair is cut in two
 * @returns    the clean text, empty when nothing was left, and what had to be done to it
 */
export function cleanText(raw: string, max = MAX_TEXT): CleanText {
  if (raw.length <= max && !SUSPICIOUS.test(raw)) {
    return { text: raw.normalize('NFC'), flags: [] };
  }
  const flags: TextFlag[] = [];
  const take = (text: string, pattern: RegExp, flag: TextFlag | null, by = '') => {
    const taken = text.replace(pattern, by);
    if (flag && taken !== text) flags.push(flag);
    return taken;
  };
  // Twice the wanted length is enough to survive what is taken out; a megabyte is not worth a regular expression.
  let text = raw.length > 2 * max + 64 ? raw.slice(0, 2 * max + 64) : raw;
  text = take(text, LONE_SURROGATE, 'lone-surrogate');
  text = take(text, NULL_BYTE, 'null-byte');
  text = take(text, BIDI, 'bidi');
  text = take(text, JOINER_IN_USE, null);
  text = take(text, INVISIBLE, 'zero-width');
  text = take(text, /(?<=\S)\u200b(?=\S)/gu, 'zero-width');
  text = take(text, CONTROL, 'control');
  text = text.replace(WHITE_SPACE, ' ').trim().normalize('NFC');
  text = take(text, MARKS, 'combining', '$1');
  if (text.includes('\ufffd')) flags.push('replacement');
  if (text.length > max || raw.length > 2 * max + 64) {
    text = cut(text, max);
    flags.push('too-long');
  }
  return { text, flags };
}

function cut(text: string, max: number): string {
  const last = text.charCodeAt(max - 1);
  const splitsPair = text.length > max && last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? max - 1 : max).trimEnd();
}
