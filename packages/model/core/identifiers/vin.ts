import { bad, compact, good, type IdentifierCheck } from './check';

const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const LETTER_VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  [...'ABCDEFGH']
    .map((letter, i) => [letter, i + 1] as [string, number])
    .concat(
      [...'JKLMN'].map((letter, i) => [letter, i + 1]),
      [
        ['P', 7],
        ['R', 9],
      ],
      [...'STUVWXYZ'].map((letter, i) => [letter, i + 2]),
    ),
);

/**
 * Vehicle identification number: seventeen characters without I, O and Q. Makers in North America
 * (first character 1 to 5) must put a check character in the ninth place, which is tested for them only.
 *
 * @standard ISO 3779; 49 CFR 565.15 for the check character
 * @limits   elsewhere any seventeen characters pass; vehicles before 1981 have shorter numbers
 */
export function checkVin(text: string): IdentifierCheck {
  const clean = compact(text);
  if (clean.length !== 17) return bad('identifier/length', clean);
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(clean)) return bad('identifier/characters', clean);
  const northAmerican = /^[1-5]/.test(clean);
  return !northAmerican || vinCheckCharacter(clean) === clean[8]
    ? good(clean)
    : bad('identifier/check-digit', clean);
}

/** The character that belongs in the ninth place; null when the text is not a vehicle identification number. */
export function vinCheckCharacter(vin: string): string | null {
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(vin)) return null;
  const charValue = (char: string) => LETTER_VALUES[char] ?? Number(char);
  const remainder = [...vin].reduce((sum, char, i) => sum + charValue(char) * WEIGHTS[i]!, 0) % 11;
  return remainder === 10 ? 'X' : String(remainder);
}
