import { bad, good, type IdentifierCheck, LONGEST_IDENTIFIER } from './check';

export type PlateKind =
  | 'car'
  | 'personalised'
  | 'international'
  | 'trailer'
  | 'motorcycle'
  | 'moped'
  | 'oldtimer'
  | 'taxi'
  | 'agricultural'
  | 'trade'
  | 'diplomatic'
  | 'official';

export type BelgianPlate = {
  /** With hyphens, as on the plate: `1-ABC-123`. */
  readonly clean: string;
  readonly kind: PlateKind;
  /** First year the form was given out. */
  readonly since: 2010 | 2008 | 1973 | 1951;
};

const KIND_BY_LETTERS: readonly (readonly [RegExp, PlateKind])[] = [
  [/^CD/, 'diplomatic'],
  [/^T/, 'taxi'],
  [/^[QU]/, 'trailer'],
  [/^[MW]/, 'motorcycle'],
  [/^S/, 'moped'],
  [/^O/, 'oldtimer'],
  [/^G/, 'agricultural'],
  [/^Z/, 'trade'],
];

/**
 * Belgian registration plates: `1-ABC-123` since November 2010 (8 for international, 9 for personalised
 * plates), `123-ABC` from 2008, `ABC-123` from 1973, `A`, `P` or `E` and digits for high office,
 * `CD` for diplomats; the first letter tells trailers (Q, U), motorcycles (M, W), mopeds (S), oldtimers
 * (O), taxis (T), farm vehicles (G) and trade plates (Z).
 *
 * @returns  null when the text has none of these forms
 * @standard ministerial decree of 23 July 2001 on the registration of vehicles, as amended
 * @limits   no check digit; a plate follows its owner, not the car; personalised plates without this
 *           form (up to eight free characters) cannot be told from other text
 */
export function readBelgianPlate(text: string): BelgianPlate | null {
  const bare = text
    .slice(0, LONGEST_IDENTIFIER)
    .toUpperCase()
    .replace(/[\s\p{P}]+/gu, '');
  const current = /^([1-9])([A-Z]{3})(\d{3})$/.exec(bare);
  if (current)
    return { clean: current.slice(1).join('-'), kind: kindOf(current[1]!, current[2]!), since: 2010 };
  const reversed = /^(\d{3})([A-Z]{3})$/.exec(bare);
  if (reversed) return { clean: reversed.slice(1).join('-'), kind: kindOf('', reversed[2]!), since: 2008 };
  const diplomatic = /^CD(\d{3,4}|[A-Z]\d{3}|[A-Z]{2}\d{3})$/.exec(bare);
  if (diplomatic && !/^[A-Z]\d{3}$/.test(diplomatic[1]!))
    return { clean: `CD-${diplomatic[1]}`, kind: 'diplomatic', since: 1951 };
  const older = /^([A-Z]{3})(\d{3})$/.exec(bare);
  if (older) return { clean: older.slice(1).join('-'), kind: kindOf('', older[1]!), since: 1973 };
  const official = /^([APE])(\d{1,3})$/.exec(bare);
  return official && { clean: `${official[1]}-${official[2]}`, kind: 'official', since: 1951 };
}

function kindOf(index: string, letters: string): PlateKind {
  if (index === '9') return 'personalised';
  if (index === '8') return 'international';
  return KIND_BY_LETTERS.find(([shape]) => shape.test(letters))?.[1] ?? 'car';
}

/** @see readBelgianPlate */
export function checkBelgianPlate(text: string): IdentifierCheck {
  const plate = readBelgianPlate(text);
  if (plate) return good(plate.clean);
  const clean = text.slice(0, LONGEST_IDENTIFIER).trim().toUpperCase();
  return bad('identifier/characters', clean);
}
