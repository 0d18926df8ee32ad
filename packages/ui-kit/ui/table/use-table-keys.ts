import { useWords } from '../i18n';
import { type Key, useKeys } from '../keys';

/** Lists a table's keys in the overlay; the table answers them while it has the focus. */
export function useTableKeys(): void {
  const t = useWords();
  const key = (keys: readonly string[], word: string): Key => ({
    keys,
    label: t(word),
    run: () => undefined,
    listedOnly: true,
  });
  useKeys(t('keys.table'), [
    key(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'], 'keys.table.move'),
    key(['Enter'], 'keys.table.open'),
    key(['Space', 'Shift+ArrowDown', 'Ctrl+a'], 'keys.table.select'),
    key(['Ctrl+c'], 'keys.table.copy'),
  ]);
}
