import { Today } from '@belfry/screening/api';
import { ask, useQuery } from '@belfry/ui-kit';

export const useToday = (wanted = true) =>
  useQuery({
    queryKey: ['today'],
    enabled: wanted,
    queryFn: ({ signal }) => ask(Today, '/api/today', { signal }),
  });

/** How many hits wait, for the rail; null while nobody knows. */
export const useOpenHits = (wanted: boolean): number | null => useToday(wanted).data?.openHits ?? null;
