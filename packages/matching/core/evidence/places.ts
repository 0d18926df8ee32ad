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

export type Place = { readonly raw: string; readonly tokens: readonly Token[] };

export function readPlace(raw: string): Place {
  const form = readName(raw.slice(0, 250), 'thing').forms[0];
  return { raw, tokens: (form?.parts ?? []).map((part) => part.token) };
}

/** Share of the shorter side’s words that the other has too. */
export function placeLikeness(left: Place, right: Place): number {
  const [short, long] = left.tokens.length <= right.tokens.length ? [left, right] : [right, left];
  if (short.tokens.length === 0) return 0;
  let found = 0;
  for (const token of short.tokens) {
    let best = 0;
    for (const other of long.tokens) best = Math.max(best, compareTokens(token, other).similarity);
    if (best > 0.75) found += best;
  }
  return found / short.tokens.length;
}

export function placeEvidence(
  feature: string,
  left: readonly Place[],
  right: readonly Place[],
  strength: number,
): Evidence | null {
  let best: { a: Place; b: Place; likeness: number; weight: number } | null = null;
  for (const a of left) {
    for (const b of right) {
      const likeness = placeLikeness(a, b);
      const weight = likeness * Math.min(4, Math.min(a.tokens.length, b.tokens.length));
      if (!best || weight > best.weight) best = { a, b, likeness, weight };
    }
  }
  if (!best) return null;
  const { a, b, likeness, weight } = best;
  if (likeness < 0.5)
    return evidence(
      { feature, left: a.raw, right: b.raw, relation: 'different', bits: strength > 1 ? 0 : -0.5 },
      0,
    );
  const relation = likeness > 0.97 ? 'same' : 'similar';
  return evidence(
    { feature, left: a.raw, right: b.raw, relation, bits: 2 + weight * strength },
    0.3 * weight * strength,
  );
}
