import { type Entity, isA, property, type StatedEntity } from '@belfry/model';
import { isEntry, type ListedEntity } from '@belfry/profiles';
import type { OfflineList } from './list-files';
import type { ListContent } from './messages';
import { entityOf, type ReadAsk, readWhole } from './read-lists';

/** Long texts, links and references to other entities: nobody is found by them. */
const NOT_COMPARED = new Set(['text', 'html', 'url', 'json']);

/**
 * Reads a list and keeps what subjects are compared with, and the papers that tell which entries are one thing.
 *
 * @throws as `readWhole`
 */
export async function contentOf(list: OfflineList, ask: Omit<ReadAsk, 'take'> = {}): Promise<ListContent> {
  const entities: ListedEntity[] = [];
  const take = (stated: StatedEntity) => {
    const { schema } = stated;
    if (isEntry(schema) || isA(schema, 'Sanction') || isA(schema, 'Identification'))
      entities.push({ ...compared(entityOf(stated, list)), dataset: list.dataset });
  };
  const { list: _, ...read } = await readWhole(list, { ...ask, take });
  return { ...read, entities };
}

function compared(entity: Entity): Entity {
  const kept: Record<string, readonly string[]> = {};
  for (const [prop, values] of Object.entries(entity.properties))
    if (!NOT_COMPARED.has(property(entity.schema, prop)?.type ?? '')) kept[prop] = values;
  return { ...entity, properties: kept };
}
