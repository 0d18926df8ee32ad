import { checkIdentifier as check, countryCode, type IdentifierKind, identifierKindOf } from '@belfry/model';
import { headerKey } from '@belfry/model/column-names';
import type { ReadCell } from './cells';

type Ask = {
  readonly column: string;
  readonly target: string;
  readonly value: string;
  readonly schema: string;
};

const NATIONAL_HEADER =
  /rijksregister|registrenational|numeronational|nationaalnummer|nationalnumber|nationalregister|nationalregistration|nonational|insz|niss|inss|rrn|bisnummer|bisnumber|numerobis/;
const ENTERPRISE_HEADER =
  /kbo|bce|cbe|onderneming|dentreprise|entreprise|enterprise|unternehmensnummer|zdu|crossroads/;
const PLACE_COLUMNS = ['nationality', 'country', 'jurisdiction'];

/**
 * An identifier of a subject.
 *
 * @param cells  the row, in which a country may say whose identifier it is
 * @returns      the clean form when its rule holds or none is known; as it was given when the rule is broken, with
 *               `subject/bad-identifier`: a list may carry the same slip
 */
export function checkIdentifier(ask: Ask, cells: Readonly<Record<string, string>>): ReadCell {
  const kind = kindOf(ask, cells);
  if (!kind) return { values: [ask.value], code: null };
  const { ok, clean } = check(kind, ask.value);
  return ok ? { values: [clean], code: null } : { values: [ask.value], code: `subject/bad-${kind}` };
}

function kindOf(
  { column, target, value, schema }: Ask,
  cells: Readonly<Record<string, string>>,
): IdentifierKind | null {
  const certain = identifierKindOf(target, { schema });
  if (certain) return certain;
  const header = headerKey(column);
  const digits = value.replace(/\D/g, '');
  if (target === 'idNumber' || target === 'socialSecurityNumber') {
    if (NATIONAL_HEADER.test(header) || looksNational(value)) return 'be-national-number';
    return digits.length === 12 && isBelgian(cells) && !/\p{L}/u.test(value) ? 'be-identity-card' : null;
  }
  if (target === 'registrationNumber' || target === 'vatCode') {
    const written = /^\s*be\s?[01]/i.test(value) || /^\s*[01]\d{3}\.\d{3}\.\d{3}\s*$/.test(value);
    if (ENTERPRISE_HEADER.test(header) && !/siren|siret/.test(header)) return 'be-enterprise-number';
    return written || (isBelgian(cells) && /^[01]?\d{9}$/.test(digits)) ? 'be-enterprise-number' : null;
  }
  return null;
}

/** Eleven digits that begin with a date: whoever writes those means a national number. */
function looksNational(value: string): boolean {
  const digits = /^[\d\s.\-/]+$/.test(value) ? value.replace(/\D/g, '') : '';
  if (digits.length !== 11) return false;
  const [month, day] = [Number(digits.slice(2, 4)) % 20, Number(digits.slice(4, 6))];
  return Number(digits.slice(2, 4)) <= 52 && month <= 12 && day <= 31;
}

/** True when the row names Belgium and no other country. */
function isBelgian(cells: Readonly<Record<string, string>>): boolean {
  const named = Object.entries(cells).filter(
    ([column, cell]) =>
      cell.trim() !== '' && PLACE_COLUMNS.some((name) => headerKey(column).startsWith(name.slice(0, 7))),
  );
  return named.length > 0 && named.every(([, cell]) => countryCode(cell) === 'be');
}
