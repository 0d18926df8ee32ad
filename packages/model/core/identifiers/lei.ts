import { bad, compact, good, type IdentifierCheck, remainder97 } from './check';

/**
 * Legal entity identifier: eighteen letters and digits, two check digits; the whole is 1 modulo 97.
 *
 * @standard ISO 17442-1; ISO/IEC 7064 mod 97-10
 * @limits   every single wrong character is caught, and every swap of neighbours
 */
export function checkLei(text: string): IdentifierCheck {
  const clean = compact(text).replace(/^LEI(?=.{20}$)/, '');
  if (clean.length !== 20) return bad('identifier/length', clean);
  if (!/^[A-Z0-9]{18}\d{2}$/.test(clean)) return bad('identifier/characters', clean);
  return remainder97(clean) === 1 ? good(clean) : bad('identifier/check-digit', clean);
}
