/** Which schemata are compared with each other. */
import { commonSchema, isA } from '@belfry/model';
import type { Sort } from './names/part';
import { sortOf } from './prepare';

/**
 * Two schemata that may be one thing: one descends from the other, something may be both, or both are
 * organisations. A Person is no Organization, a Vessel no Airplane.
 */
export function compatible(left: string, right: string): boolean {
  if (left === right || commonSchema(left, right) !== null) return true;
  const organisation = (schema: string) => isA(schema, 'LegalEntity') && !isA(schema, 'Person');
  return organisation(left) && organisation(right);
}

/** How the names of a pair are read: a LegalEntity beside a Person is read as a person. */
export function sortOfPair(left: string, right: string): Sort {
  const [a, b] = [sortOf(left), sortOf(right)];
  if (a === b) return a;
  if (a === 'person' || b === 'person') return 'person';
  return a === 'thing' && b === 'thing' ? 'thing' : 'organisation';
}
