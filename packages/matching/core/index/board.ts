/** Which entities a query touched, and how strongly; bounded work whatever the query. */

import type { AskedWord } from './ask';
import { grown } from './grow';
import type { Lexicon } from './lexicon';

export type Board = {
  /** Slots touched by the words, most promising first, at most `most`. */
  gather(asked: Gathering): Int32Array;
  weight(slot: number): number;
};

export type Gathering = {
  /** The rarest first. */
  readonly words: readonly AskedWord[];
  /** Slots found by a number, before all others. */
  readonly certain: readonly number[];
  readonly slots: number;
  readonly most: number;
  readonly admit: (slot: number) => boolean;
};

/** Entities that words may open, beyond the rarest word’s. */
const mostOpened = 20_000;
/** Entities looked at in all. */
const mostSeen = 120_000;
/** Weight of an entity found by a number. */
export const certainWeight = 1000;

export function createBoard(lexicon: Lexicon): Board {
  let weights = new Float32Array(256);
  let lastWord = new Uint16Array(256);
  let touched = new Int32Array(256);
  let count = 0;
  let weight = 0;
  let wordNumber = 0;
  let similarity = 0;
  let opening = true;
  let admit: (slot: number) => boolean = () => true;

  const visit = (pool: Uint32Array, from: number, to: number) => {
    for (let at = from; at < to; at++) {
      const slot = pool[at]!;
      const last = lastWord[slot]!;
      // Neighbours come the most alike first, so the first to touch an entity is its best.
      if (last === wordNumber) continue;
      if (last === 0) {
        if (!opening || !admit(slot)) continue;
        touched[count++] = slot;
        weights[slot] = 0;
      }
      lastWord[slot] = wordNumber;
      weights[slot]! += weight * similarity * similarity;
    }
  };

  return {
    weight: (slot) => weights[slot]!,
    gather({ words, certain, slots, most, admit: allowed }) {
      for (let at = 0; at < count; at++) lastWord[touched[at]!] = 0;
      weights = grown(weights, slots);
      lastWord = grown(lastWord, slots);
      touched = grown(touched, slots + 1);
      count = 0;
      admit = allowed;
      for (const slot of certain) {
        if (lastWord[slot] !== 0 || !admit(slot)) continue;
        touched[count++] = slot;
        weights[slot] = certainWeight;
        lastWord[slot] = 65_535;
      }
      let [seen, opened] = [0, 0];
      wordNumber = 0;
      for (const word of words) {
        if (word.entities === 0) continue;
        opening = opened === 0 || opened + word.entities <= mostOpened;
        if (!opening && count === 0) break;
        if (opening) opened += word.entities;
        if (seen > mostSeen) break;
        wordNumber++;
        weight = word.gain;
        for (let at = 0; at < word.neighbours.ids.length && seen <= mostSeen; at++) {
          const id = word.neighbours.ids[at]!;
          similarity = word.neighbours.similarities[at]!;
          seen += lexicon.postings.length(id);
          lexicon.postings.each(id, visit);
        }
      }
      return best(touched.subarray(0, count), weights, most);
    },
  };
}

/** The heaviest slots in falling order; ties by slot, so that the answer is steady. */
function best(touched: Int32Array, weights: Float32Array, most: number): Int32Array {
  if (touched.length > most * 2) {
    const floor = nth(touched, weights, most);
    const kept = touched.filter((slot) => weights[slot]! >= floor);
    return sorted(kept, weights).slice(0, most);
  }
  return sorted(touched.slice(), weights).slice(0, most);
}

const sorted = (slots: Int32Array, weights: Float32Array) =>
  slots.sort((a, b) => weights[b]! - weights[a]! || a - b);

/** Roughly the weight of the n-th heaviest: by counting in 512 steps. */
function nth(slots: Int32Array, weights: Float32Array, n: number): number {
  let top = 0;
  for (const slot of slots) {
    const weight = weights[slot]!;
    if (weight > top && weight < certainWeight) top = weight;
  }
  const steps = 512;
  const counts = new Uint32Array(steps + 1);
  for (const slot of slots) counts[Math.min(steps, Math.floor((weights[slot]! / (top || 1)) * steps))]!++;
  let above = 0;
  for (let step = steps; step >= 0; step--) {
    above += counts[step]!;
    if (above >= n) return (step / steps) * top;
  }
  return 0;
}
