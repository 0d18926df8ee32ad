import { captionOf } from '@belfry/model';
import { clusters, isEntry, type ListedEntity } from '@belfry/profiles';
import type { IndexedEntity } from '@belfry/screening';

/**
 * Things of the world among what lists hold: what subjects are compared with.
 *
 * @returns in order of list and id, as the server reads them, so that both index alike
 */
export const entriesOf = (entities: readonly ListedEntity[]): IndexedEntity[] =>
  entities
    .filter(({ schema }) => isEntry(schema))
    .map((entity) => indexed(entity, entity.id))
    .sort((a, b) => compare(a.dataset, b.dataset) || compare(a.id, b.id));

/** Those entries that are one thing with others, each under the id of that thing; found as loading the lists would. */
export function joinedOf(entities: readonly ListedEntity[]): IndexedEntity[] {
  const canonical = clusters(entities);
  return entities.flatMap((entity) => {
    const id = canonical.get(entity.id);
    return id !== undefined && id !== entity.id && isEntry(entity.schema) ? [indexed(entity, id)] : [];
  });
}

const indexed = (entity: ListedEntity, canonicalId: string): IndexedEntity => ({
  dataset: entity.dataset,
  id: entity.id,
  canonicalId,
  entryId: entity.id,
  schema: entity.schema,
  caption: captionOf(entity),
  // Nothing changes while the command runs: the id stands for the content.
  contentHash: `${entity.dataset}/${entity.id}`,
  properties: entity.properties,
});

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
