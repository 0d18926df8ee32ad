import { property } from '@belfry/model';
import type { Db, Trx } from '@belfry/platform/server';
import { profileStore } from './profile/store';
import { entitiesByIds, type StreamedEntity } from './stream';

export type Around = {
  readonly canonicalId: string;
  /** What each list says of the entry itself. */
  readonly members: readonly StreamedEntity[];
  /** What hangs on it, points to it, or is pointed to by any of these: one step around. */
  readonly around: readonly StreamedEntity[];
};

const MOST_AROUND = 2_000;

/**
 * An entry with what is linked to it, as in force now.
 *
 * @param id  any id it has or had
 * @returns   null for what was never known; no members for what no list carries any more
 * @limits    2,000 entities around it
 */
export async function entitiesAround(db: Db | Trx, id: string): Promise<Around | null> {
  const store = profileStore(db, null);
  const canonicalId = await store.canonicalOf(id);
  if (canonicalId === null) return null;
  const known = await store.members(canonicalId);
  const ids = known.map((member) => member.id);
  const members = await entitiesByIds(db, ids);
  const linked = [...(await store.attached(known)), ...(await store.pointing([...ids, canonicalId]))];
  const near = await entitiesByIds(
    db,
    without(
      linked.map((entity) => entity.id),
      ids,
    ),
  );
  const met = [...ids, ...near.map((entity) => entity.id)];
  const far = await entitiesByIds(db, without([...members, ...near].flatMap(pointedFrom), met));
  return { canonicalId, members, around: [...near, ...far] };
}

const without = (ids: readonly string[], known: readonly string[]) =>
  [...new Set(ids)].filter((id) => !known.includes(id)).slice(0, MOST_AROUND);

const pointedFrom = ({ schema, properties }: StreamedEntity): string[] =>
  Object.entries(properties).flatMap(([prop, values]) =>
    property(schema, prop)?.type === 'entity' ? [...values] : [],
  );
