import { type FocusEvent, type MouseEvent, useId, useMemo, useRef } from 'react';
import type { Column, DataTableProps } from './column';
import { TableHead } from './TableHead';
import { Line, Spacer, Totals } from './TableRow';
import { TableTools } from './TableTools';
import classes from './table.module.css';
import { newKeyHandler } from './table-keys';
import { useColumns } from './use-columns';
import { useRows } from './use-rows';
import { type Selection, useSelection } from './use-selection';
import { useTableKeys } from './use-table-keys';
import { useTableText } from './use-table-text';
import { useVirtualRows } from './use-virtual-rows';

/**
 * A table for people who live in it: sorts, filters, chooses columns, copies, exports, selects with shift,
 * goes by keyboard (arrows, page, home, end, Enter opens, space selects, Ctrl+A, Ctrl+C); only the rows in
 * sight are in the document, so ten thousand scroll.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const view = useRows(props);
  const columns = useColumns(props.name, props.columns);
  const keys = useMemo(() => view.shown.map(props.rowKey), [view.shown, props.rowKey]);
  const selection = useSelection(keys);
  const text = useTableText(props.name, columns.shown);
  useTableKeys();
  const selected = view.shown.filter((_, at) => selection.chosen.has(keys[at]!));
  return (
    <div className={classes.whole} data-fill={props.fill || undefined}>
      {!props.bare && (
        <TableTools
          table={props}
          view={view}
          columns={columns}
          text={text}
          selected={selected}
          clear={selection.clear}
        />
      )}
      <Grid
        table={props}
        view={view}
        columns={columns.shown}
        keys={keys}
        selection={selection}
        copy={() => void text.copy(selected.length > 0 ? selected : view.shown)}
      />
    </div>
  );
}

type GridProps<Row> = {
  readonly table: DataTableProps<Row>;
  readonly view: ReturnType<typeof useRows<Row>>;
  readonly columns: readonly Column<Row>[];
  readonly keys: readonly string[];
  readonly selection: Selection;
  readonly copy: () => void;
};

function Grid<Row>(props: GridProps<Row>) {
  const { table, view, columns, keys } = props;
  const grid = useGrid(props);
  return (
    <div ref={grid.scroller} className={classes.scroll}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that the arrow keys move in; it holds the focus itself, so none is lost on scrolling
        role="grid"
        className={classes.table}
        data-lines={(table.lines ?? 1) > 1 || undefined}
        style={grid.virtual.printing ? undefined : { minWidth: leastWidth(columns) }}
        aria-label={table.label}
        aria-rowcount={(table.remote?.total ?? keys.length) + 1}
        aria-multiselectable="true"
        aria-activedescendant={grid.active}
        tabIndex={0}
        onKeyDown={grid.onKeyDown}
        onFocus={grid.onFocus}
        onClick={grid.onClick}
        onDoubleClick={(event) => grid.openAt(rowAt(event.target))}
        onMouseDown={keepTextUnselected}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.width ? { width: column.width } : undefined} />
          ))}
        </colgroup>
        <TableHead columns={columns} order={view.order} sortable={view.sortable} onOrder={view.setOrder} />
        <Body {...props} grid={grid} />
        <Totals columns={columns} rows={view.shown} />
      </table>
    </div>
  );
}

/** What moves and opens rows: keys, focus, and which rows are in the document. */
function useGrid<Row>({ table, view, keys, selection, copy }: GridProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtual = useVirtualRows(table, view.shown.length, scroller);
  const openAt = (at: number) => {
    const row = view.shown[at];
    if (row !== undefined) table.onOpen?.(row);
  };
  const goTo = (at: number, extend: boolean) => {
    const reached = selection.goTo(at, extend);
    if (reached >= 0) virtual.show(reached);
  };
  const last = keys.length - 1;
  const isActiveShown = selection.place >= 0 && virtual.items.includes(selection.place);
  return {
    scroller,
    virtual,
    openAt,
    rowId: (at: number) => `${id}-${at}`,
    active: isActiveShown ? `${id}-${selection.place}` : undefined,
    onKeyDown: newKeyHandler({ selection, goTo, openAt, copy, last, page: virtual.page }),
    onClick: (event: MouseEvent) => {
      const key = keys[rowAt(event.target)];
      if (key !== undefined) {
        selection.click(key, { shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey });
      }
    },
    onFocus: (event: FocusEvent) => {
      if (event.target === event.currentTarget && selection.place < 0) goTo(0, false);
    },
  };
}

/** The row a click fell on; -1 for none. */
const rowAt = (target: EventTarget): number =>
  Number((target as Element).closest<HTMLElement>('tr[data-at]')?.dataset.at ?? -1);

/** Shift selects rows, not the text between two clicks. */
const keepTextUnselected = (event: MouseEvent) => {
  if (event.shiftKey && rowAt(event.target) >= 0) event.preventDefault();
};

type BodyProps<Row> = GridProps<Row> & { readonly grid: ReturnType<typeof useGrid<Row>> };

function Body<Row>({ table, view, columns, keys, selection, grid }: BodyProps<Row>) {
  const { items, before, after, rowPx } = grid.virtual;
  return (
    <tbody>
      <Spacer height={before} columns={columns.length} />
      {items.map((at) => (
        <Line
          key={keys[at]}
          id={grid.rowId(at)}
          row={view.shown[at]!}
          at={at}
          columns={columns}
          active={at === selection.place}
          selected={selection.chosen.has(keys[at]!)}
          height={rowPx}
        />
      ))}
      <Spacer height={after} columns={columns.length} />
      {view.shown.length === 0 && (
        <tr>
          <td colSpan={columns.length} className={classes.nothing}>
            {table.empty}
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Below this the table scrolls sideways; its first column stays in sight. */
const leastWidth = <Row,>(columns: readonly Column<Row>[]): string =>
  `${columns.reduce((sum, column) => sum + Number.parseFloat(column.width ?? column.least ?? '12'), 0)}rem`;
