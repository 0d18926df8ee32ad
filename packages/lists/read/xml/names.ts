/** One name that a list gives, and what kind of alias it is. */
export type NameRead = { readonly text: string; readonly weak: boolean };

const ENUMERATION = /(?:^|\s)(?:\(?[a-h]\)|\([ivx]{1,4}\))\s+/gi;
const EXPLAINS =
  /\b(?:born|false|fraudulent|passport|identity|document|number|issued|formerly|previously|script|variants?)\b/i;
const ACRONYM = /^[\p{Lu}][\p{Lu}\d&/.-]{1,11}$/u;
const NON_LATIN = /(?!\p{Script=Latin})\p{L}/u;
const LATIN = /\p{Script=Latin}/u;

/**
 * The names in a field that may hold several: `A; B`, `a) A b) B`, `A (原名)`, `原名 (A; B)`, `“A”`, `Acme Forces (AF)`.
 *
 * Brackets in another script, or with several names, hold other names; a word of the initials there is a weak one; an
 * explanation is none; all else stays part of the name.
 *
 * @returns the names in their order, the one outside brackets first; the same name once
 */
export function namesIn(field: string): NameRead[] {
  const found: NameRead[] = [];
  const add = (text: string, weak = false) => {
    const name = unquoted(text.replace(/^[\s,;:.]+|[\s,;:]+$/g, ''));
    if (/[\p{L}\d]/u.test(name) && !found.some((one) => one.text === name)) found.push({ text: name, weak });
  };
  const folded = field.replace(/\s+/g, ' ').replace(ENUMERATION, '; ').trim();
  for (const part of splitOutside(folded)) {
    const { outside, inside } = apart(part.replace(/,\s*born\b.*$/i, ''));
    add(outside);
    for (const { text, weak } of inside) add(text, weak);
  }
  return found;
}

/** Pieces between semicolons that stand outside brackets. */
function splitOutside(text: string): string[] {
  const pieces = [''];
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth++;
    if (char === ')') depth = Math.max(0, depth - 1);
    if (char === ';' && depth === 0) pieces.push('');
    else pieces[pieces.length - 1] += char;
  }
  return pieces;
}

/** What stands outside the brackets that hold other names or explanations, and those names. */
function apart(text: string): { outside: string; inside: NameRead[] } {
  const inside: NameRead[] = [];
  let outside = text;
  for (const [whole, content] of text.matchAll(/\(((?:[^()]|\([^()]*\))*)\)?/g)) {
    const rest = text.replace(whole, ' ');
    const names = namesInBrackets(content!, rest);
    if (names === null) continue;
    inside.push(...names);
    outside = outside.replace(whole, ' ');
  }
  return { outside: outside.replace(/\s+/g, ' ').trim(), inside };
}

/** Null when the brackets are part of the name itself. */
function namesInBrackets(content: string, outside: string): NameRead[] | null {
  const bare = content.replace(/\(?\boriginal script\b\)?\s*:?/gi, ' ').trim();
  const otherScript = LATIN.test(outside) ? NON_LATIN.test(bare) && !LATIN.test(bare) : LATIN.test(bare);
  if (otherScript || bare.includes(';'))
    return splitOutside(bare).flatMap((name) => (EXPLAINS.test(name) ? [] : [{ text: name, weak: false }]));
  if (isAcronymOf(bare, outside)) return [{ text: bare, weak: true }];
  return EXPLAINS.test(content) ? [] : null;
}

function isAcronymOf(short: string, long: string): boolean {
  if (!ACRONYM.test(short)) return false;
  const letters = [...short.toLowerCase().replace(/[^\p{L}\d]/gu, '')];
  const text = long.toLowerCase();
  if (!new RegExp(`(?:^|[^\\p{L}])${letters[0]}`, 'u').test(text)) return false;
  let at = 0;
  return letters.every((letter) => (at = text.indexOf(letter, at) + 1) > 0);
}

const unquoted = (text: string) =>
  /^["“”„«»]([^"“”„«»]*)["“”„«»]$/.exec(text)?.[1]?.trim() ??
  /^[‘']([^‘’']*)[’']$/.exec(text)?.[1]?.trim() ??
  text;
