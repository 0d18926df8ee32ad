import { property } from '@belfry/model';
import { type Context, refused } from '@belfry/platform/server';
import { entitiesAround, type StreamedEntity } from '@belfry/profiles/server';
import { asOneEntity, nested, type YenteEntity } from '../../core/yente/entity';

/**
 * An entity with what is linked to it.
 *
 * @returns  the id it now has when that is not the one asked for
 * @throws   Refused `yente/unknown-entity` 404
 */
export async function readEntity(
  { db, now }: Context,
  id: string,
): Promise<{ movedTo: string } | { entity: YenteEntity }> {
  const found = await entitiesAround(db, id);
  if (!found || found.members.length === 0)
    throw refused({
      code: 'yente/unknown-entity',
      status: 404,
      facts: { id: id.slice(0, 200) },
      detail: 'No such entity!',
    });
  if (found.canonicalId !== id) return { movedTo: found.canonicalId };
  const seenAt = now().toISOString();
  const entity = asOneEntity(found.members, seenAt);
  const all = new Map<string, YenteEntity>();
  for (const members of byCanonical([...found.members, ...found.around]).values()) {
    const one = asOneEntity(members, seenAt);
    for (const other of [one.id, ...members.map((member) => member.id)]) all.set(other, one);
  }
  return { entity: nested(entity, all) };
}

function byCanonical(entities: readonly StreamedEntity[]): Map<string, StreamedEntity[]> {
  const groups = new Map<string, StreamedEntity[]>();
  for (const entity of entities)
    groups.set(entity.canonicalId, [...(groups.get(entity.canonicalId) ?? []), entity]);
  return groups;
}

export type Adjacent = {
  readonly results: YenteEntity[];
  readonly total: { value: number; relation: 'eq' };
  readonly limit: number;
  readonly offset: number;
};

/** By property: the entities it leads to, a page of each. */
export function adjacentOf(
  entity: YenteEntity,
  { limit, offset }: { limit: number; offset: number },
): Record<string, Adjacent> {
  const adjacent: Record<string, Adjacent> = {};
  for (const [prop, values] of Object.entries(entity.properties)) {
    const others = values.filter((value): value is YenteEntity => typeof value !== 'string');
    if (others.length === 0 && property(entity.schema, prop)?.type !== 'entity') continue;
    const total = { value: others.length, relation: 'eq' as const };
    adjacent[prop] = { results: others.slice(offset, offset + limit), total, limit, offset };
  }
  return adjacent;
}
