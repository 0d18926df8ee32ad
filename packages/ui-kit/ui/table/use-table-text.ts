import { useState } from 'react';
import { toClipboard, toCsv } from '../../core/table-text';
import { useWords } from '../i18n';
import { useSay } from '../live';
import { save } from '../save';
import { useFormat } from '../use-format';
import type { Column } from './column';

/** Copies rows as text or saves them as CSV, and says how many. */
export function useTableText<Row>(name: string, columns: readonly Column<Row>[]) {
  const t = useWords();
  const format = useFormat();
  const sayLive = useSay();
  const [said, setSaid] = useState('');
  const say = (text: string) => {
    setSaid(text);
    sayLive(text);
    setTimeout(() => setSaid(''), 4000);
  };
  const lines = (rows: readonly Row[]) => [
    columns.map((c) => c.head),
    ...rows.map((row) => columns.map((c) => c.text(row))),
  ];
  return {
    said,
    async copy(rows: readonly Row[]) {
      try {
        await navigator.clipboard.writeText(toClipboard(lines(rows)));
        say(t('table.copied', { count: rows.length, n: format.number(rows.length) }));
      } catch {
        say(t('table.copy-refused'));
      }
    },
    export(rows: readonly Row[]) {
      save(`${name}.csv`, toCsv(lines(rows)), 'text/csv;charset=utf-8');
      say(t('table.exported', { count: rows.length, n: format.number(rows.length) }));
    },
  };
}
