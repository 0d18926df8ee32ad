import { type Incoming, type IncomingValue, keyOf } from './incoming';
import type { StoredStatement } from './store';

export type Difference = {
  readonly insert: readonly IncomingValue[];
  readonly close: readonly string[];
  readonly reopen: readonly string[];
};

/**
 * What to write so that exactly the incoming values are in force.
 *
 * @param stored  statements in force, or closed by the edition that is being loaded
 */
export function differenceOf(incoming: Incoming, stored: readonly StoredStatement[]): Difference {
  const left = new Map(incoming.values);
  const [close, reopen]: string[][] = [[], []];
  const inForce = stored.filter((statement) => statement.untilEdition === null);
  const closed = stored.filter((statement) => statement.untilEdition !== null);
  for (const { id, prop, value } of inForce) if (!left.delete(keyOf(prop, value))) close!.push(id);
  for (const { id, prop, value } of closed) if (left.delete(keyOf(prop, value))) reopen!.push(id);
  return { insert: [...left.values()], close: close!, reopen: reopen! };
}

/** The incoming entity with everything that is in force of it already: a file may tell one entity in two places. */
export function withStored(incoming: Incoming, stored: readonly StoredStatement[]): Incoming {
  const values = new Map(incoming.values);
  for (const { prop, value, untilEdition } of stored)
    if (untilEdition === null && !values.has(keyOf(prop, value)))
      values.set(keyOf(prop, value), { prop, value, original: null, lang: null });
  return { ...incoming, values };
}
