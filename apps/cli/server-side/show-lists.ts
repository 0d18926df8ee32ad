import type { List } from '@belfry/lists/api';
import { listLists } from '@belfry/lists/server';
import { withBelfry } from './with-belfry';

/** All lists in service of Belfry, by title. */
export const loadedListsShown = (): Promise<List[]> =>
  withBelfry(({ installation, by }) => listLists(installation.domains.lists, { by }));
