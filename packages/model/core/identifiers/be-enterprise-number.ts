import { bad, compact, good, type IdentifierCheck } from './check';

/**
 * Belgian enterprise number (KBO/BCE), also as VAT number with `BE` before it: ten digits, the first 0
 * or 1, the last two 97 − (first eight mod 97). Nine digits are the form before 2005 and get a 0.
 * Establishment units (first digit 2 to 8) follow the same rule and are taken too.
 *
 * @standard royal decree of 24 June 2003 on the enterprise number; VAT code art. 50
 * @limits   catches every single wrong digit; says nothing of whether the enterprise exists or is VAT-liable
 */
export function checkEnterpriseNumber(text: string): IdentifierCheck {
  const bare = compact(text)
    .replace(/^(?:BE|BTW|TVA|MWST|VAT)+/, '')
    .replace(/^(?:BE)/, '');
  const clean = /^\d{9}$/.test(bare) ? `0${bare}` : bare;
  if (/[^0-9]/.test(clean)) return bad('identifier/characters', clean);
  if (clean.length !== 10) return bad('identifier/length', clean);
  if (clean.startsWith('9')) return bad('identifier/unknown-prefix', clean);
  const check = 97 - (Number(clean.slice(0, 8)) % 97);
  return Number(clean.slice(8)) === check ? good(clean) : bad('identifier/check-digit', clean);
}
