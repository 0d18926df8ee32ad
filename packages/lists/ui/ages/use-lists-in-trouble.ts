import { useLists } from '../lists.queries';

/** How many lists wait for a person: an edition held for confirmation, or out of date. */
export function useListsInTrouble(): { readonly held: number; readonly stale: number } {
  const lists = useLists().data?.items ?? [];
  return {
    held: lists.filter((list) => list.held !== null).length,
    stale: lists.filter((list) => list.stale).length,
  };
}
