import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { HitSummary } from '../../core/api';
import * as step from './desk';
import type { HitFilters } from './filters';
import { useDesk, useHit, useHitQueue, useTally } from './hits.queries';

/** How many hits below the selected one are fetched ahead, and above. */
const AHEAD = 3;
const BEHIND = 1;
/** So close to the last fetched row the next page is asked for. */
const NEAR_END = 60;

/** Queue, desk, the hit that is shown and the counts, as one thing. */
export function useHitDesk(filters: HitFilters, linked: string) {
  const { store, desk } = useDesk();
  const queue = useHitQueue(filters);
  const hits = useMemo(() => queue.data?.pages.flatMap((page) => page.items) ?? [], [queue.data]);
  useArrival(hits, queue.dataUpdatedAt > 0 ? queue.data?.pages[0] : undefined, { store, linked });
  const at = useMemo(() => hits.findIndex((hit) => hit.id === desk.selected), [hits, desk.selected]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = queue;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  useEffect(() => {
    if (at >= hits.length - NEAR_END) more();
  }, [at, hits.length, more]);
  const hit = useHit(desk.selected, neighbours(hits, at, desk));
  const heard = hit.data;
  useEffect(() => {
    if (heard) store.change((now) => step.hear(now, { id: heard.id, judgement: heard.judgement }));
  }, [store, heard]);
  const counts = useCounts(filters, desk, queue.data?.pages[0]);
  const cameToNothing = hits.length === 0 && (counts?.elsewhere ?? 0) > 0;
  const { refetch } = queue;
  // Nothing can jump where nothing stands.
  useEffect(() => {
    if (cameToNothing) void refetch();
  }, [cameToNothing, refetch]);
  // What was decided since may be missing at the end: once all pages are here, what is here is all.
  const total = hasNextPage ? (queue.data?.pages[0]?.total ?? 0) : hits.length;
  return { store, desk, queue, hits, hit, more, counts, total };
}

type Arrival = { readonly store: ReturnType<typeof useDesk>['store']; readonly linked: string };

/** A new queue: opens with the linked hit, else with the first that waits. */
function useArrival(
  hits: readonly HitSummary[],
  firstPage: object | undefined,
  { store, linked }: Arrival,
): void {
  const link = useRef(linked);
  const latest = useRef(hits);
  latest.current = hits;
  useState(() => linked && store.change((now) => step.select(now, linked)));
  useEffect(() => {
    if (!firstPage) return;
    const fromLink = link.current;
    link.current = '';
    store.change((before) => {
      const now = step.renewed(before);
      const open = latest.current.find((hit) => step.isOpen(step.judgementOf(now, hit))) ?? latest.current[0];
      return { ...now, selected: fromLink || (open?.id ?? null) };
    });
  }, [firstPage, store]);
}

/** What is left, how quickly it goes, and what came or went since the queue was fetched. */
function useCounts(filters: HitFilters, desk: step.Desk, first: { readonly left: number } | undefined) {
  const seen = useRef(desk);
  seen.current = desk;
  const tally = useTally(filters, () => seen.current.stored).data;
  if (!first) return null;
  const own = desk.stored - desk.storedAtStart + step.onTheWay(desk);
  if (!tally) return { left: Math.max(0, first.left - own), perHour: null, elsewhere: 0 };
  const since = desk.stored - tally.stored + step.onTheWay(desk);
  return {
    left: Math.max(0, tally.left - since),
    perHour: Math.max(0, tally.perHour + since),
    elsewhere: tally.left - (first.left - (tally.stored - desk.storedAtStart)),
  };
}

/** Ids around the selected row, the undecided ones below first. */
function neighbours(hits: readonly HitSummary[], at: number, desk: step.Desk): string[] {
  if (at < 0) return [];
  const ahead = hits
    .slice(at + 1, at + 40)
    .filter((hit) => step.isOpen(step.judgementOf(desk, hit)))
    .slice(0, AHEAD);
  return [...ahead, ...hits.slice(Math.max(0, at - BEHIND), at), ...hits.slice(at + 1, at + 2)].map(
    (hit) => hit.id,
  );
}
