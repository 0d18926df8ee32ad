import type { ListedEntity } from '@belfry/profiles';
import type { OfflineList } from './list-files';
import type { ListContent } from './messages';
import { entityOf, type ReadAsk, readWhole } from './read-lists';

/** Reads a list and keeps all of it. @throws as `readWhole` */
export async function contentOf(list: OfflineList, ask: Omit<ReadAsk, 'take'> = {}): Promise<ListContent> {
  const entities: ListedEntity[] = [];
  const { list: _, ...read } = await readWhole(list, {
    ...ask,
    take: (stated) => entities.push({ ...entityOf(stated, list), dataset: list.dataset }),
  });
  return { ...read, entities };
}
