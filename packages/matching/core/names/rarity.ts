/** How much agreement on a word says, when nothing is known of the data it comes from. */

import { nameLevel } from './classes';
import { isDescriptive } from './organisation';
import type { Token } from './token';

/** How often words occur in the data compared with; from an index. */
export type NameStats = {
  /** Bits of agreement on the word, -log2 of the share of names that have it; null when never seen. */
  bitsOf(text: string): number | null;
};

const byLevel = [13, 9, 8, 7];

/** Bits by what the word is; capped, since two bearers of even the rarest name may be two. */
export function baseBits(token: Token): number {
  if (token.number) return 4;
  if (isDescriptive(token.text)) return 2;
  const length = token.han !== null ? 4 : Math.max(token.text.length, token.sounds.length);
  const byLength = length <= 2 ? 5 : length === 3 ? 7 : length === 4 ? 9 : 11;
  return Math.min(byLevel[nameLevel(token.text)]!, byLength);
}

const most = 13;

/** The less of what the tables and what the data say: a word common in either is weak. */
export const rarityBy =
  (stats: NameStats | undefined) =>
  (token: Token): number => {
    const base = baseBits(token);
    const plain = !token.foreign && !token.number && !token.initial;
    const seen = plain ? (stats?.bitsOf(token.text) ?? null) : null;
    return Math.min(most, seen === null ? base : (base + seen) / 2);
  };
