/** An entity read for comparing. */
import { type Entity, isA } from '@belfry/model';
import { type Facts, readFacts } from './facts';
import { formKey } from './names/keys';
import type { ReadName, Sort } from './names/part';
import { readName } from './names/read-name';
import type { Ignored } from './text/words';

export type Prepared = {
  readonly entity: Entity;
  readonly sort: Sort;
  /** Without doubles, in an order of their own: that of the entity makes no difference. */
  readonly names: readonly ReadName[];
  readonly facts: Facts;
  readonly ignored: readonly Ignored[];
};

/** Names of one entity that are read; the rest is said to be left out. */
export const MAX_NAMES = 1200;
const mostIgnored = 40;

export function sortOf(schema: string): Sort {
  if (isA(schema, 'Person')) return 'person';
  return isA(schema, 'Asset') && !isA(schema, 'LegalEntity') ? 'thing' : 'organisation';
}

/** Read as `sort` when given: a LegalEntity beside a Person is read as a person. */
export function prepare(entity: Entity, sort: Sort = sortOf(entity.schema)): Prepared {
  return { entity, sort, facts: readFacts(entity), ...prepareNames(entity, sort) };
}

/** The names alone, read once each. */
export function prepareNames(
  entity: Entity,
  sort: Sort,
): { names: readonly ReadName[]; ignored: readonly Ignored[] } {
  const raws = namesOf(entity, sort);
  const ignored: Ignored[] = [];
  if (raws.length > MAX_NAMES) ignored.push({ code: 'ignored/too-many-names', value: String(raws.length) });
  const byKey = new Map<string, ReadName>();
  for (const raw of raws.slice(0, MAX_NAMES)) {
    const read = readName(raw, sort);
    if (ignored.length < mostIgnored) ignored.push(...read.ignored);
    if (read.forms.length === 0) continue;
    const key = formKey(read);
    const known = byKey.get(key);
    if (!known || read.raw < known.raw) byKey.set(key, read);
  }
  if (byKey.size < 2) return { names: [...byKey.values()], ignored };
  return { names: [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, read]) => read), ignored };
}

const nameProperties = ['name', 'alias', 'weakAlias', 'previousName', 'abbreviation', 'pastNames'];

/** All full names, and those put together from the fields of given and family names. */
export function namesOf(entity: Entity, sort: Sort): string[] {
  const out = new Set<string>();
  for (const prop of nameProperties) for (const name of entity.properties[prop] ?? []) out.add(name);
  if (sort === 'person') for (const name of composed(entity.properties)) out.add(name);
  return [...out];
}

const mostComposed = 8;

function composed(of: Entity['properties']): string[] {
  const families = of.lastName ?? [];
  const givens = of.firstName ?? [];
  if (families.length === 0 && givens.length === 0) return [];
  const middle = [of.secondName?.[0], of.middleName?.[0], of.fatherName?.[0]];
  const out: string[] = [];
  for (const given of givens.length > 0 ? givens.slice(0, mostComposed) : ['']) {
    for (const family of families.length > 0 ? families.slice(0, mostComposed) : ['']) {
      out.push([given, ...middle, family, of.nameSuffix?.[0]].filter((part) => part).join(' '));
    }
  }
  return out;
}
