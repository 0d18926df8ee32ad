import { bad, compact, good, type IdentifierCheck } from './check';

/**
 * Freight container code: three letters of the owner, U, J or Z, six digits, one check digit.
 *
 * @standard ISO 6346: letters from A = 10 leaving out multiples of 11, weights 2^i, modulo 11, 10 as 0
 * @limits   as 10 and 0 share a check digit, a mistake that turns the one into the other passes
 */
export function checkContainer(text: string): IdentifierCheck {
  const clean = compact(text);
  if (clean.length !== 11) return bad('identifier/length', clean);
  if (!/^[A-Z]{4}\d{7}$/.test(clean)) return bad('identifier/characters', clean);
  if (!/^...[UJZ]/.test(clean)) return bad('identifier/unknown-prefix', clean);
  return (containerRemainder(clean) ?? 0) % 10 === Number(clean[10])
    ? good(clean)
    : bad('identifier/check-digit', clean);
}

/** Remainder of the first ten characters, 0–10; null when they are not four letters and six digits. */
export function containerRemainder(code: string): number | null {
  if (!/^[A-Z]{4}\d{6}/.test(code)) return null;
  const sum = [...code.slice(0, 10)].reduce((total, char, i) => total + letterValue(char) * 2 ** i, 0);
  return sum % 11;
}

/** A is 10, and 11, 22 and 33 are left out. */
function letterValue(char: string): number {
  if (/\d/.test(char)) return Number(char);
  const n = char.charCodeAt(0) - 65 + 10;
  return n + Math.floor((n - 1) / 10);
}
