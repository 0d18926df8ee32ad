/** Dates of birth, founding, building: partial, swapped, mistyped, or stood in for by 1 January. */
import type { Relation } from '../door';
import { type Evidence, evidence } from './feature';

export type DateLikeness = { readonly relation: Relation; readonly bits: number; readonly pull: number };

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;
type Parts = { readonly year: string; readonly month: string | null; readonly day: string | null };

const read = (date: string): Parts | null => {
  const found = shape.exec(date);
  return found && { year: found[1]!, month: found[2] ?? null, day: found[3] ?? null };
};

const like = (relation: Relation, bits: number, pull: number): DateLikeness => ({ relation, bits, pull });

/** Null when either is no ISO date. Symmetric. */
export function compareDates(left: string, right: string): DateLikeness | null {
  const [a, b] = [read(left), read(right)];
  if (!a || !b) return null;
  if (a.year === b.year) return sameYear(a, b);
  return otherYear(a, b);
}

const newYear = (date: Parts) => date.month === '01' && date.day === '01';

function sameYear(a: Parts, b: Parts): DateLikeness {
  if (a.day && b.day) {
    if (a.month === b.month && a.day === b.day) return newYear(a) ? like('same', 5, 2) : like('same', 11, 4);
    if (newYear(a) || newYear(b)) return like('near', 2.5, 1);
    if (a.month === b.day && a.day === b.month) return like('swapped', 8, 3);
    if (oneTyped(a.month! + a.day, b.month! + b.day)) return like('near', 6, 2);
    return a.month === b.month || a.day === b.day ? like('near', 2, 0) : like('different', -2.5, -4.5);
  }
  if (a.month && b.month)
    return a.month === b.month
      ? like('partial', 7, 2.5)
      : newYear(a) || newYear(b)
        ? like('near', 2.5, 1)
        : like('different', -2, -3.5);
  return like('partial', 4, 1.5);
}

function otherYear(a: Parts, b: Parts): DateLikeness {
  const apart = Math.abs(Number(a.year) - Number(b.year));
  const monthDay = a.day && b.day && a.month === b.month && a.day === b.day && !newYear(a);
  if (monthDay && (apart === 1 || apart === 10 || apart === 100 || oneTyped(a.year, b.year)))
    return like('near', 5, 1.5);
  if (apart === 1)
    return !a.month || !b.month || newYear(a) || newYear(b)
      ? like('near', 0.5, 0)
      : like('different', -3, -5);
  const swappedDay =
    a.day && b.day && a.month === b.day && a.day === b.month && oneTyped(a.year, b.year) && !newYear(a);
  if (swappedDay) return like('near', 2, 0);
  // One day of the year in common is one chance in 365: a year mistyped explains it better.
  if (monthDay) return like('near', 1.5, -3);
  if (apart === 2 && (!a.month || !b.month)) return like('different', -2, -3);
  return like('different', -7, -8);
}

/** One figure changed, or two neighbours swapped. */
function oneTyped(left: string, right: string): boolean {
  const differ = [...left].flatMap((char, at) => (char === right[at] ? [] : [at]));
  if (differ.length <= 1) return true;
  const [one, other] = differ as [number, number];
  return differ.length === 2 && other === one + 1 && left[one] === right[other] && left[other] === right[one];
}

/** The closest pair of all; null when either side has no date. */
export function dateEvidence(
  feature: string,
  left: readonly string[],
  right: readonly string[],
): Evidence | null {
  let best: Evidence | null = null;
  for (const a of left) {
    for (const b of right) {
      const found = compareDates(a, b);
      if (
        !found ||
        (best && (found.pull < best.pull || (found.pull === best.pull && found.bits <= best.bits)))
      )
        continue;
      best = evidence({ feature, left: a, right: b, relation: found.relation, bits: found.bits }, found.pull);
    }
  }
  return best;
}
