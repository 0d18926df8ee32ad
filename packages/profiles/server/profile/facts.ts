import { transliterate } from '@belfry/matching';
import { isA, property, schema } from '@belfry/model';
import type { Fact, Origin, Relative } from '../../core/api';
import type { KnownEntity, KnownStatement, Pointed } from './store';

/** What turns statements into something to show. */
export type Lookup = {
  readonly entity: (key: string) => KnownEntity;
  readonly title: (dataset: string) => string;
  readonly pointed: (id: string) => Pointed | null;
};

/** Each value of each property once, with all its origins; in order of property and value. */
export function factsOf(statements: readonly KnownStatement[], lookup: Lookup): Fact[] {
  const facts = new Map<string, Fact & { origins: Origin[] }>();
  for (const statement of statements) {
    const { prop, value } = statement;
    const key = `${prop}\u0000${value}`;
    const fact = facts.get(key) ?? emptyFact(statement, lookup);
    fact.origins.push(originOf(statement, lookup));
    facts.set(key, fact);
  }
  return [...facts.values()];
}

function emptyFact(
  { entityKey, prop, value, points }: KnownStatement,
  lookup: Lookup,
): Fact & { origins: Origin[] } {
  const type = property(lookup.entity(entityKey).schema, prop)?.type ?? 'string';
  const target = points ? lookup.pointed(value) : null;
  return {
    prop,
    type,
    value,
    target: target && { canonicalId: target.canonicalId, caption: target.caption, schema: target.schema },
    transliteration: type === 'name' ? inLatin(value) : null,
    origins: [],
  };
}

function originOf(statement: KnownStatement, lookup: Lookup): Origin {
  const { id, dataset } = lookup.entity(statement.entityKey);
  const { edition, place, original, lang, knownFrom, knownUntil } = statement;
  return {
    entityId: id,
    dataset,
    datasetTitle: lookup.title(dataset),
    edition,
    place,
    original,
    lang,
    knownFrom: knownFrom.toISOString(),
    knownUntil: knownUntil?.toISOString() ?? null,
  };
}

/** A name in Latin letters; null when it is in them already. */
export function inLatin(name: string): string | null {
  if (!/\p{L}/u.test(name) || !/[^\p{Script=Latin}\P{L}]/u.test(name)) return null;
  return transliterate(name.slice(0, 500)) || null;
}

/** Properties that only say what a paper or sanction hangs on. */
const HANGERS: ReadonlySet<string> = new Set(['holder', 'entity', 'addressEntity']);
const ROLES = ['role', 'relationship', 'status', 'position', 'description', 'percentage', 'ownershipType'];

/**
 * Who and what the members are linked to, told from their side: through links (ownership, family…) and through
 * properties that point.
 */
export function relativesOf(
  of: { members: readonly KnownEntity[]; entities: readonly KnownEntity[] },
  statements: ReadonlyMap<string, readonly KnownStatement[]>,
  lookup: Lookup,
): Relative[] {
  const ids = new Set(of.members.map(({ id }) => id));
  const relatives = new Map<string, Relative & { datasets: string[] }>();
  for (const entity of of.entities) {
    const own = statements.get(entity.key) ?? [];
    for (const link of linksOf(entity, own, ids)) {
      const target = lookup.pointed(link.other);
      if (!target || ids.has(link.other)) continue;
      const { canonicalId, caption, schema: name } = target;
      const { via, direction, role, startDate, endDate } = link;
      const key = JSON.stringify([via, direction, role, canonicalId, startDate, endDate]);
      const known = relatives.get(key) ?? {
        via,
        direction,
        role,
        canonicalId,
        caption,
        schema: name,
        startDate,
        endDate,
        datasets: [],
      };
      if (!known.datasets.includes(entity.dataset)) known.datasets.push(entity.dataset);
      relatives.set(key, known);
    }
  }
  return [...relatives.values()].sort((a, b) => (a.caption < b.caption ? -1 : a.caption > b.caption ? 1 : 0));
}

type Link = Pick<Relative, 'via' | 'direction' | 'role' | 'startDate' | 'endDate'> & {
  readonly other: string;
};

function linksOf(
  entity: KnownEntity,
  statements: readonly KnownStatement[],
  members: ReadonlySet<string>,
): Link[] {
  const values = (prop: string) => statements.filter((one) => one.prop === prop).map(({ value }) => value);
  const edge = schema(entity.schema)?.edge;
  if (edge) {
    const about = {
      via: entity.schema,
      role: ROLES.flatMap(values)[0] ?? null,
      startDate: values('startDate')[0] ?? values('date')[0] ?? null,
      endDate: values('endDate')[0] ?? null,
    };
    const [sources, targets] = [values(edge.source), values(edge.target)];
    return [
      ...targets
        .filter(() => sources.some((id) => members.has(id)))
        .map((other) => ({ ...about, direction: 'out' as const, other })),
      ...sources
        .filter(() => targets.some((id) => members.has(id)))
        .map((other) => ({ ...about, direction: 'in' as const, other })),
    ];
  }
  if (!isA(entity.schema, 'Thing')) return [];
  const isMember = members.has(entity.id);
  return statements
    .filter(({ prop, points, value }) => points && !HANGERS.has(prop) && (isMember || members.has(value)))
    .map(({ prop, value }) => ({
      via: prop,
      direction: isMember ? ('out' as const) : ('in' as const),
      role: null,
      startDate: null,
      endDate: null,
      other: isMember ? value : entity.id,
    }));
}
