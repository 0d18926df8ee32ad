import { cleanText } from '@belfry/model';
import { columnMeaning } from '@belfry/model/column-names';

export type Header = {
  /** Unique names of the columns, in their order. */
  readonly columns: readonly string[];
  /** Number of the row the header stands in, from 0; null when the table has none. */
  readonly at: number | null;
};

const LONGEST_HEADER = 200;
const HEADER_WITHIN = 10;

/**
 * Finds the header of a table in its first rows: the row with the `named` headers, else the one that looks like it. Empty headers are named by their place (`column 3`),
 * repeated ones numbered (`name (2)`); a table without a header has all its columns named by place.
 */
export function headerOf(rows: readonly (readonly string[])[], named: readonly string[] = []): Header {
  const at = rowWith(named, rows) ?? headerRow(rows);
  const width = Math.max(0, ...rows.slice(at ?? 0, (at ?? 0) + 1).map((cells) => cells.length));
  if (at === null) return { columns: uniqueNames(Array.from({ length: width }, () => '')), at };
  return { columns: uniqueNames(rows[at]!), at };
}

/** The first row that holds all these headers, in whatever case; null when none are asked for. */
function rowWith(named: readonly string[], rows: readonly (readonly string[])[]): number | null {
  if (named.length === 0) return null;
  const wanted = named.map((name) => name.trim().toLowerCase());
  const at = rows.findIndex((cells) => {
    const held = new Set(cells.map((cell) => cell.trim().toLowerCase()));
    return wanted.every((name) => held.has(name));
  });
  return at < 0 ? null : at;
}

function headerRow(rows: readonly (readonly string[])[]): number | null {
  const widest = Math.max(0, ...rows.map((cells) => filled(cells)));
  const needed = widest > 2 ? 2 : 1;
  const known = rows
    .slice(0, HEADER_WITHIN)
    .findIndex(
      (cells) =>
        cells.filter((cell) => columnMeaning(cell) !== null).length >= needed && filled(cells) * 2 >= widest,
    );
  if (known >= 0) return known;
  return looksLikeHeader(rows) ? 0 : null;
}

const HEADER_WORD =
  /(?<!\p{L})(?:names?|nom|naam|code|date|datum|id|no|nr|number|numero|nummer|type|country|pays|land|city|ville|stad|addresse?|adres|status|title|titre|langu(?:age|e)|taal|sprache)(?!\p{L})/iu;
const isNumeric = (cell: string) =>
  (cell.match(/\d/g)?.length ?? 0) * 2 >= cell.trim().length && /\d/.test(cell);

/** Headers nobody knows: distinct words above numbers, or words such as code, date and type above others. */
function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const first = rows[0] ?? [];
  const words = (cells: readonly string[]) => cells.filter((cell) => HEADER_WORD.test(cell)).length;
  const distinct =
    new Set(first).size === first.length && first.every((cell) => /\p{L}/u.test(cell) && !isNumeric(cell));
  if (first.length < 2 || !distinct || rows.length < 2) return false;
  const below = rows.slice(1);
  if (words(first) >= 2 && words(first) >= 2 * Math.max(...below.map(words))) return true;
  return first.some((_, i) => {
    const column = below.map((cells) => cells[i] ?? '').filter((cell) => cell.trim() !== '');
    return column.length > 0 && column.filter(isNumeric).length * 3 >= column.length * 2;
  });
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;

function uniqueNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, i) => {
    const name = cleanText(cell, LONGEST_HEADER).text || `column ${i + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}
