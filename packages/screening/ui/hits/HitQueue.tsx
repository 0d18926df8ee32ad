import { JudgementMark, useFormat, useWords, visible } from '@belfry/ui-kit';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type RefObject, useEffect, useRef } from 'react';
import type { HitSummary, Judgement } from '../../core/api';
import { type Desk, judgementOf } from './desk';
import classes from './hits.module.css';

export type HitQueueProps = {
  readonly hits: readonly HitSummary[];
  /** Of all pages; rows not yet fetched are kept free. */
  readonly total: number;
  readonly desk: Desk;
  /** The figure that the rows are ordered by stands in them. */
  readonly figure: 'score' | 'sureness';
  readonly onSelect: (id: string) => void;
  /** The last rows that are shown are not here yet. */
  readonly onMissing: () => void;
};

const QUEUE_ID = 'hit-queue';

/** Gives the keyboard back to the queue when what had the focus is gone. */
export const focusQueue = (): void => document.getElementById(QUEUE_ID)?.focus({ preventScroll: true });

/** The queue: ten thousand rows, of which only those in sight exist. A decided hit keeps its place. */
export function HitQueue({ hits, total, desk, figure, onSelect, onMissing }: HitQueueProps) {
  const t = useWords();
  const scroll = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight(scroll);
  const rows = useVirtualizer({
    count: Math.max(total, hits.length),
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const missing = lastShown >= hits.length && hits.length < total;
  useEffect(() => {
    if (missing) onMissing();
  }, [missing, onMissing]);
  useFollow(
    rows,
    hits.findIndex((hit) => hit.id === desk.selected),
  );
  return (
    <div ref={scroll} className={classes.scroll} data-testid="hit-queue">
      <div
        className={classes.rows}
        style={{ height: rows.getTotalSize() }}
        id={QUEUE_ID}
        role="listbox"
        aria-label={t('hits.queue')}
        aria-activedescendant={desk.selected ? `hit-${desk.selected}` : undefined}
        tabIndex={0}
      >
        {shown.map(({ index, start }) => {
          const hit = hits[index];
          if (!hit)
            return (
              <div
                key={index}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
                aria-hidden="true"
              />
            );
          return (
            <Row
              key={hit.id}
              hit={hit}
              start={start}
              place={index + 1}
              total={total}
              judgement={judgementOf(desk, hit)}
              selected={hit.id === desk.selected}
              figure={hit[figure]}
              onSelect={onSelect}
            />
          );
        })}
      </div>
    </div>
  );
}

type RowProps = {
  readonly hit: HitSummary;
  readonly start: number;
  readonly place: number;
  readonly total: number;
  readonly judgement: Judgement;
  readonly selected: boolean;
  readonly figure: number;
  readonly onSelect: (id: string) => void;
};

const Row = memo(function Row({ hit, start, place, total, judgement, selected, figure, onSelect }: RowProps) {
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox itself takes the keys (j, k, arrows), see HitsPage
    <div
      id={`hit-${hit.id}`}
      className={classes.row}
      style={{ transform: `translateY(${start}px)` }}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-posinset={place}
      aria-setsize={total}
      data-settled={judgement !== 'no_judgement' || undefined}
      title={`${hit.subject} · ${hit.caption}`}
      onClick={() => onSelect(hit.id)}
    >
      {judgement === 'no_judgement' ? <span /> : <JudgementMark judgement={judgement} bare />}
      <span className={classes.figure}>{format.number(figure, 2)}</span>
      <bdi className={classes.who}>{visible(hit.subject)}</bdi>
      <bdi className={classes.entryName}>{visible(hit.caption)}</bdi>
    </div>
  );
});

/** Keeps the selected row in sight, moving no more than needed. */
function useFollow(
  rows: { scrollToIndex(index: number, how: { align: 'auto' }): void },
  index: number,
): void {
  const last = useRef(-1);
  useEffect(() => {
    if (index < 0 || last.current === index) return;
    last.current = index;
    rows.scrollToIndex(index, { align: 'auto' });
  }, [rows, index]);
}

/** Height of a row in pixels: `--row` follows the text size and the density. */
function useRowHeight(element: RefObject<HTMLElement | null>): number {
  const height = useRef(30);
  useEffect(() => {
    if (!element.current) return;
    const style = getComputedStyle(element.current);
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    height.current = Number.parseFloat(style.getPropertyValue('--row')) * rem || 30;
  }, [element]);
  return height.current;
}
