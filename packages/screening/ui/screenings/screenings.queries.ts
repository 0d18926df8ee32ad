import { ask } from '@belfry/ui-kit';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Receipt, Screening, Screenings, Subjects } from '../../core/api';

/** The latest screenings, newest first, as a choice. */
export function useRecentScreenings() {
  return useQuery({
    queryKey: ['screening', 'recent'],
    queryFn: async ({ signal }) => (await ask(Screenings, '/api/screenings', { signal })).items,
    staleTime: 30_000,
  });
}

/** All screenings, page by page, newest first. */
export function useScreenings() {
  return useInfiniteQuery({
    queryKey: ['screening', 'all'],
    queryFn: ({ pageParam, signal }) =>
      ask(Screenings, '/api/screenings', { query: { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

const MOVING = ['waiting', 'running'];

/** One screening; while it runs it is asked again each second. */
export function useScreening(id: string) {
  return useQuery({
    queryKey: ['screening', 'one', id],
    queryFn: ({ signal }) => ask(Screening, path(id), { signal }),
    refetchInterval: (query) => (MOVING.includes(query.state.data?.state ?? '') ? 1000 : false),
  });
}

export type SubjectFilters = { readonly hits: string; readonly flagged: string; readonly q: string };

export function useSubjects(id: string, filters: SubjectFilters, finished: boolean) {
  return useInfiniteQuery({
    queryKey: ['screening', 'subjects', id, filters, finished],
    queryFn: ({ pageParam, signal }) =>
      ask(Subjects, `${path(id)}/subjects`, { query: { ...filters, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 60_000,
  });
}

export const path = (id: string) => `/api/screenings/${encodeURIComponent(id)}`;
export const cancelScreening = (id: string) => ask(Screening, `${path(id)}/cancel`, { method: 'POST' });
export const resumeScreening = (id: string) => ask(Screening, `${path(id)}/resume`, { method: 'POST' });
export const fetchReceipt = (id: string) => ask(Receipt, `${path(id)}/receipt`);
