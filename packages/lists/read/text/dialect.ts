import { columnMeaning } from '@belfry/model/column-names';
import { rowsOfText } from './delimited';

export type TableDialect = { readonly delimiter: string; readonly quote: string };

const DELIMITERS = [',', ';', '\t', '|'];
/** Stands for no delimiter at all: it does not occur in clean text. */
export const NO_DELIMITER = '\u001f';
const SAMPLE_ROWS = 60;

/**
 * How a delimited text divides its cells: the delimiter that cuts most rows into as many cells as the first.
 *
 * @param text  the beginning of the file
 */
export function dialectOf(text: string): TableDialect {
  const told = /^\s*sep=(.)\r?\n/i.exec(text)?.[1];
  const quote = /^\s*'[^'\r\n]*'(?:[,;\t|]'[^'\r\n]*')+\r?\n/.test(text) ? "'" : '"';
  if (told) return { delimiter: told, quote };
  const scored = DELIMITERS.map((delimiter) => ({
    delimiter,
    score: scoreOf(rowsOfText(`${text}\n`, { delimiter, quote }, SAMPLE_ROWS).map((row) => row.cells)),
  }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return { delimiter: best.score > 0 ? best.delimiter : NO_DELIMITER, quote };
}

/** Rows cut like the fullest of the first few, weighed by how finely they are cut; headers that are known count much. */
function scoreOf(rows: readonly (readonly string[])[]): number {
  if (rows.length === 0) return 0;
  const widths = rows.map((cells) => cells.length);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, times] = [...counts].reduce((one, other) =>
    other[1] > one[1] || (other[1] === one[1] && other[0] > one[0]) ? other : one,
  );
  const known = rows[0]!.filter((cell) => columnMeaning(cell) !== null).length;
  // A header of several known columns is one, however ragged the rows below.
  if (width < 2) return known > 1 ? known : 0;
  // A first row of one cell above rows of several is a list of names with commas in them, not a table.
  if (rows[0]!.length === 1 && known === 1) return 0;
  return (times / rows.length) ** 2 * Math.log2(width) + known;
}
