import { nextOrder, type Order } from '../../core/table-order';
import type { Column } from './column';
import classes from './table.module.css';

export type TableHeadProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly order: Order | null;
  readonly sortable: (column: Column<Row>) => boolean;
  readonly onOrder: (order: Order | null) => void;
};

export function TableHead<Row>({ columns, order, sortable, onOrder }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => (
          <th key={column.id} scope="col" data-align={column.align} aria-sort={sortOf(order, column.id)}>
            {sortable(column) ? (
              <button
                type="button"
                className={classes.sort}
                onClick={() => onOrder(nextOrder(order, column.id))}
              >
                <span>{column.head}</span>
                <span className={classes.arrow} aria-hidden="true">
                  {order?.column === column.id ? (order.down ? '↓' : '↑') : ''}
                </span>
              </button>
            ) : (
              column.head
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const sortOf = (order: Order | null, id: string) =>
  order?.column === id ? (order.down ? 'descending' : 'ascending') : undefined;
