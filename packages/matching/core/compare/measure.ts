/** The arithmetic of two aligned names: how alike, and how many bits of evidence. */
import type { Sort } from '../names/part';
import type { Aligner } from './aligner';
import { type FormView, roleCode } from './form-view';

export type Measured = { likeness: number; bits: number; conflicts: number };

/** What both sides have and the other does not: places of the parts that disagree, pairwise. */
export type Conflicts = { readonly left: Int8Array; readonly right: Int8Array; count: number };
export const noConflicts = (): Conflicts => ({ left: new Int8Array(24), right: new Int8Array(24), count: 0 });

const conflictFactor = 0.78;
const lightConflictFactor = 0.8;
const lonely = 0.72;
const lonelyWord = 0.9;
const conflictBits = -6;
const [patronymic, number, descriptive, initial] = (
  ['patronymic', 'number', 'descriptive', 'initial'] as const
).map(roleCode) as [number, number, number, number];

/** Fills `out` and `conflicts` from the options `choose` chose. */
export function measure(sides: Sides, { aligner, conflicts, sort, acronym }: Setting, out: Measured): void {
  const { a, b } = sides;
  findConflicts(sides, aligner, conflicts);
  let [shared, weight, bits, core, telling] = [0, 0, 0, 0, 0];
  for (let at = 0; at < aligner.chosenCount; at++) {
    const link = aligner.chosen[at]!;
    const { similarity, relation } = aligner.likeness[link]!;
    const [i, i2, j, j2] = [
      aligner.left[link]!,
      aligner.left2[link]!,
      aligner.right[link]!,
      aligner.right2[link]!,
    ];
    const [wa, wb] = [
      a.weights[i]! + (i2 >= 0 ? a.weights[i2]! : 0),
      b.weights[j]! + (j2 >= 0 ? b.weights[j2]! : 0),
    ];
    shared += ((wa + wb) / 2) * similarity;
    weight += (wa + wb) / 2;
    if (Math.min(wa, wb) >= 0.6 && relation !== 'initial') {
      core += i2 >= 0 || j2 >= 0 ? 2 : 1;
      telling++;
    }
    bits += agreedBits(sides, { i, i2, j, j2 }) * share(similarity, relation === 'initial');
  }
  const spare = spareOf(sides, aligner, conflicts);
  let against = 0;
  let factor = 1;
  for (let at = 0; at < conflicts.count; at++) {
    const w = (a.weights[conflicts.left[at]!]! + b.weights[conflicts.right[at]!]!) / 2;
    against += w;
    bits += conflictBits * Math.min(1, w);
    factor *= w >= 0.5 ? conflictFactor : lightConflictFactor;
  }
  let likeness = weight === 0 ? 0 : (shared / (weight + against + spare.cost)) * factor;
  // One word of several says little: Maria is not Maria Lopez.
  if (core <= 1 && spare.weight >= 0.8) likeness *= sort === 'person' ? lonely : lonelyWord;
  if (sort !== 'person' && telling === 0)
    likeness = Math.min(likeness, aligner.chosenCount > 1 && conflicts.count === 0 ? 0.65 : 0.5);
  if (acronym) likeness = Math.max(0.8, likeness);
  out.likeness = Math.max(0, Math.min(1, wholeName(likeness, a, b)));
  out.bits = Math.max(-14, Math.min(30, bits + generationBits(a.generation, b.generation)));
  out.conflicts = conflicts.count;
}

export type Sides = { a: FormView; b: FormView };
export type Setting = {
  readonly aligner: Aligner;
  readonly conflicts: Conflicts;
  readonly sort: Sort;
  readonly acronym: boolean;
};

/** How much of a word’s bits an agreement of this likeness is worth. */
export const share = (similarity: number, initialOnly: boolean): number =>
  initialOnly ? 0.3 : Math.max(0, (similarity - 0.6) / 0.4) ** 0.8;

export type Places = { readonly i: number; readonly i2: number; readonly j: number; readonly j2: number };

/** The less of the two sides: a word common on either is weak. */
export function agreedBits({ a, b }: Sides, { i, i2, j, j2 }: Places): number {
  const left =
    Math.min(1, a.weights[i]!) * a.bits[i]! + (i2 >= 0 ? Math.min(1, a.weights[i2]!) * a.bits[i2]! : 0);
  const right =
    Math.min(1, b.weights[j]!) * b.bits[j]! + (j2 >= 0 ? Math.min(1, b.weights[j2]!) * b.bits[j2]! : 0);
  return Math.min(left, right);
}

/** Left-over parts of both sides, laid beside each other in order. */
function findConflicts({ a, b }: Sides, aligner: Aligner, conflicts: Conflicts): void {
  conflicts.count = 0;
  let j = 0;
  for (let i = 0; i < a.count; i++) {
    if ((aligner.usedLeft & (1 << i)) !== 0 || a.weights[i]! < 0.25) continue;
    while (j < b.count && ((aligner.usedRight & (1 << j)) !== 0 || b.weights[j]! < 0.25)) j++;
    if (j >= b.count) return;
    conflicts.left[conflicts.count] = i;
    conflicts.right[conflicts.count++] = j++;
  }
}

const spareResult = { cost: 0, weight: 0 };

/** One side says more than the other: a middle name, a patronymic, a word. */
function spareOf({ a, b }: Sides, aligner: Aligner, conflicts: Conflicts) {
  let [inLeft, inRight] = [aligner.usedLeft, aligner.usedRight];
  for (let at = 0; at < conflicts.count; at++) {
    inLeft |= 1 << conflicts.left[at]!;
    inRight |= 1 << conflicts.right[at]!;
  }
  spareResult.cost = 0;
  spareResult.weight = 0;
  addSpare(a, inLeft);
  addSpare(b, inRight);
  return spareResult;
}

function addSpare(view: FormView, used: number): void {
  for (let at = 0; at < view.count; at++) {
    if ((used & (1 << at)) !== 0) continue;
    const [weight, role] = [view.weights[at]!, view.roles[at]!];
    spareResult.cost +=
      weight * (role === number ? 0.9 : role === patronymic || role === descriptive ? 0.12 : 0.24);
    if (weight >= 0.5 && role !== initial) spareResult.weight += weight;
  }
}

/** Bits of junior and senior, II and III: less for what only one side says. */
export const generationBits = (a: number, b: number): number =>
  a === b ? (a === 0 ? 0 : 2) : a !== 0 && b !== 0 ? -6 : -1;

/** Generation and legal form, which belong to the name as a whole. */
function wholeName(likeness: number, a: FormView, b: FormView): number {
  let out = likeness;
  if (a.generation !== b.generation)
    out = a.generation !== 0 && b.generation !== 0 ? Math.min(out, 0.62) : out * 0.93;
  if (a.legalForms !== 0 && b.legalForms !== 0 && (a.legalForms & b.legalForms) === 0) out *= 0.93;
  return out;
}
