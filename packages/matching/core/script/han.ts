/**
 * Readings of Han characters: Mandarin, Cantonese, Sino-Korean, Japanese.
 *
 * @source Unicode Unihan 15 through data/han.tsv
 * @limits one reading a character for Chinese and Korean; names whose reading differs are in readings.yml
 */
import { HAN, HANGUL, JYUTPING, KUN, ON, PINYIN, SIMPLIFIED } from './han.gen';

type Rows = { readonly at: ReadonlyMap<string, number>; readonly columns: Record<Column, readonly string[]> };
type Column = 'pinyin' | 'jyutping' | 'hangul' | 'on' | 'kun' | 'simplified';

let rows: Rows | null = null;

// Split on first use: a program that never meets Han should not pay for 21,000 rows.
function table(): Rows {
  rows ??= {
    at: new Map([...HAN].map((char, at) => [char, at])),
    columns: {
      pinyin: PINYIN.split('|'),
      jyutping: JYUTPING.split('|'),
      hangul: HANGUL.split('|'),
      on: ON.split('|'),
      kun: KUN.split('|'),
      simplified: SIMPLIFIED.split('|'),
    },
  };
  return rows;
}

/** One column of one character; the empty string when Unihan has nothing. */
export function hanColumn(char: string, column: Column): string {
  const { at, columns } = table();
  const row = at.get(char);
  return row === undefined ? '' : columns[column][row]!;
}

/** Traditional and simplified written alike. */
export const simplified = (word: string): string =>
  [...word].map((char) => hanColumn(char, 'simplified') || char).join('');
