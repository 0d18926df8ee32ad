/** Countries, places and addresses: weak evidence, and weaker against than for. */
import { relatedCountries } from '@belfry/model';

export { countryCode } from '@belfry/model';

import { compareTokens } from '../compare/tokens';
import { readName } from '../names/read-name';
import type { Token } from '../names/token';
import { type Evidence, evidence } from './feature';

type Countries = readonly string[];
type Weights = {
  readonly feature: string;
  readonly agree: number;
  readonly differ: number;
  readonly pull: number;
};

/** Agreement when any two are the same state, now or as it was; null when either side names none. */
export function countryEvidence(weights: Weights, left: Countries, right: Countries): Evidence | null {
  if (left.length === 0 || right.length === 0) return null;
  const { feature, agree, differ, pull } = weights;
  const shared = left.find((code) => right.includes(code));
  if (shared) return evidence({ feature, left: shared, right: shared, relation: 'same', bits: agree }, 0.5);
  for (const a of left) {
    const b = right.find((code) => relatedCountries(a, code));
    if (b) return evidence({ feature, left: a, right: b, relation: 'variant', bits: agree * 0.6 }, 0.3);
  }
  const first = (side: Countries) => [...side].sort()[0]!;
  return evidence(
    { feature, left: first(left), right: first(right), relation: 'different', bits: differ },
    pull,
  );
}

export type Place = {
  readonly raw: string;
  readonly tokens: readonly Token[];
  readonly texts: ReadonlySet<string>;
};

export function readPlace(raw: string): Place {
  const form = readName(raw.slice(0, 250), 'thing').forms[0];
  const tokens = (form?.parts ?? []).map((part) => part.token);
  return { raw, tokens, texts: new Set(tokens.map(({ text }) => text)) };
}

/** Words in common, and their share of the shorter side’s. */
export function placeLikeness(left: Place, right: Place): { shared: number; share: number } {
  const [short, long] = left.tokens.length <= right.tokens.length ? [left, right] : [right, left];
  if (short.tokens.length === 0) return { shared: 0, share: 0 };
  let shared = 0;
  for (const token of short.tokens) shared += long.texts.has(token.text) ? 1 : closest(token, long);
  return { shared, share: shared / short.tokens.length };
}

function closest(token: Token, place: Place): number {
  if (token.number) return 0;
  let best = 0;
  for (const other of place.tokens) {
    if (
      Math.abs(token.lettersLength - other.lettersLength) > 2 ||
      (token.text[0] !== other.text[0] && token.text.at(-1) !== other.text.at(-1))
    )
      continue;
    best = Math.max(best, compareTokens(token, other).similarity);
  }
  return best > 0.75 ? best : 0;
}

type Strength = {
  readonly feature: string;
  readonly bits: number;
  readonly pull: number;
  readonly against: number;
};

/** The pair of places with most words in common; null when either side names none. */
export function placeEvidence(
  strength: Strength,
  left: readonly Place[],
  right: readonly Place[],
): Evidence | null {
  let best: { a: Place; b: Place; shared: number; share: number } | null = null;
  for (const a of left) {
    for (const b of right) {
      const found = placeLikeness(a, b);
      if (!best || found.shared * found.share > best.shared * best.share) best = { a, b, ...found };
    }
  }
  if (!best) return null;
  const { a, b, shared, share } = best;
  const full = Math.min(a.tokens.length, b.tokens.length) >= 4;
  if (share < 0.5) {
    const bits = full ? strength.against : Math.min(0, strength.against / 4);
    return evidence(
      { feature: strength.feature, left: a.raw, right: b.raw, relation: 'different', bits },
      full ? bits * 0.7 : 0,
    );
  }
  const weight = share * Math.min(5, shared);
  const contribution = {
    feature: strength.feature,
    left: a.raw,
    right: b.raw,
    relation: share > 0.97 ? ('same' as const) : ('similar' as const),
    bits: 2 + weight * strength.bits,
  };
  return evidence(contribution, weight * strength.pull);
}
