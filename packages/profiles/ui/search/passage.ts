/** One stretch of a found passage; `found` ones are the words searched for. */
export type Stretch = { readonly text: string; readonly found: boolean };

/**
 * A passage as the server marks it, cut into stretches for text nodes.
 *
 * @param passage  found words stand between ⟦ and ⟧
 * @limits         a mark without its partner is left out and marks nothing
 */
export function stretches(passage: string): Stretch[] {
  return passage
    .split(/(⟦[^⟦⟧]*⟧)/u)
    .map((piece) => ({
      text: piece.replace(/[⟦⟧]/gu, ''),
      found: piece.startsWith('⟦') && piece.endsWith('⟧'),
    }))
    .filter(({ text }) => text !== '');
}
