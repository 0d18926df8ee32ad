/** Which parts of two names belong together: the assignment that carries most weight. */
import { MAX_PARTS } from './form-view';
import type { Likeness } from './tokens';

const most = 96;

/**
 * Options are offered, then the best set of them is chosen, no part used twice.
 *
 * One aligner is filled and emptied for every pair; nothing is allocated.
 *
 * @limits exact for up to 16 options, greedy beyond
 */
export type Aligner = {
  count: number;
  /** Places of the parts; the second is -1 unless two neighbours are joined. */
  readonly left: Int8Array;
  readonly left2: Int8Array;
  readonly right: Int8Array;
  readonly right2: Int8Array;
  readonly value: Float32Array;
  readonly likeness: Likeness[];
  /** Places of the chosen options. */
  readonly chosen: Int16Array;
  chosenCount: number;
  /** One bit for each part in use. */
  usedLeft: number;
  usedRight: number;
};

export const createAligner = (): Aligner => ({
  count: 0,
  left: new Int8Array(most),
  left2: new Int8Array(most),
  right: new Int8Array(most),
  right2: new Int8Array(most),
  value: new Float32Array(most),
  likeness: new Array<Likeness>(most),
  chosen: new Int16Array(MAX_PARTS + 1),
  chosenCount: 0,
  usedLeft: 0,
  usedRight: 0,
});

export type Option = {
  left: number;
  left2: number;
  right: number;
  right2: number;
  value: number;
  likeness: Likeness;
};

/** Keeps the options in falling order of value, ties by place; drops the least when full. */
export function offer(aligner: Aligner, option: Option): void {
  let at = aligner.count;
  while (at > 0 && before(aligner, option, at - 1)) {
    if (at < most) move(aligner, at - 1, at);
    at--;
  }
  if (at >= most) return;
  aligner.left[at] = option.left;
  aligner.left2[at] = option.left2;
  aligner.right[at] = option.right;
  aligner.right2[at] = option.right2;
  aligner.value[at] = option.value;
  aligner.likeness[at] = option.likeness;
  if (aligner.count < most) aligner.count++;
}

function before(aligner: Aligner, option: Option, at: number): boolean {
  const value = Math.fround(option.value);
  const other = aligner.value[at]!;
  if (value !== other) return value > other;
  const place = option.left + option.right;
  const otherPlace = aligner.left[at]! + aligner.right[at]!;
  return place !== otherPlace
    ? place < otherPlace
    : Math.max(option.left, option.right) < Math.max(aligner.left[at]!, aligner.right[at]!);
}

function move(aligner: Aligner, from: number, to: number) {
  aligner.left[to] = aligner.left[from]!;
  aligner.left2[to] = aligner.left2[from]!;
  aligner.right[to] = aligner.right[from]!;
  aligner.right2[to] = aligner.right2[from]!;
  aligner.value[to] = aligner.value[from]!;
  aligner.likeness[to] = aligner.likeness[from]!;
}

/** Fills `chosen`, `usedLeft` and `usedRight`. */
export function choose(aligner: Aligner): void {
  greedy(aligner);
  if (aligner.count > aligner.chosenCount && aligner.count <= 16) search(aligner);
}

const leftMask = (aligner: Aligner, at: number) =>
  (1 << aligner.left[at]!) | (aligner.left2[at]! >= 0 ? 1 << aligner.left2[at]! : 0);
const rightMask = (aligner: Aligner, at: number) =>
  (1 << aligner.right[at]!) | (aligner.right2[at]! >= 0 ? 1 << aligner.right2[at]! : 0);

function greedy(aligner: Aligner): void {
  aligner.chosenCount = 0;
  aligner.usedLeft = 0;
  aligner.usedRight = 0;
  for (let at = 0; at < aligner.count; at++) {
    const [left, right] = [leftMask(aligner, at), rightMask(aligner, at)];
    if ((aligner.usedLeft & left) !== 0 || (aligner.usedRight & right) !== 0) continue;
    aligner.usedLeft |= left;
    aligner.usedRight |= right;
    aligner.chosen[aligner.chosenCount++] = at;
  }
}

/** All sets of at most 16 options, the hopeless cut off. */
function search(aligner: Aligner): void {
  let bestValue = 0;
  for (let at = 0; at < aligner.chosenCount; at++) bestValue += aligner.value[aligner.chosen[at]!]!;
  let bestSet = -1;
  let steps = 0;
  const visit = (at: number, set: number, left: number, right: number, value: number, open: number) => {
    if (value > bestValue + 1e-5) [bestValue, bestSet] = [value, set];
    if (at >= aligner.count || value + open <= bestValue + 1e-5 || steps++ > 1500) return;
    const worth = aligner.value[at]!;
    const [l, r] = [leftMask(aligner, at), rightMask(aligner, at)];
    if ((left & l) === 0 && (right & r) === 0)
      visit(at + 1, set | (1 << at), left | l, right | r, value + worth, open - worth);
    visit(at + 1, set, left, right, value, open - worth);
  };
  let open = 0;
  for (let at = 0; at < aligner.count; at++) open += aligner.value[at]!;
  visit(0, 0, 0, 0, 0, open);
  if (bestSet < 0) return;
  aligner.chosenCount = 0;
  aligner.usedLeft = 0;
  aligner.usedRight = 0;
  for (let at = 0; at < aligner.count; at++) {
    if ((bestSet & (1 << at)) === 0) continue;
    aligner.chosen[aligner.chosenCount++] = at;
    aligner.usedLeft |= leftMask(aligner, at);
    aligner.usedRight |= rightMask(aligner, at);
  }
}
