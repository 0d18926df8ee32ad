/**
 * Check digit of one machine-readable-zone field.
 *
 * @param field  as printed: `A–Z`, `0–9`, filler `<`
 * @returns      0–9; null when any other character occurs
 * @standard     ICAO Doc 9303-3, check digits: weights 7-3-1, modulo 10
 * @limits       blind to swaps of characters equal modulo 10, such as 0, A, K, U
 */
export function mrzCheckDigit(field: string): number | null {
  if (!/^[A-Z0-9<]+$/.test(field)) return null;
  const weights = [7, 3, 1];
  const sum = [...field].reduce((total, char, i) => total + charValue(char) * weights[i % 3]!, 0);
  return sum % 10;
}

const charValue = (char: string) => (char === '<' ? 0 : Number.parseInt(char, 36));
