/** Words of a person’s name that belong together: servants’ names, runs of particles. */
import type { Placed } from '../script/spellings';
import type { PlacedToken } from './person';
import { PERSONS } from './persons.gen';
import { joinTokens, soundsOfToken, type Token, withSounds } from './token';

const servantWords = new Set<string>(PERSONS.servant);
/** Abdul, and with a letter doubled by a slip. */
const isServant = ({ text }: Token): boolean =>
  servantWords.has(text) || servantWords.has(text.replace(/(.)\1/g, '$1'));
const articles = new Set<string>(PERSONS.articles);
const particles = new Set<string>(PERSONS.particles);
const heads = new Set<string>(PERSONS.particleHeads);

/** Abd al-Rahman is one name: the servant’s word takes the next with it. */
export function mergeServants(tokens: readonly PlacedToken[]): readonly PlacedToken[] {
  if (!tokens.some(({ token }) => isServant(token))) return tokens;
  // `Hadi Abdul` can only be Abdul Hadi turned round.
  const last = tokens.at(-1)!;
  if (tokens.length > 1 && isServant(last.token) && !isServant(tokens[0]!.token))
    return mergeServants([last, ...tokens.slice(0, -1)]);
  const out: PlacedToken[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const here = tokens[at]!;
    let to = at + 1;
    const servant = isServant(here.token);
    if (servant && tokens[to] && articles.has(tokens[to]!.token.text)) to++;
    const next = tokens[to];
    if (!servant || !next || next.token.initial) {
      out.push(here);
      continue;
    }
    const first = withSounds({ ...here.token, text: 'abdu' }, servantSounds(here.token));
    out.push({ placed: spanning(here.placed, next.placed), token: joinTokens(first, next.token) });
    at = to;
  }
  return out;
}

/** The first, reaching to the end of the second when that follows it in the name. */
const spanning = (first: Placed, second: Placed): Placed =>
  second.end > first.start ? { ...first, end: second.end } : first;

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
    const placed = spanning(before.placed, one.placed);
    out[out.length - 1] = { placed, token: joinTokens(before.token, one.token) };
  }
  return out;
}
