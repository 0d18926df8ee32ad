/** Words of a person’s name that belong together: servants’ names, runs of particles. */
import type { PlacedToken } from './person';
import { PERSONS } from './persons.gen';
import { joinTokens, soundsOfToken, type Token, withSounds } from './token';

const servants = new Set<string>(PERSONS.servant);
const articles = new Set<string>(PERSONS.articles);
const particles = new Set<string>(PERSONS.particles);
const heads = new Set<string>(PERSONS.particleHeads);

/** Abd al-Rahman is one name: the servant’s word takes the next with it. */
export function mergeServants(tokens: readonly PlacedToken[]): readonly PlacedToken[] {
  if (!tokens.some(({ token }) => servants.has(token.text))) return tokens;
  const out: PlacedToken[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const here = tokens[at]!;
    let to = at + 1;
    const servant = servants.has(here.token.text);
    if (servant && tokens[to] && articles.has(tokens[to]!.token.text)) to++;
    const next = tokens[to];
    if (!servant || !next || next.token.initial) {
      out.push(here);
      continue;
    }
    const first = withSounds({ ...here.token, text: 'abdu' }, servantSounds(here.token));
    out.push({ placed: { ...here.placed, end: next.placed.end }, token: joinTokens(first, next.token) });
    at = to;
  }
  return out;
}

/** `abd` without the article’s vowel and consonant, in the sounds of the token’s own alphabet. */
const servantSounds = (token: Token): Uint8Array =>
  token.vowelless ? soundsOfToken(token) : soundsOfToken(token).slice(0, 3);

/** Van den, van der, de la: one particle, so that Vandenberg can meet van den Berg. */
export function mergeParticles(tokens: readonly PlacedToken[]): readonly PlacedToken[] {
  if (!tokens.some(({ token }) => heads.has(token.text))) return tokens;
  const out: PlacedToken[] = [];
  for (const one of tokens) {
    const before = out.at(-1);
    if (
      !before ||
      !heads.has(before.token.text) ||
      !particles.has(one.token.text) ||
      one.token.text.length < 2
    ) {
      out.push(one);
      continue;
    }
    const placed = { ...before.placed, end: one.placed.end };
    out[out.length - 1] = { placed, token: joinTokens(before.token, one.token) };
  }
  return out;
}
