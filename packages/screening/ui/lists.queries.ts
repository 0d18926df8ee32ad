import { Lists } from '@belfry/lists/api';
import { ask } from '@belfry/ui-kit';
import { useQuery } from '@tanstack/react-query';

export type ListChoice = {
  readonly name: string;
  readonly title: string;
  /** Entries in service; null while no edition is. */
  readonly entries: number | null;
  readonly schemata: readonly string[];
  readonly stale: boolean;
  readonly edition: number | null;
};

/** Lists that can be chosen, by title. */
export function useListChoices() {
  return useQuery({
    queryKey: ['list', 'choices'],
    queryFn: async ({ signal }): Promise<ListChoice[]> => {
      const { items } = await ask(Lists, '/api/lists', { signal });
      return items
        .map((list) => ({
          name: list.name,
          title: list.title,
          entries: list.edition?.entries ?? null,
          schemata: Object.keys(list.entriesBySchema),
          stale: list.stale,
          edition: list.edition?.number ?? null,
        }))
        .toSorted((a, b) => a.title.localeCompare(b.title));
    },
    staleTime: 60_000,
  });
}
