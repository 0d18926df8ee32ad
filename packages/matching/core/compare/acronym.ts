/** IRGC for Islamic Revolutionary Guard Corps. */
import type { Part } from '../names/part';

/** One word spells the first letters of the other side’s words: at least three of them. */
export function isAcronym(a: readonly Part[], b: readonly Part[]): boolean {
  if (a.length !== 1 && b.length !== 1) return false;
  const [short, long] = a.length === 1 ? [a[0]!, b] : [b[0]!, a];
  const letters = short.token.text;
  if (letters.length < 3 || letters.length > 8 || long.length < 3) return false;
  const initials = (parts: readonly Part[]) => parts.map((part) => part.token.text[0] ?? '').join('');
  return initials(long) === letters || initials(long.filter((part) => part.role !== 'filler')) === letters;
}
