import { captionOf } from '@belfry/model';
import { clusters, isEntry, type ListedEntity } from '@belfry/profiles';
import type { IndexedEntity } from '@belfry/screening';

export type Picture = {
  /** Things of the world: what subjects are compared with. */
  readonly entries: readonly IndexedEntity[];
  /** Entries of several lists that are one thing count once. */
  readonly things: number;
};

/** Joins the entries of several lists that are one thing, as loading them would. */
export function pictureOf(entities: readonly ListedEntity[]): Picture {
  const canonical = clusters(entities);
  const entries = entities
    .filter(({ schema }) => isEntry(schema))
    .map((entity) => indexed(entity, canonical));
  return { entries, things: new Set(entries.map(({ canonicalId }) => canonicalId)).size };
}

const indexed = (entity: ListedEntity, canonical: ReadonlyMap<string, string>): IndexedEntity => ({
  dataset: entity.dataset,
  id: entity.id,
  canonicalId: canonical.get(entity.id) ?? entity.id,
  entryId: entity.id,
  schema: entity.schema,
  caption: captionOf(entity),
  // Nothing changes while the command runs: the id stands for the content.
  contentHash: `${entity.dataset}/${entity.id}`,
  properties: entity.properties,
});
