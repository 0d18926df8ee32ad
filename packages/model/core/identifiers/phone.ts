import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { bad, good, type IdentifierCheck, LONGEST_IDENTIFIER } from './check';

/**
 * Telephone number, in E.164 (`+3225550123`).
 *
 * @param country  lower-case ISO 3166-1 code the number is read in when it has no international prefix
 * @standard ITU-T E.164; number plans of libphonenumber
 * @limits   no check digit; a number without prefix and country cannot be read
 */
export function checkPhone(text: string, country = 'be'): IdentifierCheck {
  const given = text.slice(0, LONGEST_IDENTIFIER);
  const region = country.toUpperCase() as Parameters<typeof parsePhoneNumberFromString>[1];
  const phone = parsePhoneNumberFromString(given, region);
  if (!phone) return bad('identifier/characters', given.replace(/[^\d+]/g, ''));
  return phone.isValid() ? good(phone.number) : bad('identifier/length', phone.number);
}
