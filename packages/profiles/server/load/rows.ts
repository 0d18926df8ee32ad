import { type Incoming, type IncomingValue, pointsToEntity } from './incoming';
import type { NewStatement, StoredStatement } from './store';

/** Statements of each entity, by its key. */
export function byEntity(statements: readonly StoredStatement[]): Map<string, StoredStatement[]> {
  const groups = new Map<string, StoredStatement[]>();
  for (const statement of statements) {
    const group = groups.get(statement.entityKey);
    if (group) group.push(statement);
    else groups.set(statement.entityKey, [statement]);
  }
  return groups;
}

/** The rows that hold these values of one entity. */
export function statements(
  incoming: Pick<Incoming, 'schema' | 'place'> & { values: ReadonlyMap<unknown, IncomingValue> },
  key: string,
) {
  return [...incoming.values.values()].map(
    ({ prop, value, original, lang }): NewStatement => ({
      entityKey: key,
      prop,
      value,
      original,
      lang,
      place: incoming.place,
      points: pointsToEntity(incoming.schema, prop),
    }),
  );
}
