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
const scratch = [0, 1, 2].map(() => new Float32Array(longest + 1)) as [
  Float32Array,
  Float32Array,
  Float32Array,
];

/**
 * Optimal string alignment: insert, drop and change cost 1, a swap of neighbours 0.8, a likely confusion 0.8.
 *
 * Gives up, with a figure above `enough`, as soon as the sum is sure to pass it.
 *
 * @limits the first 60 letters
 */
export function editDistance(left: Spelt, right: Spelt, enough = 100): number {
  const n = Math.min(left.lettersLength, longest);
  const m = Math.min(right.lettersLength, longest);
  let [before, above, row] = scratch;
  for (let j = 0; j <= m; j++) above[j] = j;
  let previousA = 0;
  for (let i = 1; i <= n; i++) {
    const a = left.letters[left.lettersAt + i - 1]! & 127;
    let least = (row[0] = i);
    let previousB = 0;
    for (let j = 1; j <= m; j++) {
      const b = right.letters[right.lettersAt + j - 1]! & 127;
      let best = above[j - 1]! + (a === b ? 0 : confused[a * 128 + b] === 1 ? 0.8 : 1);
      if (above[j]! + 1 < best) best = above[j]! + 1;
      if (row[j - 1]! + 1 < best) best = row[j - 1]! + 1;
      if (i > 1 && j > 1 && a === previousB && b === previousA && a !== b)
        best = Math.min(best, before[j - 2]! + 0.8);
      row[j] = best;
      if (best < least) least = best;
      previousB = b;
    }
    previousA = a;
    if (least > enough + 0.2) return least;
    [before, above, row] = [above, row, before];
  }
  return above[m]!;
}

/** Distance between two short texts of the letters a–z and figures. */
export const textDistance = (left: string, right: string): number => editDistance(spelt(left), spelt(right));

function spelt(text: string): Spelt {
  const letters = Uint8Array.from([...text.slice(0, longest)].map((char) => char.charCodeAt(0)));
  return { letters, lettersAt: 0, lettersLength: letters.length };
}
