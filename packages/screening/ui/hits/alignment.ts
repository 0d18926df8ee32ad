import type { Explanation } from '../../core/api';

export type Alignment = Explanation['alignment'];
export type Side = 'left' | 'right';

/** One stretch of a name, in the order it is written. */
export type NameRun = {
  readonly text: string;
  /**
   * Which aligned pair it belongs to, counted from 0 in reading order of the left name; the same number on both
   * sides. Null: no partner on the other side, or only what stands between words.
   */
  readonly pair: number | null;
  /** Relation of an aligned pair; `alone` has no partner; `between` is space and punctuation. */
  readonly relation: string;
};

/**
 * A name cut into stretches that can be coloured: what is aligned, what stands alone, what is between.
 * Joined again they are the name. Spans that overlap an earlier one, run backwards or leave the name are not used:
 * an explanation that does not fit its name must not hide letters of it.
 */
export function nameRuns(name: string, alignment: Alignment, side: Side): NameRun[] {
  const runs: NameRun[] = [];
  let at = 0;
  for (const { start, end, pair, relation } of spansOf(alignment, side)) {
    if (start < at || end <= start || end > name.length) continue;
    runs.push(...unaligned(name.slice(at, start)));
    runs.push({ text: name.slice(start, end), pair, relation: pair === null ? 'alone' : relation });
    at = end;
  }
  runs.push(...unaligned(name.slice(at)));
  return runs;
}

/** Alignment whose left offsets count in `leftName` and right offsets in `rightName`, sorted for numbering. */
function spansOf(alignment: Alignment, side: Side) {
  const inLeftOrder = [...alignment].sort(
    (a, b) => (a.left?.start ?? Infinity) - (b.left?.start ?? Infinity),
  );
  let pairs = 0;
  return inLeftOrder
    .map((part) => {
      const paired = part.left !== null && part.right !== null && part.relation !== 'missing';
      return { span: part[side], relation: part.relation, pair: paired ? pairs++ : null };
    })
    .flatMap(({ span, relation, pair }) =>
      span ? [{ start: span.start, end: span.end, relation, pair }] : [],
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

const LETTERS = /[\p{L}\p{N}\p{M}]/u;
const WORDS = /([\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*)/u;

/** Words outside every span have no partner; what is left between them is not underlined. */
function unaligned(stretch: string): NameRun[] {
  return stretch
    .split(WORDS)
    .filter((text) => text !== '')
    .map((text) => ({ text, pair: null, relation: LETTERS.test(text) ? 'alone' : 'between' }));
}
