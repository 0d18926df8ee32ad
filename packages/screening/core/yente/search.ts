import { country, schemaNames, schema as schemaOf, topics } from '@belfry/model';

import type { YenteEntity } from './entity';

export type Facets = Readonly<
  Record<string, { label: string; values: { name: string; label: string; count: number }[] }>
>;

const FACETS: Readonly<
  Record<
    string,
    { label: string; of: (entity: YenteEntity) => readonly string[]; labelOf: (name: string) => string }
  >
> = {
  countries: { label: 'Countries', of: countriesOf, labelOf: (name) => country(name)?.names.en ?? name },
  topics: {
    label: 'Topics',
    of: (entity) => textsOf(entity, 'topics'),
    labelOf: (name) => topics.get(name) ?? name,
  },
  datasets: { label: 'Data sources', of: ({ datasets }) => datasets, labelOf: (name) => name },
  schema: { label: 'Schema', of: ({ schema }) => [schema], labelOf: (name) => schemaOf(name)?.label ?? name },
};
export const FACET_NAMES = Object.keys(FACETS);

/** How often each country, topic and list occurs among entities, the most frequent first. */
export function facetsOf(entities: readonly YenteEntity[], names: readonly string[]): Facets {
  const facets: Record<string, Facets[string]> = {};
  for (const name of names) {
    const facet = FACETS[name];
    if (!facet) continue;
    const counts = new Map<string, number>();
    for (const entity of entities)
      for (const value of new Set(facet.of(entity))) counts.set(value, (counts.get(value) ?? 0) + 1);
    const values = [...counts]
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .map(([value, count]) => ({ name: value, label: facet.labelOf(value), count }));
    facets[name] = { label: facet.label, values };
  }
  return facets;
}

export type SearchFilter = {
  readonly countries?: readonly string[] | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly datasets?: readonly string[] | undefined;
  readonly exclude_schema?: readonly string[] | undefined;
  readonly changed_since?: string | undefined;
};

/** Each filter that is given must hold; of its values one is enough. */
export const passes = (entity: YenteEntity, filter: SearchFilter): boolean =>
  anyOf(filter.countries, countriesOf(entity)) &&
  anyOf(filter.topics, textsOf(entity, 'topics')) &&
  anyOf(filter.datasets, entity.datasets) &&
  !filter.exclude_schema?.includes(entity.schema) &&
  (filter.changed_since === undefined ||
    (entity.last_change ?? '') >= filter.changed_since.replace(' ', 'T'));

const anyOf = (wanted: readonly string[] | undefined, found: readonly string[]): boolean =>
  !wanted?.length || wanted.some((one) => found.includes(one));

/** A schema and those that descend from it. */
export const familyOf = (name: string): string[] =>
  schemaNames().filter((other) => schemaOf(other)?.schemata.includes(name));

const SORTS: Readonly<Record<string, (entity: YenteEntity) => string>> = {
  caption: ({ caption }) => caption,
  schema: ({ schema }) => schema,
  first_seen: ({ first_seen }) => first_seen ?? '',
  last_change: ({ last_change }) => last_change ?? '',
  id: ({ id }) => id,
};

/** Order by `field:asc` or `field:desc`, several in turn; fields nobody knows are passed over, as yente does. */
export function sorted(entities: readonly YenteEntity[], sort: readonly string[]): YenteEntity[] {
  const orders = sort.flatMap((one) => {
    const [field, direction] = one.split(':');
    const pick = Object.hasOwn(SORTS, field!) ? SORTS[field!] : undefined;
    return pick ? [{ pick, sign: direction === 'desc' ? -1 : 1 }] : [];
  });
  if (orders.length === 0) return [...entities];
  return [...entities].sort((a, b) => {
    for (const { pick, sign } of orders) if (pick(a) !== pick(b)) return pick(a) < pick(b) ? -sign : sign;
    return a.id < b.id ? -1 : 1;
  });
}

function countriesOf({ schema, properties }: YenteEntity): string[] {
  const found = schemaOf(schema)?.properties ?? {};
  const values = Object.entries(properties).flatMap(([prop, all]) =>
    found[prop]?.type === 'country' ? all : [],
  );
  return [...new Set(values.filter((value): value is string => typeof value === 'string'))];
}

const textsOf = ({ properties }: YenteEntity, prop: string): string[] =>
  (properties[prop] ?? []).filter((value): value is string => typeof value === 'string');
