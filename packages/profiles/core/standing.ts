import { type Entity, isA, type StatedEntity, schema } from '@belfry/model';

/** Things stand by themselves in a list; papers, addresses, sanctions and links hang on one. */
export const standsAlone = (schemaName: string): boolean =>
  isA(schemaName, 'Thing') && !isA(schemaName, 'Address');

const POINTERS = ['entity', 'holder'];

/**
 * The id of the list entry an entity hangs on: its own when it stands alone, what it points to when its record has
 * nothing else (as in FollowTheMoney files), else the record's main entity.
 */
export function entryIdOf(stated: StatedEntity, main: StatedEntity): string {
  if (stated.id !== main.id) return main.id;
  if (standsAlone(stated.schema)) return stated.id;
  const source = schema(stated.schema)?.edge?.source;
  const props = source ? [source, ...POINTERS] : POINTERS;
  for (const prop of props) {
    const target = stated.values.find((value) => value.prop === prop)?.value;
    if (target) return target;
  }
  return stated.id;
}

/** Properties in an order that does not depend on the order of loading: the caption first, the rest by code units. */
export function inOrder(properties: Entity['properties'], caption: string): Entity['properties'] {
  const sorted: Record<string, readonly string[]> = {};
  for (const prop of Object.keys(properties).sort()) {
    const values = [...properties[prop]!].sort();
    const first = values.indexOf(caption);
    sorted[prop] = first > 0 ? [caption, ...values.toSpliced(first, 1)] : values;
  }
  return sorted;
}
