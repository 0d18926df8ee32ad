/** In which ways the names of a schema are read, given all it may be compared with. */
import { matchableSchemata } from '@belfry/model';
import { compatible, sortOfPair } from './compatible';
import type { Sort } from './names/part';
import { sortOf } from './prepare';

const known = new Map<string, readonly Sort[]>();

/** Its own way first: a LegalEntity is read as an organisation, and as a person for pairs with a Person. */
export function sortsOf(schema: string): readonly Sort[] {
  let sorts = known.get(schema);
  if (!sorts) {
    const others = matchableSchemata().filter((other) => compatible(schema, other));
    sorts = [...new Set([sortOf(schema), ...others.map((other) => sortOfPair(schema, other))])];
    known.set(schema, sorts);
  }
  return sorts;
}
