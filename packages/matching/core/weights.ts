/** From evidence to the two figures; versioned by MATCHER. */
import type { Evidence } from './evidence/feature';

/** A name of this likeness alone stands exactly at the threshold. */
const threshold = 0.7;
const above = 6;
const below = 12;
/** Where two entities stand whose names cannot be compared at all. */
const nameless = -8;
/** Before anything is compared: one pair in 2^17 is the same. */
const priorBits = -17;

/** A name’s likeness on the scale of pulls: 0 at the threshold, 6 at full likeness, -12 at none. */
const place = (likeness: number): number =>
  likeness >= threshold
    ? ((likeness - threshold) / (1 - threshold)) * above
    : ((likeness - threshold) / threshold) * below;

const likenessAt = (at: number): number =>
  at >= 0
    ? threshold + (Math.min(at, above) / above) * (1 - threshold)
    : threshold + (Math.max(at, -below) / below) * threshold;

/** More decimals than anyone reads; steady across machines. */
const round = (value: number): number => Math.round(value * 10000) / 10000;

/** How alike the two are: the names, moved by what else agrees and disagrees. */
export function scoreOf(likeness: number | null, others: readonly Evidence[]): number {
  const start = likeness === null ? nameless : place(likeness);
  return round(likenessAt(others.reduce((sum, one) => sum + one.pull, start)));
}

/** How likely the two are the same, given all bits. */
export function surenessOf(nameBits: number, others: readonly Evidence[]): number {
  const bits = others.reduce((sum, one) => sum + one.bits, priorBits + nameBits);
  return Math.round(1e6 / (1 + 2 ** -bits)) / 1e6;
}
