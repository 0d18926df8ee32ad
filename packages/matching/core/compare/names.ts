/** How alike two names are as wholes, with the parts that were laid beside each other. */
import type { Relation } from '../door';
import type { Form, Part, ReadName } from '../names/part';
import { joinTokens, type Token } from '../names/token';
import { isAcronym } from './acronym';
import { choose, createAligner } from './aligner';
import { type FormView, MAX_PARTS, type Rarity, viewOf } from './form-view';
import { agreedBits, measure, noConflicts, share } from './measure';
import { mayJoin, offerAll, type Pairing } from './options';
import { compareTokens, type Likeness } from './tokens';

export type Link = {
  /** Places of one or two neighbouring parts. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly similarity: number;
  readonly relation: Relation;
  readonly bits: number;
};

/** Two parts left over, one on each side: they disagree. */
export type Conflict = { readonly left: number; readonly right: number; readonly bits: number };

export type NameMatch = {
  readonly left: ReadName;
  readonly right: ReadName;
  readonly leftForm: Form;
  readonly rightForm: Form;
  /** 0–1. */
  readonly likeness: number;
  /** Evidence in bits, of agreement less that of disagreement. */
  readonly bits: number;
  readonly links: readonly Link[];
  readonly conflicts: readonly Conflict[];
  readonly acronym: boolean;
};

const aligner = createAligner();
const conflicts = noConflicts();
const out = { likeness: 0, bits: 0, conflicts: 0 };

/** The best of all ways to read the two names; null when one has no words at all. */
export function compareNames(left: ReadName, right: ReadName, rarity: Rarity): NameMatch | null {
  let best: NameMatch | null = null;
  const bothHan = left.forms[0]?.isHan && right.forms[0]?.isHan;
  for (const [i, leftForm] of left.forms.entries()) {
    for (const [j, rightForm] of right.forms.entries()) {
      if (bothHan && (i > 0 || j > 0)) continue;
      const match = compareForms({ left, right, leftForm, rightForm }, rarity);
      if (
        !best ||
        match.likeness > best.likeness ||
        (match.likeness === best.likeness && match.bits > best.bits)
      )
        best = match;
    }
  }
  return best;
}

type Pair = Pick<NameMatch, 'left' | 'right' | 'leftForm' | 'rightForm'>;

function compareForms(pair: Pair, rarity: Rarity): NameMatch {
  const [a, b] = [viewOf(pair.leftForm, rarity), viewOf(pair.rightForm, rarity)];
  offerAll(aligner, a, b, onTheSpot(pair.leftForm.parts, pair.rightForm.parts));
  choose(aligner);
  const acronym = pair.left.sort !== 'person' && isAcronym(pair.leftForm.parts, pair.rightForm.parts);
  measure({ a, b }, { aligner, conflicts, sort: pair.left.sort, acronym }, out);
  return {
    ...pair,
    likeness: out.likeness,
    bits: out.bits,
    links: links(a, b),
    conflicts: disagreements(a, b),
    acronym,
  };
}

function onTheSpot(left: readonly Part[], right: readonly Part[]): Pairing {
  const join = (parts: readonly Part[], at: number, other: Token): Likeness | null => {
    const [first, second] = [parts[at]!.token, parts[at + 1]!.token];
    return joins(first, second, other) ? compareTokens(joinTokens(first, second), other) : null;
  };
  return {
    one: (i, j) => compareTokens(left[i]!.token, right[j]!.token),
    joinLeft: (i, j) => join(left, i, right[j]!.token),
    joinRight: (i, j) => join(right, j, left[i]!.token),
  };
}

/** Whether it makes sense to read two neighbours as one word beside another. */
export const joins = (first: Token, second: Token, other: Token): boolean =>
  !first.initial &&
  !second.initial &&
  !first.number &&
  !second.number &&
  mayJoin(first.lettersLength, second.lettersLength, other.lettersLength) &&
  (first.foreign || other.foreign || first.letters[first.lettersAt] === other.letters[other.lettersAt]);

function links(a: FormView, b: FormView): Link[] {
  return Array.from(aligner.chosen.subarray(0, aligner.chosenCount), (at) => {
    const { similarity, relation } = aligner.likeness[at]!;
    const places = {
      i: aligner.left[at]!,
      i2: aligner.left2[at]!,
      j: aligner.right[at]!,
      j2: aligner.right2[at]!,
    };
    return {
      left: places.i2 < 0 ? [places.i] : [places.i, places.i2],
      right: places.j2 < 0 ? [places.j] : [places.j, places.j2],
      similarity,
      relation,
      bits: agreedBits({ a, b }, places) * share(similarity, relation === 'initial'),
    };
  });
}

function disagreements(a: FormView, b: FormView): Conflict[] {
  return Array.from({ length: Math.min(conflicts.count, MAX_PARTS) }, (_, at) => {
    const [left, right] = [conflicts.left[at]!, conflicts.right[at]!];
    return { left, right, bits: -6 * Math.min(1, (a.weights[left]! + b.weights[right]!) / 2) };
  });
}
