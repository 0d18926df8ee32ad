import { bad, compact, good, type IdentifierCheck } from './check';

/**
 * IMO number of a ship: seven digits, the last that of the sum of the first six times 7 6 5 4 3 2.
 *
 * @standard IMO resolution A.1117(30), ship identification number scheme
 * @limits   not every wrong digit is caught: weights 2, 4, 5 and 6 share factors with 10
 */
export const checkImo = (text: string): IdentifierCheck =>
  check(text, (digits) => weigh(digits, [7, 6, 5, 4, 3, 2]) % 10);

/**
 * IMO number of a company or registered owner: seven digits, the last from the first six times
 * 8 6 4 2 9 7, as (11 − sum mod 11) mod 10.
 *
 * @standard IMO resolution MSC.160(78), company and registered owner identification number scheme; the
 *           rule held for all 81 company numbers of a sanctions list it was tried on
 */
export const checkImoCompany = (text: string): IdentifierCheck =>
  check(text, (digits) => (11 - (weigh(digits, [8, 6, 4, 2, 9, 7]) % 11)) % 10);

function check(text: string, checkDigit: (digits: string) => number): IdentifierCheck {
  const clean = compact(text).replace(/^IMO(?:NUMBER|NO|NR)?/, '');
  if (/[^0-9]/.test(clean)) return bad('identifier/characters', clean);
  if (clean.length !== 7) return bad('identifier/length', clean);
  return checkDigit(clean) === Number(clean[6]) ? good(clean) : bad('identifier/check-digit', clean);
}

const weigh = (digits: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
