import { type PartialDate, partialDate } from '../partial-date';
import { bad, good, type IdentifierCheck, LONGEST_IDENTIFIER } from './check';
import { mrzCheckDigit } from './mrz-check-digit';
import { LAYOUTS, type Layout, type MrzFormat, type Span } from './mrz-layouts';

/** Year of two digits; parts that were `<<` or `00` are null. */
export type MrzDate = { readonly year: number; readonly month: number | null; readonly day: number | null };

export type MrzField = 'document-number' | 'birth-date' | 'expiry-date' | 'personal-number' | 'composite';

export type Mrz = {
  readonly format: MrzFormat;
  /** `P`, `ID`, `V`, `AR`…: fillers left out. */
  readonly documentCode: string;
  /** Issuing state or organisation, as printed (`BEL`, `D`, `UNO`). */
  readonly issuer: string;
  readonly documentNumber: string;
  readonly nationality: string;
  readonly birthDate: MrzDate | null;
  readonly sex: 'male' | 'female' | null;
  readonly expiryDate: MrzDate | null;
  readonly surname: string;
  readonly givenNames: string;
  /** Personal number or other optional data, fillers left out. */
  readonly optional: string;
  /** Each check digit the format has; `found` is what was printed. */
  readonly checks: readonly {
    readonly field: MrzField;
    readonly ok: boolean;
    readonly expected: number;
    readonly found: string;
  }[];
};

/**
 * Reads the machine-readable zone of an identity card (TD1), older card (TD2), passport (TD3) or visa.
 *
 * @param text  two or three lines, or all of them run together; spaces are dropped
 * @returns     null when it has none of the five forms; check digits that do not hold are reported, not refused
 * @standard    ICAO Doc 9303 parts 4 (TD3), 5 (TD1), 6 (TD2), 7 (visas)
 * @limits      names are cut off and transliterated by the issuer; years have two digits; the French
 *              card of before 2021 has a layout of its own and reads with failing checks
 */
export function readMrz(text: string): Mrz | null {
  const all = text.slice(0, LONGEST_IDENTIFIER).toUpperCase().replace(/[«‹]/g, '<').replace(/\s+/g, '');
  const layout = layoutOf(all);
  if (!layout) return null;
  const lines = Array.from({ length: layout.lines }, (_, i) =>
    all.slice(i * layout.width, (i + 1) * layout.width),
  );
  const at = ([line, start, end]: Span) => lines[line]!.slice(start, end);
  const { number, numberCheck, optional } = documentNumber(layout, at);
  const [surname = '', givenNames = ''] = at(layout.name).split('<<', 2);
  return {
    format: layout.format,
    documentCode: bare(at(layout.code)),
    issuer: bare(at(layout.issuer)),
    documentNumber: number,
    nationality: bare(at(layout.nationality)),
    birthDate: mrzDate(at(layout.birth)),
    sex: at(layout.sex) === 'M' ? 'male' : at(layout.sex) === 'F' ? 'female' : null,
    expiryDate: mrzDate(at(layout.expiry)),
    surname: words(surname),
    givenNames: words(givenNames),
    optional,
    checks: checksOf(layout, at, numberCheck),
  };
}

/** Whether the text is a machine-readable zone all of whose check digits hold. */
export function checkMrz(text: string): IdentifierCheck {
  const clean = text.slice(0, LONGEST_IDENTIFIER).toUpperCase().replace(/\s+/g, '');
  if (/[^A-Z0-9<]/.test(clean)) return bad('identifier/characters', clean);
  const mrz = readMrz(clean);
  if (!mrz) return bad('identifier/length', clean);
  return mrz.checks.every((check) => check.ok) ? good(clean) : bad('identifier/check-digit', clean);
}

/**
 * The full date of a two-digit one: the latest not after `latest` (birth: today; expiry: in twenty years).
 *
 * @returns null when the calendar has no such day
 */
export function mrzFullDate(date: MrzDate, latest: PartialDate): PartialDate | null {
  const last = Number(latest.slice(0, 4));
  const candidates = [0, 100].map((back) => last - (last % 100) - back + date.year);
  const dates = candidates.map((year) => partialDate(year, date.month ?? undefined, date.day ?? undefined));
  return dates.find((full) => full !== null && full <= latest.slice(0, full.length)) ?? null;
}

function layoutOf(all: string): Layout | null {
  if (!/^[A-Z][A-Z0-9<]+$/.test(all)) return null;
  const visa = all.startsWith('V');
  if (all.length === 90) return LAYOUTS.TD1;
  if (all.length === 88) return visa ? LAYOUTS['MRV-A'] : LAYOUTS.TD3;
  if (all.length === 72) return visa ? LAYOUTS['MRV-B'] : LAYOUTS.TD2;
  return null;
}

type NumberCheck = { readonly over: string; readonly found: string };

/**
 * A number too long for its nine places goes on in the optional field, a filler standing where the
 * check digit would: as on Belgian identity cards.
 *
 * @standard ICAO Doc 9303-5 §4.2.4 and 9303-6 §4.2.4, notes on long document numbers
 */
function documentNumber(layout: Layout, at: (span: Span) => string) {
  const [line, start, end] = layout.number;
  const [field, digit] = [at(layout.number), at([line, end, end + 1])];
  const optional = layout.optional.map(at);
  const overflow = /^([A-Z0-9]+?)([0-9])(?:<|$)/.exec(optional[0]!);
  const isLong = digit === '<' && !field.endsWith('<') && overflow !== null && start !== undefined;
  if (!isLong || (layout.format !== 'TD1' && layout.format !== 'TD2')) {
    const numberCheck: NumberCheck = { over: field, found: digit };
    return { number: bare(field), numberCheck, optional: bare(optional.join('<')) };
  }
  const number = field + overflow[1]!;
  const rest = [optional[0]!.slice(overflow[0].length), ...optional.slice(1)];
  return { number, numberCheck: { over: number, found: overflow[2]! }, optional: bare(rest.join('<')) };
}

function checksOf(layout: Layout, at: (span: Span) => string, number: NumberCheck): Mrz['checks'] {
  const after = ([line, , end]: Span): Span => [line, end, end + 1];
  const fields: (NumberCheck & { field: MrzField })[] = [
    { field: 'document-number', ...number },
    { field: 'birth-date', over: at(layout.birth), found: at(after(layout.birth)) },
    { field: 'expiry-date', over: at(layout.expiry), found: at(after(layout.expiry)) },
  ];
  if (layout.personal)
    fields.push({ field: 'personal-number', over: at(layout.personal), found: at(after(layout.personal)) });
  if (layout.composite)
    fields.push({
      field: 'composite',
      over: layout.composite.over.map(at).join(''),
      found: at(layout.composite.at),
    });
  return fields.map(({ field, over, found }) => {
    const expected = mrzCheckDigit(over) ?? -1;
    const emptyMayBeFiller = field === 'personal-number' && /^<+$/.test(over) && found === '<';
    return { field, expected, found, ok: found === String(expected) || emptyMayBeFiller };
  });
}

function mrzDate(field: string): MrzDate | null {
  const parts = /^(\d\d)(\d\d|<<)(\d\d|<<)$/.exec(field);
  if (!parts) return null;
  const part = (text: string) => (text === '<<' || text === '00' ? null : Number(text));
  const month = part(parts[2]!);
  return { year: Number(parts[1]), month, day: month === null ? null : part(parts[3]!) };
}

const bare = (field: string) => field.replace(/<+/g, ' ').trim().replace(/ +/g, ' ');
const words = (field: string) => bare(field);
