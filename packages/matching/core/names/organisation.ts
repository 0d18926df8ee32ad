/** Parts of an organisation’s name: legal form, words that many share, words that tell, numbers. */
import { encodeSounds } from '../sound/distance';
import { soundsOfLatin } from '../sound/latin-rules';
import { legalFormAt } from './legal-form';
import { ORGANISATIONS } from './organisations.gen';
import type { Form, Part, Role } from './part';
import type { PlacedToken } from './person';
import { makeToken } from './token';

const descriptive = new Set<string>(ORGANISATIONS.descriptive);
const numerals = new Map<string, string>(Object.entries(ORGANISATIONS.numerals));
const fillers = new Set<string>(ORGANISATIONS.fillers);

export function readOrganisation(tokens: readonly PlacedToken[]): Form {
  const spelt = joinLetters(tokens);
  const { rest, legalForms } = takeLegalForms(spelt);
  const parts = (rest.length > 0 ? rest : spelt).map(part);
  return {
    parts,
    generation: { code: 0, start: 0, end: 0 },
    legalForms: rest.length > 0 ? legalForms : 0,
    isHan: tokens.some(({ token }) => token.han !== null),
  };
}

/** `S. A.`, `N.V.` and `I.B.M.` as one word each. */
export function joinLetters(tokens: readonly PlacedToken[]): readonly PlacedToken[] {
  if (!tokens.some(({ token }) => token.initial)) return tokens;
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
    const token = makeToken(text, encodeSounds(soundsOfLatin(text)), {
      script: 'latin',
      vowelless: false,
      han: null,
    });
    out.push({ placed: { ...head.placed, end: tail.placed.end }, token });
    at = to;
  }
  return out;
}

/** Longest form first, anywhere but the first word (a firm may be called As or Se). */
function takeLegalForms(tokens: readonly PlacedToken[]) {
  const rest: PlacedToken[] = [];
  let legalForms = 0;
  const words = tokens.map(({ token }) => token.text);
  for (let at = 0; at < tokens.length; ) {
    const found = legalFormAt(words, at);
    if (!found || fillers.has(words[at]!) || (at === 0 && found.size === 1 && found.short)) {
      rest.push(tokens[at]!);
      at++;
      continue;
    }
    legalForms |= found.mask;
    at += found.size;
  }
  return { rest, legalForms };
}

export function part({ placed, token }: PlacedToken): Part {
  const figure = numerals.get(token.text);
  const number = token.number || (figure !== undefined && !fillers.has(token.text));
  const read =
    number && figure !== undefined
      ? makeToken(figure, new Uint8Array(0), token)
      : { ...token, initial: false };
  return { token: read, role: number ? 'number' : roleOf(token.text), start: placed.start, end: placed.end };
}

const roleOf = (text: string): Role =>
  fillers.has(text) ? 'filler' : descriptive.has(text) ? 'descriptive' : 'word';

/** Whether a lower-case Latin word is one that many organisations have in their names. */
export const isDescriptive = (text: string): boolean => descriptive.has(text) || fillers.has(text);
