import { createHash } from 'node:crypto';
import { captionOf, property, type StatedEntity } from '@belfry/model';
import { wellFormed } from '@belfry/platform';
import { identityKeys } from '../../core/identity';
import { type SearchText, searchTextOf } from '../../core/search-text';
import { entryIdOf } from '../../core/standing';

/** One entry of a list as a reader yields it; the shape of lists' `ListRecord`. */
export type IncomingRecord = {
  readonly key: string;
  readonly at: { readonly line?: number; readonly element?: string };
  readonly entities: readonly StatedEntity[];
  readonly op?: 'ADD' | 'MOD' | 'DEL';
};

export type IncomingValue = {
  readonly prop: string;
  readonly value: string;
  readonly original: string | null;
  readonly lang: string | null;
};

/** An entity ready to be compared with what is stored. */
export type Incoming = {
  readonly id: string;
  readonly schema: string;
  readonly entryId: string;
  readonly caption: string;
  /** Line or element of the file. */
  readonly place: string | null;
  /** By `prop` and `value`, each once. */
  readonly values: ReadonlyMap<string, IncomingValue>;
};

const MOST_CAPTION = 500;
const MOST_ID = 300;

/**
 * The entities of one record, each value once, with nothing in them that a database cannot hold.
 *
 * @limits ids and pointers beyond 300 characters are shortened, told apart by their hash; properties that the schema
 *         does not have are left out: readers tell of them
 */
export function incomingOf(record: IncomingRecord): Incoming[] {
  const main = record.entities[0];
  if (!main) return [];
  const { line, element } = record.at;
  const place = element ?? (line === undefined ? null : `line ${line}`);
  return record.entities.map((stated) => {
    const values = valuesOf(stated);
    return {
      id: idOf(stated.id),
      schema: stated.schema,
      entryId: idOf(entryIdOf(stated, main)),
      caption: wellFormed(captionOf({ ...stated, properties: propertiesOf(values) }).slice(0, MOST_CAPTION)),
      place: place === null ? null : wellFormed(place).slice(0, 500),
      values,
    };
  });
}

function valuesOf({ schema, values: given }: StatedEntity): Map<string, IncomingValue> {
  const values = new Map<string, IncomingValue>();
  for (const { prop, value, original, lang } of given) {
    const known = property(schema, prop);
    const clean = known?.type === 'entity' ? idOf(value) : wellFormed(value);
    if (!known || clean === '' || values.has(keyOf(prop, clean))) continue;
    const kept = original === undefined || original === clean ? null : wellFormed(original);
    values.set(keyOf(prop, clean), { prop, value: clean, original: kept, lang: lang ?? null });
  }
  return values;
}

/** An id as it is stored; a delta names it as its file does. */
export function idOf(given: string): string {
  const id = wellFormed(given);
  if (id.length <= MOST_ID) return id;
  return wellFormed(`${id.slice(0, 200)}…${createHash('sha256').update(id).digest('hex')}`);
}

/** One entity that a file tells in two places: the first place gives its schema, entry and caption. */
export const merged = (first: Incoming, second: Incoming): Incoming => ({
  ...first,
  values: new Map([...second.values, ...first.values]),
});

export const keyOf = (prop: string, value: string): string => `${prop}\u0000${value}`;

/**
 * Changes when the schema or any value of the entity does; not with the order of values, their place in the file or
 * how they were written.
 *
 * @returns SHA-256 in hexadecimal over JSON of the schema and the sorted pairs of property and value
 */
export function contentHash(schema: string, values: Iterable<{ prop: string; value: string }>): string {
  const pairs = [...values].map(({ prop, value }) => JSON.stringify([prop, value])).sort();
  return createHash('sha256')
    .update(`${JSON.stringify(schema)}\n${pairs.join('\n')}`)
    .digest('hex');
}

export const pointsToEntity = (schema: string, prop: string): boolean =>
  property(schema, prop)?.type === 'entity';

const plain = ({ prop, value }: IncomingValue) => ({ prop, value });

function propertiesOf(values: ReadonlyMap<string, IncomingValue>): Record<string, string[]> {
  const properties: Record<string, string[]> = {};
  for (const { prop, value } of values.values()) {
    if (!Object.hasOwn(properties, prop)) properties[prop] = [];
    properties[prop]!.push(value);
  }
  return properties;
}

/** What is derived from an entity for finding it again. */
export function derivedOf(
  dataset: string,
  { id, schema, values }: Pick<Incoming, 'id' | 'schema' | 'values'>,
  latin: (name: string) => string,
): { readonly keys: { key: string; about: string }[]; readonly search: SearchText } {
  const { names, identifiers, texts } = searchTextOf(
    { id, schema, values: [...values.values()].map(plain) },
    latin,
  );
  return {
    keys: identityKeys({ id, schema, properties: propertiesOf(values), dataset }),
    search: { names: wellFormed(names), identifiers: wellFormed(identifiers), texts: wellFormed(texts) },
  };
}
