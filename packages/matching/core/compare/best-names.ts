/** The best pair out of all names of two entities, with bounded work. */
import type { ReadName } from '../names/part';
import { skeletons } from '../sound/skeleton';
import type { Rarity } from './form-view';
import { compareNames, type NameMatch } from './names';

/** Pairs compared in full; beyond, those that share most words go first. */
const mostPairs = 400;

export type BestNames = { readonly match: NameMatch | null; readonly bits: number };

/** The pair most alike, and the most bits any pair has. Symmetric and independent of the order of names. */
export function bestNames(left: readonly ReadName[], right: readonly ReadName[], rarity: Rarity): BestNames {
  let match: NameMatch | null = null;
  let bits = -14;
  for (const [a, b] of pairs(left, right)) {
    const found = compareNames(a, b, rarity);
    if (!found) continue;
    if (
      !match ||
      found.likeness > match.likeness ||
      (found.likeness === match.likeness && found.bits > match.bits)
    )
      match = found;
    bits = Math.max(bits, found.bits);
  }
  return { match, bits };
}

function pairs(left: readonly ReadName[], right: readonly ReadName[]): (readonly [ReadName, ReadName])[] {
  if (left.length * right.length <= mostPairs) return left.flatMap((a) => right.map((b) => [a, b] as const));
  const bySkeleton = new Map<string, number[]>();
  right.forEach((name, at) => {
    for (const key of keysOf(name)) bySkeleton.set(key, [...(bySkeleton.get(key) ?? []), at]);
  });
  const found: { a: number; b: number; shared: number }[] = [];
  left.forEach((name, a) => {
    const shared = new Map<number, number>();
    for (const key of keysOf(name))
      for (const b of bySkeleton.get(key) ?? []) shared.set(b, (shared.get(b) ?? 0) + 1);
    for (const [b, count] of shared)
      found.push({ a, b, shared: count / Math.sqrt(size(name) * size(right[b]!)) });
  });
  found.sort((x, y) => y.shared - x.shared || x.a + x.b - y.a - y.b || x.a - y.a);
  return found.slice(0, mostPairs).map(({ a, b }) => [left[a]!, right[b]!] as const);
}

const size = (name: ReadName) => Math.max(1, name.forms[0]!.parts.length);

function keysOf(name: ReadName): Set<string> {
  const keys = new Set<string>();
  for (const form of name.forms)
    for (const { token } of form.parts)
      for (const key of skeletons(token).slice(0, 2)) keys.add(`${key}${token.number ? token.text : ''}`);
  return keys;
}
