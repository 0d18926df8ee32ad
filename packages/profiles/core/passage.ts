import { folded } from './search-text';

export type Passage = {
  /** The words found stand between ⟦ and ⟧; … where text was left out. */
  readonly text: string;
  /** How many different words of the query stand in it. */
  readonly words: number;
};

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const BEFORE = 60;
const MOST_CHARS = 240;

/**
 * The stretch of a text around the first word of the query, words compared without case and diacritics.
 *
 * @returns null when no word of the query stands in the text
 * @limits  240 characters
 */
export function passageOf(value: string, query: string): Passage | null {
  const wanted = new Set(folded(query).match(WORD) ?? []);
  const plain = value.replace(/[⟦⟧]/g, ' ').replace(/\s+/g, ' ');
  const found = [...plain.matchAll(WORD)].filter(([word]) => wanted.has(folded(word)));
  if (found.length === 0) return null;
  const words = new Set(found.map(([word]) => folded(word))).size;
  const from = startOf(plain, found[0]!.index);
  const to = endOf(plain, from);
  let text = from > 0 ? '…' : '';
  let at = from;
  for (const { 0: word, index } of found) {
    if (index < at || index + word.length > to) continue;
    text += `${plain.slice(at, index)}⟦${word}⟧`;
    at = index + word.length;
  }
  return { text: `${text}${plain.slice(at, to)}${to < plain.length ? '…' : ''}`, words };
}

function startOf(text: string, first: number): number {
  if (first <= BEFORE) return 0;
  const space = text.indexOf(' ', first - BEFORE);
  return space === -1 || space >= first ? first : space + 1;
}

function endOf(text: string, from: number): number {
  if (text.length - from <= MOST_CHARS) return text.length;
  const space = text.lastIndexOf(' ', from + MOST_CHARS);
  return space > from ? space : from + MOST_CHARS;
}
