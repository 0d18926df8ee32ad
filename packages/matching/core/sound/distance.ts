/** Distance between two words as sounds: a weighted edit distance over the symbols of data/sounds.yml. */
import { SOUNDS } from './sounds.gen';

const alphabet: string = SOUNDS.alphabet;
const size = 64;
const codeOf = new Map([...alphabet].map((symbol, at) => [symbol, at + 1]));

const kinds = new Uint8Array(size);
for (const symbol of SOUNDS.vowels) kinds[codeOf.get(symbol)!] = 1;
for (const symbol of SOUNDS.vowelless) kinds[codeOf.get(symbol)!] = 2;

const change = new Float32Array(size * size);
const drop = new Float32Array(size);

for (let a = 1; a <= alphabet.length; a++) {
  for (let b = 1; b <= alphabet.length; b++) {
    const mixed = (kinds[a] === 1) !== (kinds[b] === 1);
    const vowels = kinds[a] === 1 && kinds[b] === 1;
    const cost = mixed ? SOUNDS.mixedChange : vowels ? SOUNDS.vowelChange : SOUNDS.consonantChange;
    change[a * size + b] = a === b ? 0 : cost;
  }
  const named: Readonly<Record<string, number>> = SOUNDS.drop;
  drop[a] = named[alphabet[a - 1]!] ?? (kinds[a] === 1 ? SOUNDS.drop.vowel : SOUNDS.drop.consonant);
}
for (const [cost, pairs] of Object.entries(SOUNDS.costs)) {
  for (const pair of pairs) {
    const [a, b] = [codeOf.get(pair[0]!), codeOf.get(pair[1]!)];
    if (!a || !b) throw new Error(`data/sounds.yml: ${pair} names a sound that is not in the alphabet`);
    change[a * size + b] = Number(cost);
    change[b * size + a] = Number(cost);
  }
}

/** Sounds as codes; symbols outside the alphabet fall out. */
export function encodeSounds(sounds: string): Uint8Array {
  const codes: number[] = [];
  for (const symbol of sounds) {
    const code = codeOf.get(symbol);
    if (code && codes.length < longestSounds) codes.push(code);
  }
  return Uint8Array.from(codes);
}

/** Sounds kept of one word. */
export const longestSounds = 40;
export const isVowelSound = (code: number): boolean => kinds[code] === 1;

/** A stretch of sounds in a pool, and whether its alphabet leaves vowels out. */
export type Sounding = {
  readonly sounds: Uint8Array;
  readonly soundsAt: number;
  readonly soundsLength: number;
  readonly vowelless: boolean;
};

// Scratch rows, overwritten by every call: a screening makes thousands, none may allocate.
const rows = [new Float32Array(longestSounds + 1), new Float32Array(longestSounds + 1)] as const;
const dropsRight = new Float32Array(longestSounds);

/**
 * Sum of changes and drops, 0 for the same sounds.
 *
 * A vowel that the other side’s alphabet does not write costs next to nothing. Gives up, with a figure
 * above `enough`, as soon as the sum is sure to pass it.
 */
export function soundDistance(left: Sounding, right: Sounding, enough = 100): number {
  const [n, m] = [left.soundsLength, right.soundsLength];
  const freeLeft = right.vowelless && !left.vowelless;
  const freeRight = left.vowelless && !right.vowelless;
  let [above, row] = rows as readonly [Float32Array, Float32Array];
  above[0] = 0;
  for (let j = 1; j <= m; j++) {
    dropsRight[j - 1] = dropCost(right, j - 1, freeRight);
    above[j] = above[j - 1]! + dropsRight[j - 1]!;
  }
  for (let i = 1; i <= n; i++) {
    const base = left.sounds[left.soundsAt + i - 1]! * size;
    const dropA = dropCost(left, i - 1, freeLeft);
    let least = (row[0] = above[0]! + dropA);
    for (let j = 1; j <= m; j++) {
      let best = above[j - 1]! + change[base + right.sounds[right.soundsAt + j - 1]!]!;
      const fromAbove = above[j]! + dropA;
      if (fromAbove < best) best = fromAbove;
      const fromLeft = row[j - 1]! + dropsRight[j - 1]!;
      if (fromLeft < best) best = fromLeft;
      row[j] = best;
      if (best < least) least = best;
    }
    if (least > enough) return least;
    [above, row] = [row, above];
  }
  return above[m]!;
}

function dropCost(word: Sounding, at: number, free: boolean): number {
  const code = word.sounds[word.soundsAt + at]!;
  if (kinds[code] !== 1) return drop[code]!;
  if (free) return SOUNDS.drop.silentVowel;
  return at === word.soundsLength - 1 && at > 1 ? SOUNDS.drop.finalVowel : drop[code]!;
}
