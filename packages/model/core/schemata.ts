/**
 * FollowTheMoney's schemata, flattened: every schema with all its properties, inherited ones too.
 *
 * @standard FollowTheMoney 3.8.4 (followthemoney.tech); 70 schemata, 592 properties
 * @source   data/ftm/model.json, MIT licence; `npm run data` makes schemata.gen.ts of it
 */
import type { Entity } from './entity';
import { GENDERS, PROPERTIES, SCHEMATA, TOPICS, TYPES } from './schemata.gen';

export type Property = {
  readonly name: string;
  /** With the schema that defines it: `Thing:name`. */
  readonly qname: string;
  readonly label: string;
  readonly type: string;
  readonly matchable: boolean;
  /** For type `entity`: the schema its values must be. */
  readonly range: string | null;
  /** For type `entity`: the property that leads back from the other side. */
  readonly reverse: string | null;
  readonly hidden: boolean;
  /** Exists only as the reverse of another property; never carries values. */
  readonly stub: boolean;
  /** In characters. */
  readonly maxLength: number;
};

export type Edge = {
  readonly source: string;
  readonly target: string;
  readonly directed: boolean;
  readonly caption: readonly string[];
  readonly label: string;
};

export type Schema = {
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly extends: readonly string[];
  /** Itself and all its ancestors. */
  readonly schemata: readonly string[];
  readonly matchable: boolean;
  readonly abstract: boolean;
  readonly caption: readonly string[];
  readonly featured: readonly string[];
  readonly required: readonly string[];
  /** By name; has no prototype, so that `constructor` is not a property. */
  readonly properties: Readonly<Record<string, Property>>;
  readonly edge: Edge | null;
  readonly temporalExtent: { readonly start: readonly string[]; readonly end: readonly string[] };
};

export type PropertyType = {
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly matchable: boolean;
  readonly maxLength: number;
  readonly group: string | null;
};

const propertyTypes = new Map<string, PropertyType>(
  TYPES.map(([name, label, plural, matchable, maxLength, group]) => [
    name,
    { name, label, plural, matchable, maxLength, group },
  ]),
);

const allProperties: readonly Property[] = PROPERTIES.map(
  ([name, qname, label, type, matchable, range, reverse, hidden, stub, maxLength]) => ({
    name,
    qname,
    label,
    type,
    matchable,
    range,
    reverse,
    hidden,
    stub,
    maxLength,
  }),
);

const schemataByName = new Map<string, Schema>(SCHEMATA.map((row) => [row[0], toSchema(row)]));

function toSchema(row: (typeof SCHEMATA)[number]): Schema {
  const [name, label, plural, parents, schemata, matchable, abstract, caption, featured, required] = row;
  const [numbers, edge, extent] = [row[10], row[11], row[12]];
  const properties: Record<string, Property> = Object.create(null);
  for (const number of numbers) properties[allProperties[number]!.name] = allProperties[number]!;
  return {
    name,
    label,
    plural,
    extends: parents,
    schemata,
    matchable,
    abstract,
    caption,
    featured,
    required,
    properties,
    edge: edge && {
      source: edge[0],
      target: edge[1],
      directed: edge[2],
      caption: edge[3],
      label: edge[4],
    },
    temporalExtent: { start: extent[0], end: extent[1] },
  };
}

/** The schema of that exact name; null when FollowTheMoney has none. */
export const schema = (name: string): Schema | null => schemataByName.get(name) ?? null;

/** Names of all schemata, in alphabetical order. */
export const schemaNames = (): string[] => [...schemataByName.keys()];

/** Whether `name` is `ancestor` or descends from it; false for unknown names. */
export const isA = (name: string, ancestor: string): boolean =>
  schemataByName.get(name)?.schemata.includes(ancestor) ?? false;

/** Names of the schemata whose entities are compared with each other. */
export const matchableSchemata = (): string[] =>
  [...schemataByName.values()].filter((s) => s.matchable).map((s) => s.name);

/**
 * The schema of two entities taken as one: the narrower of the two when one descends from the other,
 * else the widest schema that is both (Asset and LegalEntity: Company).
 *
 * @returns null when nothing can be both (Person and Vessel)
 */
export function commonSchema(left: string, right: string): string | null {
  if (!schemataByName.has(left) || !schemataByName.has(right)) return null;
  if (isA(left, right)) return left;
  if (isA(right, left)) return right;
  const both = [...schemataByName.values()].filter((s) => isA(s.name, left) && isA(s.name, right));
  const widest = both.find((s) => both.every((other) => isA(other.name, s.name)));
  return widest?.name ?? null;
}

/** The text an entity is called by: the first value its schema's caption properties have; else its schema's label or id. */
export function captionOf(entity: Entity): string {
  const found = schemataByName.get(entity.schema);
  for (const name of found?.caption ?? []) {
    const value = entity.properties[name]?.[0];
    if (value) return value;
  }
  return entity.properties.name?.[0] ?? found?.label ?? entity.id;
}

/** The schema's properties of one type (`name`, `country`, `date`…), stubs left out. */
export const propertiesOfType = (schemaName: string, type: string): Property[] =>
  Object.values(schemataByName.get(schemaName)?.properties ?? {}).filter((p) => p.type === type && !p.stub);

/** One property of a schema, own or inherited; null when it has none of that name. */
export const property = (schemaName: string, name: string): Property | null =>
  schemataByName.get(schemaName)?.properties[name] ?? null;

/** FollowTheMoney's property types: `name`, `date`, `country`, `identifier`… */
export const propertyType = (name: string): PropertyType | null => propertyTypes.get(name) ?? null;

/** Topic codes (`sanction`, `role.pep`…) with their English names. */
export const topics: ReadonlyMap<string, string> = new Map(TOPICS);

/** Gender codes with their English names. */
export const genders: ReadonlyMap<string, string> = new Map(GENDERS);
