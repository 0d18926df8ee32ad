import { captionOf, commonSchema, type Properties, property, schema as schemaOf } from '@belfry/model';

/** An entity as yente answers with it; in `properties` stand texts, and entities where they are nested. */
export type YenteEntity = {
  readonly id: string;
  readonly caption: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly (string | YenteEntity)[]>>;
  readonly datasets: readonly string[];
  /** Other ids it has in its lists. */
  readonly referents: readonly string[];
  /** An entry of a list, as against what hangs on one. */
  readonly target: boolean;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
  readonly last_change: string | null;
};

/** What one list says of it. */
export type YenteMember = {
  readonly dataset: string;
  readonly id: string;
  readonly canonicalId: string;
  readonly entryId?: string;
  readonly schema: string;
  readonly caption: string;
  readonly firstSeen?: string;
  readonly lastChange?: string;
  readonly properties: Properties;
};

/**
 * All that lists say of one entry as one entity: every value once, the narrowest schema that fits all, the caption of
 * the first.
 *
 * @param members  at least one
 * @param seenAt   ISO time up to which the lists carry it
 */
export function asOneEntity(members: readonly YenteMember[], seenAt: string | null): YenteEntity {
  const [first] = members as [YenteMember];
  const schema = members.map((member) => member.schema).reduce((a, b) => commonSchema(a, b) ?? a);
  const properties: Record<string, string[]> = {};
  for (const member of members)
    for (const [prop, values] of Object.entries(member.properties)) {
      if (!property(schema, prop)) continue;
      const known = (properties[prop] ??= []);
      for (const value of values) if (!known.includes(value)) known.push(value);
    }
  const { canonicalId } = first;
  const times = (pick: (member: YenteMember) => string | undefined) =>
    members.flatMap((m) => pick(m) ?? []).sort();
  return {
    id: canonicalId,
    caption: first.caption || captionOf({ id: canonicalId, schema, properties }),
    schema,
    properties,
    datasets: [...new Set(members.map(({ dataset }) => dataset))],
    referents: [...new Set(members.map(({ id }) => id))].filter((id) => id !== canonicalId),
    target: members.some(({ id, entryId }) => entryId === undefined || entryId === id),
    first_seen: short(times((member) => member.firstSeen)[0]),
    last_seen: short(seenAt ?? undefined),
    last_change: short(times((member) => member.lastChange).at(-1)),
  };
}

/** yente writes times without zone and fractions. */
const short = (time: string | undefined): string | null => time?.slice(0, 19) ?? null;

/**
 * An entity with what it points to and what points to it in place of their ids, one step deep, and through links
 * (ownership, family…) to their other end.
 *
 * @param all  every entity that may stand in it, by each id it has
 */
export function nested(entity: YenteEntity, all: ReadonlyMap<string, YenteEntity>): YenteEntity {
  return nest(entity, all, [entity.id]);
}

function nest(
  entity: YenteEntity,
  all: ReadonlyMap<string, YenteEntity>,
  path: readonly string[],
): YenteEntity {
  const properties: Record<string, (string | YenteEntity)[]> = {};
  const mayGoOn = path.length === 1 || (path.length === 2 && schemaOf(entity.schema)?.edge);
  for (const [prop, values] of Object.entries(entity.properties)) {
    const pointing = property(entity.schema, prop)?.type === 'entity';
    properties[prop] = values.flatMap((value) => {
      const other = pointing && typeof value === 'string' ? all.get(value) : undefined;
      if (!other) return [value];
      if (path.includes(other.id)) return path.length === 1 ? [value] : [];
      return mayGoOn ? [nest(other, all, [...path, other.id])] : [value];
    });
    if (properties[prop].length === 0) delete properties[prop];
  }
  if (path.length === 1)
    for (const [prop, others] of pointingTo(entity, all))
      properties[prop] = others.map((other) => nest(other, all, [...path, other.id]));
  return { ...entity, properties };
}

/** By the reverse property: what points to this entity. */
function pointingTo(entity: YenteEntity, all: ReadonlyMap<string, YenteEntity>): Map<string, YenteEntity[]> {
  const own = new Set([entity.id, ...entity.referents]);
  const found = new Map<string, YenteEntity[]>();
  for (const other of new Set(all.values())) {
    if (other.id === entity.id) continue;
    for (const [prop, values] of Object.entries(other.properties)) {
      const { type, reverse } = property(other.schema, prop) ?? {};
      if (
        type !== 'entity' ||
        !reverse ||
        !values.some((value) => typeof value === 'string' && own.has(value))
      )
        continue;
      const known = found.get(reverse) ?? [];
      if (!known.includes(other)) found.set(reverse, [...known, other]);
    }
  }
  return found;
}
