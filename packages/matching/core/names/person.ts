/** Parts of a person’s name: given, family, patronymic, particles; what is a title or a generation. */
import type { Placed } from '../script/spellings';
import { mergeParticles, mergeServants } from './merge';
import { type Form, generations as generationNames, type Part, type Role } from './part';
import { PERSONS } from './persons.gen';
import type { Token } from './token';

export type PlacedToken = { readonly placed: Placed; readonly token: Token };

const particles = new Set<string>(PERSONS.particles);
const descent = new Set<string>(PERSONS.descent);
const honorifics = new Set<string>(PERSONS.honorifics);
/** Titles that stand before a single name too: Mr Benali. */
const plainTitles = new Set<string>(PERSONS.plainTitles);
const generations = new Map<string, string>(Object.entries(PERSONS.generations));

export function readPerson(tokens: readonly PlacedToken[]): Form {
  const { rest, generation } = takeGeneration(withoutTitles(tokens));
  const family = familyWords(rest);
  const merged = mergeParticles(mergeServants(inSpokenOrder(rest)));
  const parts = merged.map((one, at) =>
    part(one, roleOf(one, { at, count: merged.length, isFamily: family.has(one.placed.start) })),
  );
  return {
    parts: lift(parts),
    generation,
    legalForms: 0,
    isHan: tokens.some(({ token }) => token.han !== null),
  };
}

const eastern = (token: Token) => token.script === 'han' || token.script === 'hangul';

/** Titles fall out as long as two other words stay, or one behind a plain title. */
function withoutTitles(tokens: readonly PlacedToken[]): readonly PlacedToken[] {
  if (!tokens.some(({ token }) => honorifics.has(token.text))) return tokens;
  const kept = tokens.filter(({ token }) => !honorifics.has(token.text) || eastern(token));
  const names = kept.filter(({ token }) => !particles.has(token.text) && !token.initial);
  const single = names.length === 1 && tokens.length === 2 && plainTitles.has(tokens[0]!.token.text);
  return names.length >= 2 || single ? kept : tokens;
}

const none = { code: 0, start: 0, end: 0 };
const surelyGeneration = /^(jr|jnr|sr|snr|junior|senior|ii|iii|iv)$/;

function takeGeneration(tokens: readonly PlacedToken[]) {
  const last = tokens.at(-1)?.token.text ?? '';
  if (tokens.length < 2 || (tokens.length === 2 && !surelyGeneration.test(last)))
    return { rest: tokens, generation: none };
  for (const at of [tokens.length - 1, tokens.findIndex(({ placed }) => placed.word.comma) + 1]) {
    const found = tokens[at];
    if (at < 1 || !found || eastern(found.token) || found.token.initial) continue;
    const code = generationNames.indexOf(
      (generations.get(found.token.text) ?? '') as (typeof generationNames)[number],
    );
    if (code < 1) continue;
    const generation = { code, start: found.placed.start, end: found.placed.end };
    return { rest: tokens.filter((_, other) => other !== at), generation };
  }
  return { rest: tokens, generation: none };
}

/** `HADI, Abdul` as it is spoken: what stands before the comma goes last. */
function inSpokenOrder(tokens: readonly PlacedToken[]): readonly PlacedToken[] {
  const comma = tokens.findIndex(({ placed }) => placed.word.comma);
  return comma < 0 || comma === tokens.length - 1
    ? tokens
    : [...tokens.slice(comma + 1), ...tokens.slice(0, comma + 1)];
}

/** Where the words of the family name begin: before a comma, else the only part in capitals, else the last (the first in the East). */
function familyWords(tokens: readonly PlacedToken[]): ReadonlySet<number> {
  const starts = (some: readonly PlacedToken[]) => new Set(some.map(({ placed }) => placed.start));
  const comma = tokens.findIndex(({ placed }) => placed.word.comma);
  if (comma >= 0 && comma < tokens.length - 1) return starts(tokens.slice(0, comma + 1));
  const loud = tokens.filter(({ placed }) => placed.word.capitals);
  if (loud.length > 0 && loud.length < tokens.length) return starts(loud);
  if (tokens.length < 2) return new Set();
  return starts([eastern(tokens[0]!.token) ? tokens[0]! : tokens.at(-1)!]);
}

const patronymic =
  /(ovich|evich|ovych|evych|yevich|ievich|ovna|evna|yevna|ivna|inichna|ichna|ovitch|evitch|oglu|ogly|kyzy|qizi)$/;

type Place = { readonly at: number; readonly count: number; readonly isFamily: boolean };

function roleOf({ token }: PlacedToken, { at, count, isFamily }: Place): Role {
  if (token.initial && count > 1) return 'initial';
  if (descent.has(token.text)) return 'particle';
  if (particles.has(token.text) && count > 1 && !eastern(token)) return 'particle';
  if (count > 2 && at > 0 && patronymic.test(token.text)) return 'patronymic';
  return isFamily ? 'family' : 'given';
}

const part = ({ placed, token }: PlacedToken, role: Role): Part => ({
  token,
  role,
  start: placed.start,
  end: placed.end,
});

/** Vietnamese Le, Van and Do, or Ben at the front, are names when little else is there. */
function lift(parts: readonly Part[]): readonly Part[] {
  const names = parts.filter((one) => one.role !== 'particle' && one.role !== 'initial');
  if (names.length >= 2) return parts;
  const raised: Role = names.length === 0 ? 'given' : 'leading';
  return parts.map((one, at) =>
    one.role === 'particle' && (names.length === 0 || at === 0) ? { ...one, role: raised } : one,
  );
}
