import { bad, compact, good, type IdentifierCheck } from './check';

/**
 * Number of a Belgian identity card: twelve digits, the last two the first ten mod 97 (0 as 97).
 *
 * @standard practice of the population register; no published standard was found, so that a failed
 *           check is a hint and not a proof
 */
export function checkIdentityCard(text: string): IdentifierCheck {
  const clean = compact(text);
  if (/[^0-9]/.test(clean)) return bad('identifier/characters', clean);
  if (clean.length !== 12) return bad('identifier/length', clean);
  const check = Number(clean.slice(0, 10)) % 97 || 97;
  return Number(clean.slice(10)) === check ? good(clean) : bad('identifier/check-digit', clean);
}

/** Number of a Belgian passport: two letters and six digits; it has no check digit outside the machine-readable zone. */
export function checkPassport(text: string): IdentifierCheck {
  const clean = compact(text);
  if (clean.length !== 8) return bad('identifier/length', clean);
  return /^[A-Z]{2}\d{6}$/.test(clean) ? good(clean) : bad('identifier/characters', clean);
}
