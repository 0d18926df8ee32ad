import { memo } from 'react';
import type { Column } from './column';
import classes from './table.module.css';

/** Room for rows that are out of sight. */
export const Spacer = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: room for the rows out of sight; nothing in it takes the focus
    <tr aria-hidden="true" className={classes.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  ) : null;

export type LineProps<Row> = {
  readonly id: string;
  readonly row: Row;
  readonly at: number;
  readonly columns: readonly Column<Row>[];
  readonly active: boolean;
  readonly selected: boolean;
  readonly height: number;
};

/** One row; its cells never wrap, so that all rows are equally high. The table answers its clicks. */
function PlainLine<Row>({ id, row, at, columns, active, selected, height }: LineProps<Row>) {
  return (
    <tr
      id={id}
      data-at={at}
      aria-rowindex={at + 2}
      aria-selected={selected}
      data-active={active || undefined}
      style={{ height }}
    >
      {columns.map((column) => (
        <td key={column.id} data-align={column.align} data-mono={column.mono || undefined}>
          <div className={classes.cell}>{column.cell ? column.cell(row) : column.text(row)}</div>
        </td>
      ))}
    </tr>
  );
}

/** Painted anew only when it changes: a step of the arrow keys repaints two rows, not all in sight. */
export const Line = memo(PlainLine) as typeof PlainLine;

/** The foot, over the rows shown. */
export function Totals<Row>({
  columns,
  rows,
}: {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}) {
  if (rows.length === 0 || !columns.some((column) => column.total)) return null;
  return (
    <tfoot>
      <tr>
        {columns.map((column) => (
          <td key={column.id} data-align={column.align} data-mono={column.mono || undefined}>
            <div className={classes.cell}>{column.total?.(rows)}</div>
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
