/** Parts of a person’s name: given, family, patronymic, particles; what is a title or a generation. */
import type { Placed } from '../script/spellings';
import type { Form, Part, Role } from './part';
import { PERSONS } from './persons.gen';
import { joinTokens, type Token } from './token';

export type PlacedToken = { readonly placed: Placed; readonly token: Token };

const particles = new Set<string>(PERSONS.particles);
const descent = new Set<string>(PERSONS.descent);
const honorifics = new Set<string>(PERSONS.honorifics);
const generations = new Map<string, string>(Object.entries(PERSONS.generations));
const servants = new Set<string>(PERSONS.servant);
const articles = new Set([
  'al',
  'el',
  'ul',
  'ur',
  'ar',
  'er',
  'as',
  'es',
  'an',
  'en',
  'ad',
  'ed',
  'az',
  'ez',
  'ash',
  'ech',
  'at',
]);

/** Weight of a part that is no name of its own. */
const particleWeight = 0.15;
const initialWeight = 0.5;

export function readPerson(tokens: readonly PlacedToken[]): Form {
  const titled = withoutTitles(tokens);
  const { rest, generation } = takeGeneration(titled);
  const merged = mergeParticles(mergeServants(rest));
  const family = familyPlace(merged);
  const parts = merged.map((one, at) => part(one, roleOf(one, { at, count: merged.length, family })));
  const isHan = tokens.some(({ token }) => token.han !== null);
  return { parts: lift(parts), generation, legalForms: [], isHan };
}

/** Titles fall out as long as two other words stay. */
function withoutTitles(tokens: readonly PlacedToken[]): readonly PlacedToken[] {
  const kept = tokens.filter(
    ({ token }) => !honorifics.has(token.text) || token.script === 'han' || token.script === 'hangul',
  );
  const names = kept.filter(({ token }) => !particles.has(token.text));
  return names.length >= 2 ||
    (names.length === 1 &&
      tokens.length - kept.length > 0 &&
      names[0]!.token.text.length > 3 &&
      tokens.length <= 2 &&
      isTitle(tokens[0]!))
    ? kept
    : tokens;
}

const plainTitles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'mme',
  'mlle',
  'madame',
  'monsieur',
  'mevrouw',
  'meneer',
  'herr',
  'frau',
  'sir',
  'prof',
  'professor',
]);
const isTitle = ({ token }: PlacedToken) => plainTitles.has(token.text);

function takeGeneration(tokens: readonly PlacedToken[]) {
  const names = tokens.filter(({ token }) => !token.number);
  if (names.length < 3 && tokens.length < 3) {
    const last = tokens.at(-1)!;
    const sure = tokens.length === 2 && /^(jr|jnr|sr|snr|junior|senior|ii|iii|iv)$/.test(last.token.text);
    if (!sure) return { rest: tokens, generation: null };
  }
  for (const at of [tokens.length - 1, tokens.findIndex(({ placed }) => placed.word.comma) + 1]) {
    const found = tokens[at];
    if (at < 1 || !found || found.token.script === 'han') continue;
    const value = generations.get(found.token.text);
    if (value === undefined || found.token.initial) continue;
    const generation = { value, start: found.placed.start, end: found.placed.end };
    return { rest: tokens.filter((_, other) => other !== at), generation };
  }
  return { rest: tokens, generation: null };
}

/** Abd al-Rahman is one name: the servant’s word takes the next with it. */
function mergeServants(tokens: readonly PlacedToken[]): PlacedToken[] {
  const out: PlacedToken[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const here = tokens[at]!;
    let to = at + 1;
    if (servants.has(here.token.text) && tokens[to] && articles.has(tokens[to]!.token.text)) to++;
    const next = tokens[to];
    if (!servants.has(here.token.text) || !next || next.token.initial) {
      out.push(here);
      continue;
    }
    const abd = { ...here.token, text: 'abdu' };
    const token = joinTokens({ ...abd, sounds: servantSounds(here.token) }, next.token);
    out.push({ placed: { ...here.placed, end: next.placed.end }, token });
    at = to;
  }
  return out;
}

const heads = new Set(['van', 'von', 'de', 'op', 'in', 'of']);

/** Van den, van der, de la: one particle, so that Vandenberg can meet van den Berg. */
function mergeParticles(tokens: readonly PlacedToken[]): PlacedToken[] {
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

/** `abd` without the article’s vowel and consonant, in the sounds of the token’s own alphabet. */
function servantSounds(token: Token): Uint8Array {
  return token.vowelless ? token.sounds : token.sounds.slice(0, 3);
}

/** The family name: before a comma, else the only part in capitals, else the last part that is a name. */
function familyPlace(tokens: readonly PlacedToken[]): ReadonlySet<number> {
  const found = new Set<number>();
  const comma = tokens.findIndex(({ placed }) => placed.word.comma);
  if (comma >= 0 && comma < tokens.length - 1) {
    for (let at = 0; at <= comma; at++) found.add(at);
    return found;
  }
  const loud = tokens.filter(({ placed }) => placed.word.capitals).length;
  if (loud > 0 && loud < tokens.length) {
    for (const [at, { placed }] of tokens.entries()) if (placed.word.capitals) found.add(at);
    return found;
  }
  const eastern = tokens[0]?.token.script === 'han' || tokens[0]?.token.script === 'hangul';
  if (tokens.length > 1) found.add(eastern ? 0 : tokens.length - 1);
  return found;
}

const patronymic =
  /(ovich|evich|ovych|evych|yevich|ievich|ovna|evna|yevna|ivna|inichna|ichna|ovitch|evitch|owicz_|oglu|ogly|kyzy|qizi)$/;

function roleOf(
  { token }: PlacedToken,
  { at, count, family }: { at: number; count: number; family: ReadonlySet<number> },
): Role {
  if (token.initial && count > 1) return 'initial';
  if (descent.has(token.text)) return 'particle';
  if (particles.has(token.text) && count > 1 && token.script !== 'han' && token.script !== 'hangul')
    return 'particle';
  if (count > 2 && at > 0 && patronymic.test(token.text)) return 'patronymic';
  return family.has(at) ? 'family' : 'given';
}

const weights: Readonly<Partial<Record<Role, number>>> = { particle: particleWeight, initial: initialWeight };

const part = ({ placed, token }: PlacedToken, role: Role): Part => ({
  token,
  role,
  weight: weights[role] ?? 1,
  start: placed.start,
  end: placed.end,
});

/** Vietnamese Le, Van and Do, or Ben at the front, are names when little else is there. */
function lift(parts: readonly Part[]): readonly Part[] {
  const names = parts.filter((one) => one.role !== 'particle' && one.role !== 'initial');
  if (names.length >= 2) return parts;
  return parts.map((one) =>
    one.role === 'particle' && (names.length === 0 || one === parts[0])
      ? { ...one, role: 'given', weight: names.length === 0 ? 1 : 0.6 }
      : one,
  );
}
