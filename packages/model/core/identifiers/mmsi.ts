import { bad, compact, good, type IdentifierCheck } from './check';

export type MmsiStation =
  | 'ship'
  | 'group'
  | 'coast'
  | 'handheld'
  | 'search-and-rescue-aircraft'
  | 'aid-to-navigation'
  | 'auxiliary-craft'
  | 'distress';

const SHAPES: readonly (readonly [RegExp, MmsiStation])[] = [
  [/^([2-7]\d\d)\d{6}$/, 'ship'],
  [/^00([2-7]\d\d)\d{4}$/, 'coast'],
  [/^0([2-7]\d\d)\d{5}$/, 'group'],
  [/^8([2-7]\d\d)\d{5}$/, 'handheld'],
  [/^111([2-7]\d\d)\d{3}$/, 'search-and-rescue-aircraft'],
  [/^99([2-7]\d\d)\d{4}$/, 'aid-to-navigation'],
  [/^98([2-7]\d\d)\d{4}$/, 'auxiliary-craft'],
  [/^97[024]()\d{6}$/, 'distress'],
];

/**
 * What a maritime mobile service identity stands for, and its maritime identification digits (205 is
 * Belgium); null when it is none.
 *
 * @standard ITU-R M.585-9
 * @limits   no check digit: only the shape and the range 201–775 of the identification digits are tested
 */
export function readMmsi(text: string): { clean: string; station: MmsiStation; mid: string | null } | null {
  const clean = compact(text).replace(/^MMSI/, '');
  for (const [shape, station] of SHAPES) {
    const mid = shape.exec(clean)?.[1];
    if (mid === '') return { clean, station, mid: null };
    if (mid && Number(mid) >= 201 && Number(mid) <= 775) return { clean, station, mid };
  }
  return null;
}

/** @see readMmsi */
export function checkMmsi(text: string): IdentifierCheck {
  const clean = compact(text).replace(/^MMSI/, '');
  if (/[^0-9]/.test(clean)) return bad('identifier/characters', clean);
  if (clean.length !== 9) return bad('identifier/length', clean);
  return readMmsi(clean) ? good(clean) : bad('identifier/unknown-prefix', clean);
}
