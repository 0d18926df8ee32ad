import { captionOf, type Entity } from '@belfry/model';
import { isEntry } from '@belfry/profiles';

export type EntryChange = {
  readonly kind: 'listed' | 'delisted' | 'changed';
  readonly entityId: string;
  readonly caption: string;
  readonly schema: string;
  /** Values that went and came, by property; of what hangs on the entry under `Schema.property`. */
  readonly properties: readonly {
    readonly prop: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
  }[];
};

type Entry = { readonly main: Entity; readonly values: ReadonlyMap<string, ReadonlySet<string>> };

/** Properties by which something hangs on an entry. */
const HANGS_BY = [
  'entity',
  'holder',
  'subject',
  'owner',
  'asset',
  'person',
  'director',
  'agent',
  'member',
  'employee',
];

/**
 * What changed between two readings of one list: entries that came, went, or of which something changed.
 *
 * @returns in order of caption and id
 */
export function entryDifferences(before: readonly Entity[], after: readonly Entity[]): EntryChange[] {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const changes: EntryChange[] = [];
  const nothing: Entry['values'] = new Map();
  for (const [id, { main, values }] of now) {
    const properties = changed(old.get(id)?.values ?? nothing, values);
    if (properties.length > 0) changes.push(change(old.has(id) ? 'changed' : 'listed', main, properties));
  }
  for (const [id, { main, values }] of old)
    if (!now.has(id)) changes.push(change('delisted', main, changed(values, nothing)));
  return changes.sort((a, b) => compare(a.caption, b.caption) || compare(a.entityId, b.entityId));
}

const change = (
  kind: EntryChange['kind'],
  main: Entity,
  properties: EntryChange['properties'],
): EntryChange => ({
  kind,
  entityId: main.id,
  caption: captionOf(main),
  schema: main.schema,
  properties: kind === 'changed' ? properties : [],
});

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function entriesOf(entities: readonly Entity[]): Map<string, Entry> {
  const entries = new Map<string, { main: Entity; values: Map<string, Set<string>> }>();
  for (const entity of entities)
    if (isEntry(entity.schema)) entries.set(entity.id, { main: entity, values: valuesOf(entity, '') });
  const attached = new Map(
    entities.filter(({ schema }) => !isEntry(schema)).map((entity) => [entity.id, entity]),
  );
  for (const entity of attached.values()) {
    const holder = HANGS_BY.flatMap((prop) => entity.properties[prop] ?? []).find((id) => entries.has(id));
    const entry = holder === undefined ? undefined : entries.get(holder);
    if (!entry) continue;
    for (const [prop, values] of valuesOf(entity, `${entity.schema}.`)) {
      const known = entry.values.get(prop) ?? new Set<string>();
      for (const value of values) if (value !== holder) known.add(value);
      entry.values.set(prop, known);
    }
  }
  return entries;
}

function valuesOf({ properties }: Entity, prefix: string): Map<string, Set<string>> {
  const values = Object.entries(properties).map(([prop, all]) => [`${prefix}${prop}`, new Set(all)] as const);
  // Ids of addresses come from their content, which stands beside them.
  return new Map(values.filter(([prop]) => prop !== 'addressEntity'));
}

function changed(before: Entry['values'], after: Entry['values']): EntryChange['properties'] {
  const props = [...new Set([...before.keys(), ...after.keys()])].sort();
  return props.flatMap((prop) => {
    const none: ReadonlySet<string> = new Set();
    const [had, has] = [before.get(prop) ?? none, after.get(prop) ?? none];
    const from = [...had].filter((value) => !has.has(value));
    const to = [...has].filter((value) => !had.has(value));
    return from.length + to.length > 0 ? [{ prop, from, to }] : [];
  });
}
