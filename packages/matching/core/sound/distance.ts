/** Distance between two words as sounds: a weighted edit distance over the symbols of data/sounds.yml. */
import { SOUNDS } from './sounds.gen';

const alphabet: string = SOUNDS.alphabet;
const sizeBits = 6;
const size = 1 << sizeBits;
const hundredths = (cost: number) => Math.round(cost * 100);
const codeOf = new Map([...alphabet].map((symbol, at) => [symbol, at + 1]));

const kinds = new Uint8Array(size);
for (const symbol of SOUNDS.vowels) kinds[codeOf.get(symbol)!] = 1;
for (const symbol of SOUNDS.vowelless) kinds[codeOf.get(symbol)!] = 2;

const change = new Int32Array(size * size);
const drop = new Int32Array(size);
const silentVowel = hundredths(SOUNDS.drop.silentVowel);
const finalVowel = hundredths(SOUNDS.drop.finalVowel);
const syllabicVowel = hundredths(SOUNDS.drop.syllabicVowel);
const foreignFinal = hundredths(SOUNDS.drop.foreignFinal);

for (let a = 1; a <= alphabet.length; a++) {
  for (let b = 1; b <= alphabet.length; b++) {
    const mixed = (kinds[a] === 1) !== (kinds[b] === 1);
    const vowels = kinds[a] === 1 && kinds[b] === 1;
    const cost = mixed ? SOUNDS.mixedChange : vowels ? SOUNDS.vowelChange : SOUNDS.consonantChange;
    change[a * size + b] = a === b ? 0 : hundredths(cost);
  }
  const named: Readonly<Record<string, number>> = SOUNDS.drop;
  drop[a] = hundredths(
    named[alphabet[a - 1]!] ?? (kinds[a] === 1 ? SOUNDS.drop.vowel : SOUNDS.drop.consonant),
  );
}
for (const [cost, pairs] of Object.entries(SOUNDS.costs)) {
  for (const pair of pairs) {
    const [a, b] = [codeOf.get(pair[0]!), codeOf.get(pair[1]!)];
    if (!a || !b) throw new Error(`data/sounds.yml: ${pair} names a sound that is not in the alphabet`);
    change[a * size + b] = hundredths(Number(cost));
    change[b * size + a] = hundredths(Number(cost));
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
  /** Written in another alphabet than Latin. */
  readonly foreign: boolean;
  /** Foreign syllables spelt with whole characters: many a vowel only carries its consonant. */
  readonly syllabic: boolean;
};

// Scratch rows, overwritten by every call: a screening makes thousands, none may allocate.
let above = new Int32Array(longestSounds + 1);
let row = new Int32Array(longestSounds + 1);
const dropsRight = new Int32Array(longestSounds);
const rightSounds = new Uint8Array(longestSounds);

/**
 * Sum of changes and drops in hundredths, 0 for the same sounds.
 *
 * A vowel that the other side’s alphabet does not write costs next to nothing. Gives up, with a figure
 * above `enough`, as soon as the sum is sure to pass it.
 */
export function soundDistance(left: Sounding, right: Sounding, enough: number): number {
  const n = left.soundsLength;
  const m = right.soundsLength;
  const sounds = left.sounds;
  const from = left.soundsAt;
  const crossed = left.foreign !== right.foreign;
  const vowelLeft = vowelCost(left, right);
  load(right, vowelCost(right, left), crossed);
  above[0] = 0;
  for (let j = 0; j < m; j++) above[j + 1] = above[j]! + dropsRight[j]!;
  for (let i = 0; i < n; i++) {
    const a = sounds[from + i]!;
    const base = a << sizeBits;
    const dropA = dropCost(a, vowelLeft, i === n - 1 && i > 1, crossed);
    let diagonal = above[0]!;
    let before = diagonal + dropA;
    let least = before;
    row[0] = before;
    for (let j = 0; j < m; j++) {
      const over = above[j + 1]!;
      let best = diagonal + change[base + rightSounds[j]!]!;
      if (over + dropA < best) best = over + dropA;
      const beside = before + dropsRight[j]!;
      if (beside < best) best = beside;
      row[j + 1] = best;
      if (best < least) least = best;
      before = best;
      diagonal = over;
    }
    if (least > enough) return least;
    const swap = above;
    above = row;
    row = swap;
  }
  return above[m]!;
}

function load(word: Sounding, vowel: number, crossed: boolean): void {
  const { sounds, soundsAt, soundsLength } = word;
  for (let j = 0; j < soundsLength; j++) {
    const code = sounds[soundsAt + j]!;
    rightSounds[j] = code;
    dropsRight[j] = dropCost(code, vowel, j === soundsLength - 1 && j > 1, crossed);
  }
}

/** What a vowel of this word costs to leave out, beside the other; -1 for its own cost. */
function vowelCost(word: Sounding, other: Sounding): number {
  if (other.vowelless && !word.vowelless) return silentVowel;
  return word.syllabic && !other.syllabic ? syllabicVowel : -1;
}

function dropCost(code: number, vowel: number, last: boolean, crossed: boolean): number {
  if (kinds[code] !== 1) return last && crossed ? Math.min(foreignFinal, drop[code]!) : drop[code]!;
  if (vowel >= 0) return vowel;
  return last ? finalVowel : drop[code]!;
}
