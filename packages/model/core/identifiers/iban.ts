import { countrySpecs, isValidBIC, isValidIBAN } from 'ibantools';
import { bad, compact, good, type IdentifierCheck } from './check';

/**
 * International bank account number; for Belgium also the domestic check, the last two digits being
 * the first ten of the account number mod 97 (0 as 97).
 *
 * @standard ISO 13616-1 with the SWIFT IBAN registry (through ibantools); ISO/IEC 7064 mod 97-10;
 *           Belgian bank account numbers: Febelfin, protocol on the structure of account numbers
 * @limits   every single wrong digit is caught; whether the account exists is not known
 */
export function checkIban(text: string): IdentifierCheck {
  const clean = compact(text).replace(/^IBAN/, '');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]*$/.test(clean)) return bad('identifier/characters', clean);
  const spec = countrySpecs[clean.slice(0, 2)];
  if (!spec?.chars) return bad('identifier/unknown-prefix', clean);
  if (clean.length !== spec.chars) return bad('identifier/length', clean);
  if (!isValidIBAN(clean)) return bad('identifier/check-digit', clean);
  return clean.startsWith('BE') && !belgianAccountHolds(clean.slice(4))
    ? bad('identifier/check-digit', clean)
    : good(clean);
}

const belgianAccountHolds = (account: string) =>
  (Number(account.slice(0, 10)) % 97 || 97) === Number(account.slice(10));

/**
 * Business identifier code of a bank: eight or eleven characters. It has no check digit.
 *
 * @standard ISO 9362
 */
export function checkBic(text: string): IdentifierCheck {
  const clean = compact(text);
  if (clean.length !== 8 && clean.length !== 11) return bad('identifier/length', clean);
  return isValidBIC(clean) ? good(clean) : bad('identifier/characters', clean);
}
