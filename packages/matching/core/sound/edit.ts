/** Distance between two spellings: edits, neighbours on a keyboard and shapes a scanner confuses for less. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'];
const confusions = new Set<string>();
for (const row of rows) for (let at = 1; at < row.length; at++) note(row[at - 1]! + row[at]!);
for (const pair of [
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
])
  note(pair);

function note(pair: string) {
  confusions.add(pair);
  confusions.add(pair[1]! + pair[0]!);
}

/**
 * Optimal string alignment: insert, drop and change cost 1, a swap of neighbours 0.8, a likely confusion 0.8.
 *
 * @limits the first 40 letters
 */
export function editDistance(left: string, right: string): number {
  const n = Math.min(left.length, 40);
  const m = Math.min(right.length, 40);
  let before: number[] = [];
  let above = Array.from({ length: m + 1 }, (_, at) => at);
  for (let i = 1; i <= n; i++) {
    const row = [i];
    const a = left[i - 1]!;
    for (let j = 1; j <= m; j++) {
      const b = right[j - 1]!;
      const change = a === b ? 0 : confusions.has(a + b) ? 0.8 : 1;
      let best = Math.min(above[j - 1]! + change, above[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a !== b && a === right[j - 2] && left[i - 2] === b)
        best = Math.min(best, before[j - 2]! + 0.8);
      row.push(best);
    }
    before = above;
    above = row;
  }
  return above[m]!;
}
