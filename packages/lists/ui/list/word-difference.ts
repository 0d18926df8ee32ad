/** A stretch of two texts: in both, only in the earlier, or only in the later. */
export type Stretch = { readonly kind: 'both' | 'gone' | 'come'; readonly text: string };

/** Above this many words in either text the comparison would take too long to wait for. */
const MOST_WORDS = 600;

/**
 * Where two texts differ, word by word, along their longest common sequence.
 *
 * @returns  stretches whose `both` and `gone` texts make up `from`, and whose `both` and `come` texts make up
 *           `to`; null when they have little in common or are too long, so that showing both whole is clearer
 * @limits   600 words each
 */
export function wordDifference(from: string, to: string): Stretch[] | null {
  const a = from.match(/\s+|[^\s]+/g) ?? [];
  const b = to.match(/\s+|[^\s]+/g) ?? [];
  if (a.length > MOST_WORDS * 2 || b.length > MOST_WORDS * 2) return null;
  const lengths = commonLengths(a, b);
  if (lengths[0]![0]! * 2 < Math.max(a.length, b.length)) return null;
  return stretches(a, b, lengths);
}

/** `lengths[i][j]`: length of the longest common sequence of `a` from i and `b` from j. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}

function stretches(a: readonly string[], b: readonly string[], lengths: readonly Uint16Array[]): Stretch[] {
  const found: { kind: Stretch['kind']; text: string }[] = [];
  const add = (kind: Stretch['kind'], text: string) => {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else found.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('both', a[i++]!);
      j++;
    } else if (j >= b.length || (i < a.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!))
      add('gone', a[i++]!);
    else add('come', b[j++]!);
  }
  return found;
}
