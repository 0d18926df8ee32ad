import { useState } from 'react';
import type { Column } from './column';

/** Which columns are shown, remembered on this machine for each table. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const key = `belfry.columns.${name}`;
  const [choice, setChoice] = useState<Readonly<Record<string, boolean>>>(() => read(key));
  const isShown = (column: Column<Row>) => choice[column.id] ?? !column.hidden;
  const shown = columns.filter(isShown);
  return {
    shown: shown.length > 0 ? shown : columns.slice(0, 1),
    isShown,
    toggle(id: string, on: boolean) {
      const next = { ...choice, [id]: on };
      setChoice(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
  };
}

function read(key: string): Readonly<Record<string, boolean>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
    );
  } catch {
    return {};
  }
}
