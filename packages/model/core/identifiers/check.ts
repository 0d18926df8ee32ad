/** What is wrong with an identifier; texts under `problem.<code>` in the catalogues of who shows them. */
export type IdentifierProblem =
  | 'identifier/length'
  | 'identifier/characters'
  | 'identifier/check-digit'
  | 'identifier/date'
  | 'identifier/unknown-prefix';

/**
 * The outcome for one identifier. `clean` is the form to store and compare, and is given whatever the
 * outcome; a valid check digit proves that nothing was mistyped, not that the number was ever issued.
 */
export type IdentifierCheck = {
  readonly ok: boolean;
  readonly clean: string;
  readonly problem?: IdentifierProblem;
};

/** Longest text looked at, in UTF-16 units; the longest identifier here is a machine-readable zone of 90. */
export const LONGEST_IDENTIFIER = 200;

export const good = (clean: string): IdentifierCheck => ({ ok: true, clean });
export const bad = (problem: IdentifierProblem, clean: string): IdentifierCheck => ({
  ok: false,
  clean,
  problem,
});

/** Capitals and digits only: what is left when separators of any kind are taken out. */
export const compact = (text: string): string =>
  text
    .slice(0, LONGEST_IDENTIFIER)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');

/**
 * Remainder modulo 97 of a number of any length, letters counted as A = 10 … Z = 35.
 *
 * @standard ISO/IEC 7064, mod 97-10
 */
export function remainder97(text: string): number {
  let remainder = 0;
  for (const char of text) {
    const value = Number.parseInt(char, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
