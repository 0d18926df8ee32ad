/** Distance between two words as sounds: a weighted edit distance over the symbols of data/sounds.yml. */
import { SOUNDS } from './sounds.gen';

const alphabet: string = SOUNDS.alphabet;
const size = alphabet.length + 1;
const codeOf = new Map([...alphabet].map((symbol, at) => [symbol, at + 1]));

const kinds = new Uint8Array(size);
for (const symbol of SOUNDS.vowels) kinds[codeOf.get(symbol)!] = 1;
for (const symbol of SOUNDS.vowelless) kinds[codeOf.get(symbol)!] = 2;

const change = new Float32Array(size * size);
const drop = new Float32Array(size);

for (let a = 1; a < size; a++) {
  for (let b = 1; b < size; b++) {
    const mixed = (kinds[a] === 1) !== (kinds[b] === 1);
    const vowels = kinds[a] === 1 && kinds[b] === 1;
    change[a * size + b] =
      a === b ? 0 : mixed ? SOUNDS.mixedChange : vowels ? SOUNDS.vowelChange : SOUNDS.consonantChange;
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
    if (code) codes.push(code);
  }
  return Uint8Array.from(codes);
}

export const isVowelSound = (code: number): boolean => kinds[code] === 1;

const maxSounds = 40;
let rowA = new Float32Array(maxSounds + 1);
let rowB = new Float32Array(maxSounds + 1);

type Mode = { readonly leftVowelless: boolean; readonly rightVowelless: boolean };

/**
 * Sum of changes and drops, 0 for the same sounds.
 *
 * A vowel that the other side’s alphabet does not write costs next to nothing.
 *
 * @limits the first 40 sounds
 */
export function soundDistance(left: Uint8Array, right: Uint8Array, mode: Mode): number {
  const n = Math.min(left.length, maxSounds);
  const m = Math.min(right.length, maxSounds);
  const freeLeft = mode.rightVowelless && !mode.leftVowelless;
  const freeRight = mode.leftVowelless && !mode.rightVowelless;
  let above = rowA;
  let row = rowB;
  above[0] = 0;
  for (let j = 1; j <= m; j++) above[j] = above[j - 1]! + dropCost(right, j - 1, m, freeRight);
  for (let i = 1; i <= n; i++) {
    const a = left[i - 1]!;
    const dropA = dropCost(left, i - 1, n, freeLeft);
    row[0] = above[0]! + dropA;
    for (let j = 1; j <= m; j++) {
      const b = right[j - 1]!;
      let best = above[j - 1]! + change[a * size + b]!;
      const fromAbove = above[j]! + dropA;
      if (fromAbove < best) best = fromAbove;
      const fromLeft = row[j - 1]! + dropCost(right, j - 1, m, freeRight);
      if (fromLeft < best) best = fromLeft;
      row[j] = best;
    }
    [above, row] = [row, above];
  }
  [rowA, rowB] = [above, row];
  return above[m]!;
}

function dropCost(sounds: Uint8Array, at: number, length: number, free: boolean): number {
  const code = sounds[at]!;
  if (kinds[code] !== 1) return drop[code]!;
  if (free) return SOUNDS.drop.silentVowel;
  return at === length - 1 && at > 1 ? SOUNDS.drop.finalVowel : drop[code]!;
}
