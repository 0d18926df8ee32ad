import { type Entity, isA, type StatedEntity, schema } from '@belfry/model';

/** Things stand by themselves in a list; papers, addresses, sanctions and links hang on one. */
export const standsAlone = (schemaName: string): boolean =>
  isA(schemaName, 'Thing') && !isA(schemaName, 'Address');

const POINTERS = ['entity', 'holder'];

/**
 * The id of the list entry an entity hangs on. Persons, organisations and vehicles are entries wherever they are told;
 * sanctions and papers hang on whom they name, links in a record of their own on their source, all else on the
 * record's main entity.
 */
export function entryIdOf(stated: StatedEntity, main: StatedEntity): string {
  const isMain = stated.id === main.id;
  const isOwn = isMain
    ? standsAlone(stated.schema)
    : isA(stated.schema, 'LegalEntity') || isA(stated.schema, 'Vehicle');
  if (isOwn) return stated.id;
  const source = isMain ? schema(stated.schema)?.edge?.source : undefined;
  const props = source === undefined ? POINTERS : [source, ...POINTERS];
  for (const prop of props) {
    const target = stated.values.find((value) => value.prop === prop)?.value;
    if (target) return target;
  }
  return main.id;
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
