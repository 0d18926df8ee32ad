import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useDensity } from '../look';
import type { Column, DataTableProps } from './column';
import { TableHead } from './TableHead';
import { TableTools } from './TableTools';
import classes from './table.module.css';
import { useColumns } from './use-columns';
import { useRows } from './use-rows';
import { type Selection, useSelection } from './use-selection';
import { useTableKeys } from './use-table-keys';
import { useTableText } from './use-table-text';

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

function Grid<Row>({ table, view, columns, keys, selection, copy }: GridProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtual = useVirtualRows(table, view.shown.length, scroller);
  const { items, before, after } = virtual;
  const openAt = (at: number) => {
    const row = view.shown[at];
    if (row !== undefined) table.onOpen?.(row);
  };
  const goTo = (at: number, extend: boolean) => {
    const reached = selection.goTo(at, extend);
    if (reached >= 0) virtual.show(reached);
  };
  const onKeyDown = newKeyHandler({
    selection,
    goTo,
    openAt,
    copy,
    last: keys.length - 1,
    page: virtual.page,
  });
  const active =
    selection.place >= 0 && items.includes(selection.place) ? `${id}-${selection.place}` : undefined;
  return (
    <div ref={scroller} className={classes.scroll}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that the arrow keys move in; it holds the focus itself, so none is lost on scrolling
        role="grid"
        className={classes.table}
        style={virtual.printing ? undefined : { minWidth: leastWidth(columns) }}
        aria-label={table.label}
        aria-rowcount={(table.remote?.total ?? keys.length) + 1}
        aria-multiselectable="true"
        aria-activedescendant={active}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target === event.currentTarget && selection.place < 0 && goTo(0, false)}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.width ? { width: column.width } : undefined} />
          ))}
        </colgroup>
        <TableHead columns={columns} order={view.order} sortable={view.sortable} onOrder={view.setOrder} />
        <tbody>
          <Spacer height={before} columns={columns.length} />
          {items.map((at) => (
            <Line
              key={keys[at]}
              id={`${id}-${at}`}
              row={view.shown[at]!}
              at={at}
              columns={columns}
              active={at === selection.place}
              selected={selection.chosen.has(keys[at]!)}
              height={virtual.rowPx}
              onClick={(event) =>
                selection.click(keys[at]!, { shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey })
              }
              onOpen={() => openAt(at)}
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
        <Totals columns={columns} rows={view.shown} />
      </table>
    </div>
  );
}

/** Below this the table scrolls sideways; its first column stays in sight. */
const leastWidth = <Row,>(columns: readonly Column<Row>[]): string =>
  `${columns.reduce((sum, column) => sum + Number.parseFloat(column.width ?? column.least ?? '12'), 0)}rem`;

const Spacer = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: room for the rows out of sight; nothing in it takes the focus
    <tr aria-hidden="true" className={classes.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  ) : null;

type LineProps<Row> = {
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

function Line<Row>({ id, row, at, columns, active, selected, height, onClick, onOpen }: LineProps<Row>) {
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

function Totals<Row>({
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

const PRINTED_ROWS = 2000;

/** Which rows are in the document; all of them (up to 2,000) on paper. Asks for the next page near the end. */
function useVirtualRows<Row>(
  table: DataTableProps<Row>,
  count: number,
  scroller: React.RefObject<HTMLDivElement | null>,
) {
  const density = useDensity();
  const rowPx = ((density === 'roomy' ? 36 : 30) + ((table.lines ?? 1) - 1) * 18) * rootScale();
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 10,
    scrollPaddingStart: rowPx,
    scrollPaddingEnd: rowPx,
  });
  const printing = usePrinting();
  const seen = virtualizer.getVirtualItems();
  const lastSeen = seen.at(-1)?.index ?? -1;
  const { remote } = table;
  const near = remote?.hasMore && !remote.loading && lastSeen >= count - 20;
  useEffect(() => {
    if (near) remote?.loadMore();
  }, [near, remote]);
  const items = printing
    ? Array.from({ length: Math.min(count, PRINTED_ROWS) }, (_, at) => at)
    : seen.map((item) => item.index);
  return {
    printing,
    rowPx,
    items,
    before: printing ? 0 : (seen[0]?.start ?? 0),
    after: printing ? 0 : Math.max(0, virtualizer.getTotalSize() - (seen.at(-1)?.end ?? 0)),
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2),
    show: (at: number) => virtualizer.scrollToIndex(at, { align: 'auto' }),
  };
}

const rootScale = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

type KeyDeps = {
  readonly selection: Selection;
  readonly goTo: (at: number, extend: boolean) => void;
  readonly openAt: (at: number) => void;
  readonly copy: () => void;
  readonly last: number;
  readonly page: number;
};

function newKeyHandler({ selection, goTo, openAt, copy, last, page }: KeyDeps) {
  const { place } = selection;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + page,
    PageUp: place - page,
    Home: 0,
    End: last,
  };
  return (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const to = moves[event.key];
    if (to !== undefined && !ctrl) goTo(to, event.shiftKey);
    else if (event.key === 'Enter' && !ctrl) openAt(place);
    else if (event.key === ' ') selection.toggleAt(place);
    else if (ctrl && event.key === 'a') selection.chooseAll();
    else if (ctrl && event.key === 'c' && !window.getSelection()?.toString()) copy();
    else if (event.key === 'Escape' && selection.chosen.size > 0) selection.clear();
    else return;
    event.preventDefault();
  };
}
