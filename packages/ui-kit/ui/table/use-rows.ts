import { useMemo } from 'react';
import { filterRows, type Order, orderFromText, orderToText, sortRows } from '../../core/table-order';
import { useFilters } from '../address';
import { useFormat } from '../use-format';
import type { Column, DataTableProps } from './column';

/** Rows as shown: filtered and sorted as the address says. */
export function useRows<Row>({ name, rows, columns, remote }: DataTableProps<Row>) {
  const filters = useFilters();
  const { locale } = useFormat();
  const question = remote ? '' : filters.one(`${name}.q`);
  const orderText = filters.one(`${name}.sort`);
  const own = useMemo(
    () =>
      orderFromText(
        orderText,
        columns.map((c) => c.id),
      ),
    [orderText, columns],
  );
  const order = remote ? (remote.order ?? null) : own;
  const shown = useMemo(() => {
    const textOf = (row: Row) => columns.map((column) => column.text(row)).join(' ');
    const passed = filterRows(rows, textOf, question);
    const column = !remote && columns.find((each) => each.id === order?.column);
    return column && order ? sortRows(passed, sortKey(column), { down: order.down, locale }) : passed;
  }, [rows, columns, question, order, remote, locale]);
  return {
    shown,
    question,
    order,
    setQuestion: (text: string) => filters.set({ [`${name}.q`]: text }),
    setOrder: (next: Order | null) =>
      remote ? remote.onOrder?.(next) : filters.set({ [`${name}.sort`]: orderToText(next) }),
    sortable: (column: Column<Row>) =>
      column.sort !== false && (!remote || (!!remote.onOrder && !!column.sort)),
  };
}

const sortKey = <Row>(column: Column<Row>) =>
  typeof column.sort === 'function' ? column.sort : (row: Row) => column.text(row) || null;
