/** Legal forms in names: `nv`, `gesellschaft mit beschränkter Haftung`, `ООО`, by class. */
import { LEGAL_FORMS } from './legal-forms.gen';
import { WORDED_FORMS } from './worded-forms.gen';

/** Names of the classes; bit n of a mask is the class in place n. */
export const legalFormNames: readonly string[] = Object.keys(LEGAL_FORMS);

const maskOf = new Map<string, number>();
const firstWords = new Map<string, number>();
legalFormNames.forEach((name, bit) => {
  for (const spelling of LEGAL_FORMS[name as keyof typeof LEGAL_FORMS]) {
    maskOf.set(spelling, (maskOf.get(spelling) ?? 0) | (1 << bit));
    const words = spelling.split(' ');
    firstWords.set(words[0]!, Math.max(firstWords.get(words[0]!) ?? 0, words.length));
  }
});

// Forms of the world list say nothing on their class: they are known for what they are, no more.
for (const spelling of WORDED_FORMS.split('|')) {
  if (maskOf.has(spelling)) continue;
  maskOf.set(spelling, 0);
  const words = spelling.split(' ');
  firstWords.set(words[0]!, Math.max(firstWords.get(words[0]!) ?? 0, words.length));
}

/** Two letters in the middle of a name are as likely a word (de, as, is) as a form; these are not. */
const surelyForm = new Set(['sa', 'nv', 'bv', 'ag', 'ab', 'oy', 'ao', 'sl', 'kg', 'ad', 'dd']);

/** The longest legal form that begins at a word; null when none does. */
export function legalFormAt(
  words: readonly string[],
  at: number,
): { mask: number; size: number; short: boolean } | null {
  const longest = firstWords.get(words[at]!) ?? 0;
  for (let size = Math.min(longest, words.length - at); size > 0; size--) {
    const text = size === 1 ? words[at]! : words.slice(at, at + size).join(' ');
    const mask = maskOf.get(text);
    if (mask === undefined) continue;
    const short = text.length <= 2;
    const middle = at > 0 && at + size < words.length;
    if (!(short && middle && !surelyForm.has(text))) return { mask, size, short };
  }
  return null;
}

/** Names of the classes in a mask. */
export const namesOfForms = (mask: number): string[] =>
  legalFormNames.filter((_, bit) => (mask & (1 << bit)) !== 0);
