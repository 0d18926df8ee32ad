/** Pairs of parts worth laying beside each other, offered to the aligner. */
import { type Aligner, type Option, offer } from './aligner';
import type { FormView } from './form-view';
import { type Likeness, leastLikeness } from './tokens';

/** Where the likeness of two parts comes from: compared on the spot, or remembered by an index. */
export type Pairing = {
  one(left: number, right: number): Likeness;
  /** Parts `left` and `left + 1` as one word against `right`; null when that makes no sense. */
  joinLeft(left: number, right: number): Likeness | null;
  joinRight(left: number, right: number): Likeness | null;
};

/** A joined pair must be this alike: weaker joins are chance. */
const longestJoined = 14;
const leastJoined = 0.84;
const option: Option = {
  left: 0,
  left2: -1,
  right: 0,
  right2: -1,
  value: 0,
  likeness: { similarity: 0, relation: 'different' },
};

export function offerAll(aligner: Aligner, a: FormView, b: FormView, pairing: Pairing): void {
  aligner.count = 0;
  for (let i = 0; i < a.count; i++) {
    for (let j = 0; j < b.count; j++) {
      const likeness = pairing.one(i, j);
      if (likeness.similarity >= leastLikeness)
        put(aligner, likeness, (a.weights[i]! + b.weights[j]!) / 2, { i, i2: -1, j, j2: -1 });
      if (i + 1 < a.count) {
        const joined = pairing.joinLeft(i, j);
        if (joined && joined.similarity >= leastJoined)
          putJoined(aligner, joined, (a.weights[i]! + a.weights[i + 1]! + b.weights[j]!) / 2, {
            i,
            i2: i + 1,
            j,
            j2: -1,
          });
      }
      if (j + 1 < b.count) {
        const joined = pairing.joinRight(i, j);
        if (joined && joined.similarity >= leastJoined)
          putJoined(aligner, joined, (a.weights[i]! + b.weights[j]! + b.weights[j + 1]!) / 2, {
            i,
            i2: -1,
            j,
            j2: j + 1,
          });
      }
    }
  }
}

type Places = { readonly i: number; readonly i2: number; readonly j: number; readonly j2: number };

function put(aligner: Aligner, likeness: Likeness, weight: number, { i, i2, j, j2 }: Places): void {
  option.left = i;
  option.left2 = i2;
  option.right = j;
  option.right2 = j2;
  option.value = weight * likeness.similarity * likeness.similarity;
  option.likeness = likeness;
  offer(aligner, option);
}

/** Slightly less than two single pairs that are as good, and never quite the same word. */
function putJoined(aligner: Aligner, likeness: Likeness, weight: number, places: Places): void {
  const similarity = Math.min(0.99, likeness.similarity);
  put(
    aligner,
    { similarity, relation: likeness.relation === 'same' ? 'variant' : likeness.relation },
    weight - 0.01,
    places,
  );
}

/** Whether two neighbours joined could be the other word, by length alone. */
export const mayJoin = (first: number, second: number, other: number): boolean =>
  other >= 4 && joinable(first, second) && Math.abs(first + second - other) <= 3;

/** Letters of two neighbours that may be written as one: longer ones are not. */
export const joinable = (first: number, second: number): boolean =>
  first > 0 && second > 0 && first + second >= 4 && first + second <= longestJoined;
