import type { MouseEvent } from 'react';
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
  readonly onClick: (event: MouseEvent) => void;
  readonly onOpen: () => void;
};

/** One row; its cells never wrap, so that all rows are equally high. */
export function Line<Row>({
  id,
  row,
  at,
  columns,
  active,
  selected,
  height,
  onClick,
  onOpen,
}: LineProps<Row>) {
  return (
    <tr
      id={id}
      aria-rowindex={at + 2}
      aria-selected={selected}
      data-active={active || undefined}
      style={{ height }}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={onClick}
      onDoubleClick={onOpen}
    >
      {columns.map((column) => (
        <td key={column.id} data-align={column.align} data-mono={column.mono || undefined}>
          <div className={classes.cell}>{column.cell ? column.cell(row) : column.text(row)}</div>
        </td>
      ))}
    </tr>
  );
}

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
