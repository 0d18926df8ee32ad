/** Distance between two spellings: edits, neighbours on a keyboard and shapes a scanner confuses for less. */
const keyboards = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'];
const shapes = [
  'il',
  'lt',
  'uv',
  'nu',
  'oq',
  'ce',
  'co',
  'bh',
  'hn',
  'rn',
  'fl',
  'ft',
  'ij',
  'gq',
  'l1',
  'i1',
  'o0',
  's5',
  'b8',
  'z2',
  'g6',
];
const confused = new Uint8Array(128 * 128);
for (const row of keyboards) for (let at = 1; at < row.length; at++) note(row[at - 1]! + row[at]!);
for (const pair of shapes) note(pair);

function note(pair: string) {
  const [a, b] = [pair.charCodeAt(0), pair.charCodeAt(1)];
  confused[a * 128 + b] = 1;
  confused[b * 128 + a] = 1;
}

/** A stretch of letters in a pool. */
export type Spelt = {
  readonly letters: Uint8Array;
  readonly lettersAt: number;
  readonly lettersLength: number;
};

const longest = 60;
// Scratch rows, overwritten by every call.
let before = new Int32Array(longest + 1);
let above = new Int32Array(longest + 1);
let row = new Int32Array(longest + 1);
const rightLetters = new Uint8Array(longest + 1);
const [edit, swapped, confusion] = [100, 80, 80];

/**
 * Optimal string alignment in hundredths: insert, drop and change cost 100, a swap of neighbours and a likely
 * confusion 80.
 *
 * Gives up, with a figure above `enough`, as soon as the sum is sure to pass it.
 *
 * @limits the first 60 letters
 */
export function editDistance(left: Spelt, right: Spelt, enough: number): number {
  const n = Math.min(left.lettersLength, longest);
  const m = Math.min(right.lettersLength, longest);
  const letters = left.letters;
  const from = left.lettersAt;
  for (let j = 0; j <= m; j++) {
    above[j] = j * edit;
    if (j < m) rightLetters[j] = right.letters[right.lettersAt + j]! & 127;
  }
  let previousA = 0;
  for (let i = 0; i < n; i++) {
    const a = letters[from + i]! & 127;
    let beside = (i + 1) * edit;
    let least = beside;
    let previousB = 0;
    row[0] = beside;
    for (let j = 0; j < m; j++) {
      const b = rightLetters[j]!;
      let best = above[j]! + (a === b ? 0 : confused[(a << 7) + b] === 1 ? confusion : edit);
      const over = above[j + 1]! + edit;
      if (over < best) best = over;
      if (beside + edit < best) best = beside + edit;
      if (a === previousB && b === previousA && a !== b && i > 0 && j > 0 && before[j - 1]! + swapped < best)
        best = before[j - 1]! + swapped;
      row[j + 1] = best;
      beside = best;
      if (best < least) least = best;
      previousB = b;
    }
    previousA = a;
    if (least > enough + 20) return least;
    const oldest = before;
    before = above;
    above = row;
    row = oldest;
  }
  return above[m]!;
}

/** Edits between two short texts of the letters a–z and figures. */
export const textDistance = (left: string, right: string): number =>
  editDistance(spelt(left), spelt(right), 10_000) / 100;

function spelt(text: string): Spelt {
  const letters = Uint8Array.from([...text.slice(0, longest)].map((char) => char.charCodeAt(0)));
  return { letters, lettersAt: 0, lettersLength: letters.length };
}
