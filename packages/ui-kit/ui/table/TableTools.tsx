import { Checkbox, TextInput } from '@mantine/core';
import { IconColumns3, IconCopy, IconDownload } from '@tabler/icons-react';
import { Drop } from '../Drop';
import { useWords } from '../i18n';
import { useFormat } from '../use-format';
import type { Column, DataTableProps } from './column';
import classes from './table.module.css';
import type { useColumns } from './use-columns';
import type { useRows } from './use-rows';
import type { useTableText } from './use-table-text';

export type TableToolsProps<Row> = {
  readonly table: DataTableProps<Row>;
  readonly view: ReturnType<typeof useRows<Row>>;
  readonly columns: ReturnType<typeof useColumns<Row>>;
  readonly text: ReturnType<typeof useTableText<Row>>;
  readonly selected: readonly Row[];
  readonly clear: () => void;
};

/** Over the table: filter, counts, what can be done with the selection, columns, copy, export. */
export function TableTools<Row>({ table, view, columns, text, selected, clear }: TableToolsProps<Row>) {
  const t = useWords();
  const rows = selected.length > 0 ? selected : view.shown;
  return (
    <div className={classes.tools} data-no-print>
      {table.tools}
      {!table.remote && (
        <TextInput
          className={classes.filter}
          aria-label={t('table.filter')}
          placeholder={t('table.filter')}
          value={view.question}
          onChange={(event) => view.setQuestion(event.currentTarget.value)}
        />
      )}
      <Counts table={table} shown={view.shown.length} selected={selected.length} />
      {selected.length > 0 && table.actions?.(selected, clear)}
      <span className={classes.said}>{text.said}</span>
      <span className={classes.spring} />
      <Drop
        className={classes.tool}
        button={
          <>
            <IconColumns3 size={15} aria-hidden="true" /> {t('table.columns')}
          </>
        }
      >
        <ColumnChoice all={table.columns} columns={columns} />
      </Drop>
      <button
        type="button"
        className={classes.tool}
        title={t('table.copy-long')}
        onClick={() => void text.copy(rows)}
      >
        <IconCopy size={15} aria-hidden="true" /> {t('table.copy')}
      </button>
      {table.remote?.exportHref ? (
        <a className={classes.tool} href={table.remote.exportHref} download title={t('table.export-long')}>
          <IconDownload size={15} aria-hidden="true" /> {t('table.export')}
        </a>
      ) : (
        <button
          type="button"
          className={classes.tool}
          title={t('table.export-long')}
          onClick={() => text.export(rows)}
        >
          <IconDownload size={15} aria-hidden="true" /> {t('table.export')}
        </button>
      )}
    </div>
  );
}

function Counts<Row>({
  table,
  shown,
  selected,
}: {
  table: DataTableProps<Row>;
  shown: number;
  selected: number;
}) {
  const t = useWords();
  const { number } = useFormat();
  const total = table.remote?.total ?? table.rows.length;
  const count =
    table.remote || shown === total
      ? number(total)
      : t('table.of', { shown: number(shown), total: number(total) });
  return (
    <span className={classes.counts}>
      {count}
      {selected > 0 && ` · ${t('table.selected', { count: selected, n: number(selected) })}`}
    </span>
  );
}

function ColumnChoice<Row>({
  all,
  columns,
}: {
  all: readonly Column<Row>[];
  columns: ReturnType<typeof useColumns<Row>>;
}) {
  return (
    <div className={classes.choice}>
      {all.map((column) => (
        <Checkbox
          key={column.id}
          label={column.head}
          checked={columns.isShown(column)}
          onChange={(event) => columns.toggle(column.id, event.currentTarget.checked)}
        />
      ))}
    </div>
  );
}
