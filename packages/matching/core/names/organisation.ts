/** Parts of an organisation’s name: legal form, words that many share, words that tell, numbers. */

import { encodeSounds } from '../sound/distance';
import { soundsOfLatin } from '../sound/latin-rules';
import { wordClasses } from './classes';
import { LEGAL_FORMS } from './legal-forms.gen';
import { ORGANISATIONS } from './organisations.gen';
import type { Form, Part, Role } from './part';
import type { PlacedToken } from './person';

const descriptive = new Set<string>(ORGANISATIONS.descriptive);
const numerals = new Map<string, string>(Object.entries(ORGANISATIONS.numerals));
const fillers = new Set(
  'the of and for a an de la le les du des der die das und van het en et y e i el los las del di da do dos voor pour fur al to in'.split(
    ' ',
  ),
);

const formClass = new Map<string, string>();
let longestForm = 1;
for (const [name, spellings] of Object.entries(LEGAL_FORMS)) {
  for (const spelling of spellings as readonly string[]) {
    const clean = spelling.replace(/_$/, '');
    if (clean !== spelling) continue;
    if (!formClass.has(clean)) formClass.set(clean, name);
    longestForm = Math.max(longestForm, clean.split(' ').length);
  }
}

const weights: Readonly<Partial<Record<Role, number>>> = {
  descriptive: 0.3,
  filler: 0.05,
  'legal-form': 0,
  number: 0.8,
};

export function readOrganisation(tokens: readonly PlacedToken[]): Form {
  const spelt = joinLetters(tokens);
  const { rest, legalForms } = takeLegalForms(spelt);
  const names = rest.length > 0 ? rest : spelt;
  const parts = names.map((one) => part(one));
  return {
    parts,
    generation: null,
    legalForms: rest.length > 0 ? legalForms : [],
    isHan: tokens.some(({ token }) => token.han !== null),
  };
}

/** `S. A.`, `N.V.` and `I.B.M.` as one word each. */
export function joinLetters(tokens: readonly PlacedToken[]): PlacedToken[] {
  const out: PlacedToken[] = [];
  for (let at = 0; at < tokens.length; ) {
    let to = at;
    while (to < tokens.length && tokens[to]!.token.initial) to++;
    if (to - at < 2) {
      out.push(tokens[at]!);
      at++;
      continue;
    }
    const text = tokens
      .slice(at, to)
      .map(({ token }) => token.text)
      .join('');
    const [head, tail] = [tokens[at]!, tokens[to - 1]!];
    const token = {
      ...head.token,
      text,
      sounds: encodeSounds(soundsOfLatin(text)),
      classes: wordClasses(text),
      initial: false,
    };
    out.push({ placed: { ...head.placed, end: tail.placed.end }, token });
    at = to;
  }
  return out;
}

/** Longest form first, anywhere but the first word (a firm may be called As or Se). */
function takeLegalForms(tokens: readonly PlacedToken[]) {
  const rest: PlacedToken[] = [];
  const legalForms: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = legalFormAt(tokens, at);
    if (!found || (at === 0 && found.size === 1 && found.short)) {
      rest.push(tokens[at]!);
      at++;
      continue;
    }
    if (!legalForms.includes(found.name)) legalForms.push(found.name);
    at += found.size;
  }
  return { rest, legalForms: legalForms.sort() };
}

function legalFormAt(tokens: readonly PlacedToken[], at: number) {
  for (let size = Math.min(longestForm, tokens.length - at); size > 0; size--) {
    const text = tokens
      .slice(at, at + size)
      .map(({ token }) => token.text)
      .join(' ');
    const name = formClass.get(text);
    // Two letters in the middle of a name are as likely a word (de, as, is) as a form.
    const middle = at > 0 && at + size < tokens.length;
    const short = text.length <= 2;
    if (
      name &&
      !(short && middle && !/^(sa|nv|bv|ag|ab|oy|ao|sl|kg|ad|dd)$/.test(text)) &&
      !fillers.has(text)
    )
      return { name, size, short };
  }
  return null;
}

export function part({ placed, token }: PlacedToken): Part {
  const figure = numerals.get(token.text);
  const number = token.number || (figure !== undefined && !fillers.has(token.text));
  const role: Role = number
    ? 'number'
    : fillers.has(token.text)
      ? 'filler'
      : descriptive.has(token.text)
        ? 'descriptive'
        : 'word';
  const read =
    number && figure !== undefined ? { ...token, text: figure, number: true } : { ...token, initial: false };
  return { token: read, role, weight: weights[role] ?? 1, start: placed.start, end: placed.end };
}

/** Whether a lower-case Latin word is one that many organisations have in their names. */
export const isDescriptive = (text: string): boolean =>
  descriptive.has(text) || fillers.has(text) || formClass.has(text);
