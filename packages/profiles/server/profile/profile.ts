import { commonSchema, isA, schema } from '@belfry/model';
import { type Db, refused, type Trx } from '@belfry/platform/server';
import type { Profile } from '../../core/api';
import { standsAlone } from '../../core/standing';
import { factsOf, inLatin, type Lookup, relativesOf } from './facts';
import { type KnownEntity, type KnownStatement, type Pointed, profileStore } from './store';

export type ProfileAsk = {
  /** Any id the profile or one of its entities has or had. */
  readonly id: string;
  /** A day; the profile as it was known at its end, in UTC. */
  readonly asOf?: string;
};
const DAY_MS = 86_400_000;

/**
 * Everything the lists say of one thing, by property, each value with its origins.
 *
 * @returns  without hits: those are screening's to tell
 * @throws   Refused `profiles/not-found`, `profiles/not-known-then`
 * @limits   2,000 entities, 20,000 statements
 */
export async function readProfile(db: Db | Trx, { id, asOf }: ProfileAsk): Promise<Omit<Profile, 'hits'>> {
  const store = profileStore(db, asOf === undefined ? null : new Date(Date.parse(asOf) + DAY_MS));
  const canonicalId = await store.canonicalOf(id);
  if (canonicalId === null)
    throw refused({ code: 'profiles/not-found', status: 404, facts: { id: id.slice(0, 200) } });
  const members = await store.members(canonicalId);
  if (members.length === 0)
    throw refused({ code: 'profiles/not-known-then', status: 404, facts: { asOf: asOf ?? '' } });
  const attached = await store.attached(members);
  const pointing = await store.pointing(members.map((member) => member.id));
  const all = unique([...members, ...attached, ...pointing]);
  const statements = byEntity(await store.statements(all));
  const lookup = await lookupOf(store, all, [...statements.values()].flat());
  const [main, listed] = [headOf(members), members.filter(({ goneWith }) => goneWith === null)];
  const facts = factsOf(ofEntities(members, statements), lookup);
  const datasets = await store.datasets([...new Set(members.map(({ dataset }) => dataset))]);
  return {
    canonicalId,
    entityIds: [...new Set(members.map((member) => member.id))],
    schema: schemaOf(listed.length > 0 ? listed : members),
    caption: main.caption,
    captionTransliteration: inLatin(main.caption),
    datasets: datasets.map((dataset) => ({
      ...dataset,
      edition: dataset.edition ?? 0,
      listed: listed.some((member) => member.dataset === dataset.name),
    })),
    topics: [...new Set(facts.filter(({ prop }) => prop === 'topics').map(({ value }) => value))],
    facts,
    attached: attachedOf(unique([...attached, ...pointing.filter(hangs)]), statements, lookup),
    relations: relativesOf({ members, entities: all }, statements, lookup),
    firstSeen: iso(Math.min(...members.map(({ firstSeen }) => firstSeen.getTime()))),
    lastChange: iso(
      Math.max(
        ...all
          .filter((one) => members.includes(one) || hangs(one))
          .map(({ lastChange }) => lastChange.getTime()),
      ),
    ),
    asOf: asOf ?? null,
  };
}

/** Papers, sanctions and addresses; links are told as relations, other things as profiles of their own. */
const hangs = (entity: KnownEntity) =>
  !standsAlone(entity.schema) && (schema(entity.schema)?.edge ?? null) === null;

function attachedOf(
  entities: readonly KnownEntity[],
  statements: ReadonlyMap<string, readonly KnownStatement[]>,
  lookup: Lookup,
): Profile['attached'] {
  return entities.filter(hangs).map((entity) => ({
    schema: entity.schema,
    id: entity.id,
    caption: entity.caption,
    facts: factsOf(
      (statements.get(entity.key) ?? []).filter(({ prop }) => prop !== 'holder' && prop !== 'entity'),
      lookup,
    ),
  }));
}

/** The member the profile is called by: in force, and in Latin letters when there is one. */
function headOf(members: readonly KnownEntity[]): KnownEntity {
  const listed = members.filter(({ goneWith }) => goneWith === null);
  const from = listed.length > 0 ? listed : members;
  return from.find(({ caption }) => inLatin(caption) === null) ?? from[0]!;
}

function schemaOf(members: readonly KnownEntity[]): string {
  return members
    .map((member) => member.schema)
    .reduce((one, other) => commonSchema(one, other) ?? (isA(one, other) ? one : other));
}

async function lookupOf(
  store: ReturnType<typeof profileStore>,
  entities: readonly KnownEntity[],
  statements: readonly KnownStatement[],
): Promise<Lookup> {
  const targets = new Set(statements.filter(({ points }) => points).map(({ value }) => value));
  for (const { id } of entities) targets.add(id);
  const pointed = new Map<string, Pointed>((await store.pointed([...targets])).map((one) => [one.id, one]));
  const keys = new Map(entities.map((entity) => [entity.key, entity]));
  const datasets = await store.datasets([...new Set(entities.map(({ dataset }) => dataset))]);
  const titles = new Map(datasets.map(({ name, title }) => [name, title]));
  return {
    entity: (key) => keys.get(key)!,
    title: (dataset) => titles.get(dataset) ?? dataset,
    pointed: (id) => pointed.get(id) ?? null,
  };
}

const ofEntities = (
  entities: readonly KnownEntity[],
  statements: ReadonlyMap<string, readonly KnownStatement[]>,
) =>
  entities
    .flatMap(({ key }) => statements.get(key) ?? [])
    .sort((a, b) => compare(a.prop, b.prop) || compare(a.value, b.value));

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

function byEntity(statements: readonly KnownStatement[]): Map<string, KnownStatement[]> {
  const groups = new Map<string, KnownStatement[]>();
  for (const statement of statements) {
    const group = groups.get(statement.entityKey);
    if (group) group.push(statement);
    else groups.set(statement.entityKey, [statement]);
  }
  return groups;
}

const unique = (entities: readonly KnownEntity[]) => [
  ...new Map(entities.map((entity) => [entity.key, entity])).values(),
];
const iso = (ms: number) => new Date(ms).toISOString();
