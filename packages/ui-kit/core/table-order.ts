/** Sorting and filtering of table rows, stable and total. */

export type SortKey = string | number | null;
export type Order = { readonly column: string; readonly down: boolean };

/** `-score` ⇄ `{column: 'score', down: true}`: how an order stands in the address. */
export const orderToText = (order: Order | null): string | undefined =>
  order ? `${order.down ? '-' : ''}${order.column}` : undefined;

export function orderFromText(text: string | undefined, columns: readonly string[]): Order | null {
  if (!text) return null;
  const down = text.startsWith('-');
  const column = down ? text.slice(1) : text;
  return columns.includes(column) ? { column, down } : null;
}

/** What a click on a column's head does: up, down, as it came. */
export function nextOrder(order: Order | null, column: string): Order | null {
  if (order?.column !== column) return { column, down: false };
  return order.down ? null : { column, down: true };
}

/** Rows sorted by a key; null keys last in both directions; equal keys keep their places. */
export function sortRows<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => SortKey,
  ask: { down: boolean; locale: string },
): Row[] {
  const collator = new Intl.Collator(ask.locale, { numeric: true, sensitivity: 'base' });
  const keyed = rows.map((row, place) => ({ row, place, key: keyOf(row) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null)
      return a.key === b.key ? a.place - b.place : a.key === null ? 1 : -1;
    const ordered =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : collator.compare(String(a.key), String(b.key));
    return (ask.down ? -ordered : ordered) || a.place - b.place;
  });
  return keyed.map(({ row }) => row);
}

/** Folds case and accents so that `etienne` finds `Étienne`. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** Rows in which every word of the question stands in some cell. */
export function filterRows<Row>(
  rows: readonly Row[],
  textOf: (row: Row) => string,
  question: string,
): readonly Row[] {
  const words = fold(question).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = fold(textOf(row));
    return words.every((word) => text.includes(word));
  });
}

/** All keys between two rows, both included, in the order shown: what shift selects. */
export function span(keys: readonly string[], from: string, to: string): string[] {
  const a = keys.indexOf(from);
  const b = keys.indexOf(to);
  if (b < 0) return [];
  if (a < 0) return [to];
  return keys.slice(Math.min(a, b), Math.max(a, b) + 1);
}
