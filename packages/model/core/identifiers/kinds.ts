/**
 * One door to all identifiers with a rule: what kind a property holds, and whether a value keeps the rule.
 */
import { checkIdentityCard, checkPassport } from './be-documents';
import { checkEnterpriseNumber } from './be-enterprise-number';
import { checkNationalNumber } from './be-national-number';
import { checkBelgianPlate } from './be-plate';
import type { IdentifierCheck } from './check';
import { checkContainer } from './container';
import { checkBic, checkIban } from './iban';
import { checkImo, checkImoCompany } from './imo';
import { checkLei } from './lei';
import { checkMmsi } from './mmsi';
import { checkMrz } from './mrz';
import { checkPhone } from './phone';
import { checkVin } from './vin';

const CHECKS = {
  'be-national-number': checkNationalNumber,
  'be-enterprise-number': checkEnterpriseNumber,
  'be-identity-card': checkIdentityCard,
  'be-passport': checkPassport,
  'be-plate': checkBelgianPlate,
  iban: checkIban,
  bic: checkBic,
  lei: checkLei,
  imo: checkImo,
  'imo-company': checkImoCompany,
  mmsi: checkMmsi,
  vin: checkVin,
  container: checkContainer,
  mrz: checkMrz,
  phone: (text: string) => checkPhone(text),
} as const satisfies Record<string, (text: string) => IdentifierCheck>;

export type IdentifierKind = keyof typeof CHECKS;
export const IDENTIFIER_KINDS = Object.keys(CHECKS) as readonly IdentifierKind[];

/** Kinds whose check digits make a chance agreement unlikely: a text that passes is most likely one of them. */
const TELLING: readonly IdentifierKind[] = [
  'mrz',
  'iban',
  'lei',
  'container',
  'vin',
  'be-national-number',
  'be-enterprise-number',
];

/** Cleans a value and tests it against the rule of its kind. */
export const checkIdentifier = (kind: IdentifierKind, text: string): IdentifierCheck => CHECKS[kind](text);

/** What is known besides the property's name: country codes in lower case. */
export type IdentifierHints = { readonly schema?: string; readonly country?: string };

/**
 * The kind of identifier a FollowTheMoney property holds; null when the property alone does not tell,
 * as a national number is a Belgian one only for a Belgian.
 */
export function identifierKindOf(prop: string, hints: IdentifierHints = {}): IdentifierKind | null {
  const belgian = hints.country === 'be';
  switch (prop) {
    case 'imoNumber':
      return !hints.schema || hints.schema === 'Vessel' ? 'imo' : 'imo-company';
    case 'mmsi':
      return 'mmsi';
    case 'leiCode':
      return 'lei';
    case 'iban':
      return 'iban';
    case 'bic':
    case 'swiftBic':
      return 'bic';
    case 'phone':
      return 'phone';
    case 'vatCode':
    case 'taxNumber':
    case 'registrationNumber':
      if (!belgian) return null;
      if (hints.schema === 'Vehicle') return 'be-plate';
      return hints.schema === 'Person' || hints.schema === 'Vessel' || hints.schema === 'Airplane'
        ? null
        : 'be-enterprise-number';
    case 'idNumber':
    case 'socialSecurityNumber':
      return belgian && (!hints.schema || hints.schema === 'Person') ? 'be-national-number' : null;
    case 'passportNumber':
      return belgian ? 'be-passport' : null;
    default:
      return null;
  }
}

/** The kinds a text without any context is most likely to be; empty when no check digit speaks for one. */
export const recogniseIdentifier = (text: string): IdentifierKind[] =>
  TELLING.filter((kind) => CHECKS[kind](text).ok && !isFreeForm(kind, text));

/** Outside North America a VIN has no check digit, and any seventeen characters would do. */
const isFreeForm = (kind: IdentifierKind, text: string) => kind === 'vin' && !/^\s*[1-5]/.test(text);
