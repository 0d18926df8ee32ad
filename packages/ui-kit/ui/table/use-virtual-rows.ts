import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useDensity } from '../look';
import type { DataTableProps } from './column';

const PRINTED_ROWS = 2000;

/** Which rows are in the document; all of them (up to 2,000) on paper. Asks for the next page near the end. */
export function useVirtualRows<Row>(
  table: DataTableProps<Row>,
  count: number,
  scroller: RefObject<HTMLDivElement | null>,
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
