import { type PartialDate, partialDate } from '../partial-date';
import { bad, compact, good, type IdentifierCheck } from './check';

export type NationalNumber = {
  /** Eleven digits. */
  readonly clean: string;
  /** BIS: given to people who are not in the national register. */
  readonly kind: 'national' | 'bis';
  /** As far as the number tells it: zeros stand for what was unknown. */
  readonly birthDate: PartialDate;
  /** From the parity of the serial number; null for BIS numbers given before the sex was known. */
  readonly sex: 'male' | 'female' | null;
};

/**
 * Belgian national number and BIS number: YYMMDD, three digits (odd: male, even: female), two check
 * digits 97 − (first nine mod 97), with a 2 put before the nine for those born from 2000 on. In a BIS
 * number the month is raised by 20 (sex unknown) or 40 (sex known).
 *
 * @returns  null when length, check digits or date do not hold
 * @standard royal decree of 3 April 1984 on the national number; royal decree of 8 February 1991 (BIS)
 * @limits   two centuries are tried, so that about one mistyped number in a hundred passes as one of
 *           the other century; the number says nothing of nationality, and the sex may have been corrected
 */
export function readNationalNumber(text: string): NationalNumber | null {
  const clean = compact(text);
  if (!/^\d{11}$/.test(clean)) return null;
  const century = centuryOf(clean);
  if (century === null) return null;
  const month = Number(clean.slice(2, 4));
  const bisOffset = month >= 40 ? 40 : month >= 20 ? 20 : 0;
  const birthDate = dateOf(century + Number(clean.slice(0, 2)), month - bisOffset, Number(clean.slice(4, 6)));
  const serial = Number(clean.slice(6, 9));
  if (!birthDate || serial === 0 || serial === 999) return null;
  const sex = bisOffset === 20 ? null : serial % 2 === 1 ? 'male' : 'female';
  return { clean, kind: bisOffset === 0 ? 'national' : 'bis', birthDate, sex };
}

/** @see readNationalNumber */
export function checkNationalNumber(text: string): IdentifierCheck {
  const clean = compact(text);
  if (/[^0-9]/.test(clean)) return bad('identifier/characters', clean);
  if (clean.length !== 11) return bad('identifier/length', clean);
  if (centuryOf(clean) === null) return bad('identifier/check-digit', clean);
  return readNationalNumber(clean) ? good(clean) : bad('identifier/date', clean);
}

function centuryOf(clean: string): 1900 | 2000 | null {
  const [nine, check] = [clean.slice(0, 9), Number(clean.slice(9))];
  if (97 - (Number(nine) % 97) === check) return 1900;
  return 97 - (Number(`2${nine}`) % 97) === check ? 2000 : null;
}

/** Month 0: born in that year; the day then only counts up when serial numbers ran out. */
function dateOf(year: number, month: number, day: number): PartialDate | null {
  if (month === 0) return partialDate(year);
  return day === 0 ? partialDate(year, month) : partialDate(year, month, day);
}
