/** A seeded source of chance: the same seed gives the same country, on every machine. */
export type Chance = {
  /** 0 ≤ x < 1 */
  next(): number;
  /** min…max, both included */
  whole(min: number, max: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True with probability `p`. */
  maybe(p: number): boolean;
  shuffle<Item>(items: readonly Item[]): Item[];
};

/** @source mulberry32, Tommy Ettinger, public domain */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <Item>(items: readonly Item[]) => items[whole(0, items.length - 1)]!;
  const shuffle = <Item>(items: readonly Item[]) => {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = whole(0, i);
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
    return out;
  };
  return { next, whole, pick, maybe: (p) => next() < p, shuffle };
}
