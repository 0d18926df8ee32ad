import { ask } from '@belfry/ui-kit';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { History, Profile, SearchResult } from '../core/api';
import { addressFromFilters, type SearchFilters } from './search/filters';

/** The profile as it is known, or was known on a day; any id it ever had leads there. */
export function useProfile(id: string, asOf: string) {
  return useQuery({
    queryKey: ['profile', 'one', id, asOf],
    queryFn: ({ signal }) => ask(Profile, path(id), { query: { asOf }, signal }),
    staleTime: 60_000,
  });
}

export function useHistory(id: string) {
  return useQuery({
    queryKey: ['profile', 'history', id],
    queryFn: async ({ signal }) => (await ask(History, `${path(id)}/history`, { signal })).items,
    staleTime: 60_000,
  });
}

/** Asked only once there is a question or a filter. */
export function useSearchResults(filters: SearchFilters, asOf: string) {
  const asked = { ...addressFromFilters(filters), asOf };
  const enabled = Object.values(addressFromFilters(filters)).length > 0;
  return useInfiniteQuery({
    queryKey: ['search', asked],
    queryFn: ({ pageParam, signal }) =>
      ask(SearchResult, '/api/search', { query: { ...asked, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
}

const path = (id: string) => `/api/profiles/${encodeURIComponent(id)}`;
