import type { ReactNode } from 'react';
import type { Order, SortKey } from '../../core/table-order';

export type Column<Row> = {
  readonly id: string;
  /** Head, in the officer's language. */
  readonly head: string;
  /** The cell as text: for copies, exports, the filter, and to show where there is no `cell`. */
  readonly text: (row: Row) => string;
  readonly cell?: (row: Row) => ReactNode;
  /** What it sorts by; the text when left out; false for a column that does not sort. */
  readonly sort?: ((row: Row) => SortKey) | false;
  /** In `rem`, `7rem`; columns without one share what is left, but never less than `least`. */
  readonly width?: `${number}rem`;
  /** For columns without a width; `12rem` when left out. */
  readonly least?: `${number}rem`;
  readonly align?: 'start' | 'end';
  readonly mono?: boolean;
  /** Shown only when chosen. */
  readonly hidden?: boolean;
  /** In the foot, over the rows that pass the filter. */
  readonly total?: (rows: readonly Row[]) => ReactNode;
};

/** A list that the server sends page by page; it sorts and filters there. */
export type Remote = {
  /** Of all pages. */
  readonly total: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly loadMore: () => void;
  readonly order?: Order | null;
  readonly onOrder?: (order: Order | null) => void;
  /** The whole list as the server exports it. */
  readonly exportHref?: string;
};

export type DataTableProps<Row> = {
  /** Remembers the chosen columns, names the export, and prefixes its filter and order in the address. */
  readonly name: string;
  /** What it holds, for screen readers. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Enter or a double click on a row. */
  readonly onOpen?: (row: Row) => void;
  /** Acts on the selected rows. */
  readonly actions?: (selected: readonly Row[], clear: () => void) => ReactNode;
  /** Stands before the filter. */
  readonly tools?: ReactNode;
  readonly remote?: Remote;
  /** Says that nothing is there; shown in place of the rows. */
  readonly empty?: ReactNode;
  /** Takes the height it is given and scrolls inside; else it grows to 70 % of the window. */
  readonly fill?: boolean;
  /** No toolbar: short tables inside a page. */
  readonly bare?: boolean;
  /** Height of a row in lines of text; 1 when left out. */
  readonly lines?: number;
};
