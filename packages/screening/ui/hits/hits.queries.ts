import { ApiProblem, ask } from '@belfry/ui-kit';
import {
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { BulkDone, BulkPreview, Hit, HitPage } from '../../core/api';
import type { Act } from './desk';
import { type DeskStore, newDeskStore, type Outcome } from './desk-store';
import { bulkFilter, type HitFilters, hitsQuery } from './filters';
import { latest } from './latest';

/** Few first, so that the queue is there at once; then large pages. */
const FIRST_PAGE = 100;
const NEXT_PAGE = 500;
const RETRY_MS = 3000;

/**
 * The queue as it was when it was asked for. It is never asked again by itself: a list that changes under the hand of
 * who decides would make them judge the wrong row. What is judged meanwhile is laid over it by the desk.
 */
export function useHitQueue(filters: HitFilters) {
  const query = hitsQuery(filters);
  return useInfiniteQuery({
    queryKey: ['hit-queue', query],
    queryFn: ({ pageParam, signal }) =>
      ask(HitPage, '/api/hits', {
        query: { ...query, limit: pageParam ? NEXT_PAGE : FIRST_PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 'static',
    gcTime: 0,
  });
}

/**
 * How many await a judgement under these filters and how quickly this officer decides, as the server counts now.
 *
 * @param stored  what the desk knew to be stored when it asked: what it stores since is counted on top
 */
export function useTally(filters: HitFilters, stored: () => number) {
  const query = hitsQuery(filters);
  return useQuery({
    queryKey: ['hit', 'tally', query],
    queryFn: async ({ signal }) => {
      const storedThen = stored();
      const { left, perHour } = await ask(HitPage, '/api/hits', { query: { ...query, limit: 1 }, signal });
      return { left, perHour, stored: storedThen };
    },
    refetchInterval: 60_000,
    staleTime: 5_000,
  });
}

/** Not among the keys that every change makes old: see `useNews`. */
export const hitOptions = (id: string) =>
  queryOptions({
    queryKey: ['hit-one', id],
    queryFn: ({ signal }) => ask(Hit, `/api/hits/${encodeURIComponent(id)}`, { signal }),
    staleTime: 60_000,
  });

/** Shown hits are asked again when they are older than this. */
const FRESH_MS = 10_000;

/** One hit; its neighbours are fetched ahead so that the next is there when it is asked for. */
export function useHit(id: string | null, neighbours: readonly string[]) {
  const client = useQueryClient();
  const wanted = neighbours.join(' ');
  useEffect(() => {
    for (const each of wanted.split(' ').filter(Boolean)) void client.prefetchQuery(hitOptions(each));
  }, [client, wanted]);
  useNews(id);
  return useQuery({ ...hitOptions(id ?? ''), enabled: id !== null, staleTime: FRESH_MS });
}

/** When any hit changes, the one that is shown is asked again, not the neighbours that wait behind it. */
function useNews(id: string | null): void {
  const client = useQueryClient();
  const { data: told } = useQuery({
    queryKey: ['hit', 'news'],
    queryFn: () => Date.now(),
    staleTime: Infinity,
  });
  const heard = useRef(told);
  useEffect(() => {
    if (heard.current !== undefined && heard.current !== told && id !== null) {
      void client.invalidateQueries({ queryKey: hitOptions(id).queryKey });
    }
    heard.current = told;
  }, [client, told, id]);
}

/** The desk of this page, with its line to the server. */
export function useDesk(): { store: DeskStore; desk: ReturnType<DeskStore['get']> } {
  const client = useQueryClient();
  const [store] = useState(() =>
    newDeskStore({
      send: (act) => sendAct(client, act),
      pause: () => new Promise((again) => setTimeout(again, RETRY_MS)),
    }),
  );
  const desk = useSyncExternalStore(store.subscribe, store.get);
  const unsent = desk.outbox.length > 0;
  useEffect(() => {
    if (!unsent) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsent]);
  return useMemo(() => ({ store, desk }), [store, desk]);
}

async function sendAct(client: QueryClient, act: Act): Promise<Outcome> {
  const path = `/api/hits/${encodeURIComponent(act.hitId)}`;
  try {
    const hit =
      act.kind === 'judge'
        ? await ask(Hit, `${path}/judgements`, {
            method: 'POST',
            body: { judgement: act.judgement, reason: act.reason },
          })
        : await ask(Hit, `${path}/undo`, { method: 'POST' });
    client.setQueryData(hitOptions(act.hitId).queryKey, hit);
    return { kind: 'stored', judgement: hit.judgement };
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.problem.status === 0) return { kind: 'unreached' };
    return afterRefusal(client, act, problem);
  }
}

/** What stands there now. The answer to an earlier try may have been lost: then the refusal is no refusal. */
async function afterRefusal(client: QueryClient, act: Act, problem: unknown): Promise<Outcome> {
  try {
    const hit = await client.fetchQuery({ ...hitOptions(act.hitId), staleTime: 0 });
    const last = latest(hit);
    const stored = act.kind === 'judge' && last?.judgement === act.judgement && last.reason === act.reason;
    return stored
      ? { kind: 'stored', judgement: hit.judgement }
      : { kind: 'refused', judgement: hit.judgement, problem };
  } catch {
    return { kind: 'refused', judgement: null, problem };
  }
}

export const previewBulk = (filters: HitFilters) =>
  ask(BulkPreview, '/api/hits/bulk-preview', { method: 'POST', body: { filter: bulkFilter(filters) } });

export const judgeBulk = (token: string, reason: string) =>
  ask(BulkDone, '/api/hits/bulk', { method: 'POST', body: { token, judgement: 'negative', reason } });
