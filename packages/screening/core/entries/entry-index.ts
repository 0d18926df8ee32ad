import type { Explanation, MatchIndex, Query, Scored } from '@belfry/matching';
import type { Entity, Properties } from '@belfry/model';
import type { EditionUsed } from '../api';
import { entryHash } from '../subjects/content-hash';

/** What one list says of one thing, as profiles hand it over. */
export type IndexedEntity = {
  readonly dataset: string;
  readonly id: string;
  readonly canonicalId: string;
  readonly entryId: string;
  readonly schema: string;
  readonly caption: string;
  /** Changes when anything the list says of it changes. */
  readonly contentHash: string;
  /** ISO times, where they are kept: first read, and last read otherwise than before. */
  readonly firstSeen?: string;
  readonly lastChange?: string;
  readonly properties: Properties;
};

/** One real-world entry that is like a subject, however many lists carry it. */
export type EntryHit = {
  readonly canonicalId: string;
  /** Every list's entity behind it, best first. */
  readonly entityIds: readonly string[];
  readonly datasets: readonly string[];
  readonly schema: string;
  readonly caption: string;
  readonly score: number;
  readonly sureness: number;
  readonly explanation: Explanation;
  /** Over all entities of the entry, in whatever list. */
  readonly entryHash: string;
};

export type EntryQuery = Omit<Query, 'subject' | 'excludeIds'> & {
  /** Entity or canonical ids. */
  readonly excludeIds?: readonly string[];
};

type Member = Omit<IndexedEntity, 'properties' | 'entryId'> & { readonly key: string };

export type EntryMember = Member & { readonly properties: Properties };

export type EntryIndex = {
  /** Entities in it. */
  readonly size: number;
  /** The editions its entities are of, by name of their dataset; names are rare or common among all of them. */
  readonly editions: readonly EditionUsed[];
  /** Takes an entity in, in place of what stood under its dataset and id. */
  put(entity: IndexedEntity): void;
  take(dataset: string, id: string): void;
  /** Takes out whatever `keep` does not want; to be asked with `dataset/id`. */
  keepOnly(keep: (key: string) => boolean): void;
  setEditions(editions: readonly EditionUsed[]): void;
  /** Entries like the subject, best first; entries are counted, not their entities. */
  screen(subject: Entity, query: EntryQuery): EntryHit[];
  /** What all its lists say of an entry, in order of dataset and id; empty when it has none. */
  entry(canonicalId: string): readonly EntryMember[];
  /** Canonical ids of all entries. */
  entries(): Iterable<string>;
  /** Keys of an entry's entities, `dataset/id`. */
  keys(canonicalId: string): readonly string[];
  contentHash(key: string): string | undefined;
  member(key: string): EntryMember | null;
};

/** An index of entities that answers in entries. */
export function entryIndex(createIndex: () => MatchIndex): EntryIndex {
  const index = createIndex();
  const state: State = { index, members: new Map(), entries: new Map(), editions: [] };
  return {
    get size() {
      return state.members.size;
    },
    get editions() {
      return state.editions;
    },
    put: (entity) => put(state, entity),
    take: (dataset, id) => takeOut(state, `${dataset}/${id}`),
    keepOnly(keep) {
      for (const key of [...state.members.keys()]) if (!keep(key)) takeOut(state, key);
    },
    setEditions(editions) {
      state.editions = [...editions].sort((a, b) => (a.dataset < b.dataset ? -1 : 1));
    },
    screen: (subject, query) => screen(state, subject, query),
    entries: () => state.entries.keys(),
    keys: (canonicalId) => [...(state.entries.get(canonicalId) ?? [])],
    contentHash: (key) => state.members.get(key)?.contentHash,
    member: (key) => {
      const found = state.members.get(key);
      return found ? { ...found, properties: index.get(key)!.properties } : null;
    },
    entry: (canonicalId) =>
      membersOf(state, canonicalId).map((member) => ({
        ...member,
        properties: index.get(member.key)!.properties,
      })),
  };
}

type State = {
  readonly index: MatchIndex;
  /** By key in the index, `dataset/id`. */
  readonly members: Map<string, Member>;
  /** Keys by canonical id. */
  readonly entries: Map<string, Set<string>>;
  editions: readonly EditionUsed[];
};

function put(state: State, entity: IndexedEntity): void {
  const { properties, entryId: _, ...rest } = entity;
  const { dataset, id, canonicalId, schema, contentHash } = rest;
  const key = `${dataset}/${id}`;
  const before = state.members.get(key);
  const same = before?.contentHash === contentHash && before.schema === schema;
  if (before) forget(state, before);
  if (!same) state.index.add({ id: key, schema, properties, datasets: [dataset] });
  state.members.set(key, { ...rest, key });
  const entry = state.entries.get(canonicalId) ?? new Set();
  state.entries.set(canonicalId, entry.add(key));
}

function takeOut(state: State, key: string): void {
  const before = state.members.get(key);
  if (!before) return;
  forget(state, before);
  state.index.remove(key);
}

function forget(state: State, { key, canonicalId }: Member): void {
  state.members.delete(key);
  const entry = state.entries.get(canonicalId);
  entry?.delete(key);
  if (entry?.size === 0) state.entries.delete(canonicalId);
}

function membersOf(state: State, canonicalId: string): Member[] {
  const keys = [...(state.entries.get(canonicalId) ?? [])].sort();
  return keys.map((key) => state.members.get(key)!);
}

const MOST_ROUNDS = 4;

function screen(state: State, subject: Entity, query: EntryQuery): EntryHit[] {
  const datasets = datasetsAsked(state, query);
  if (datasets.size === 0) return [];
  const limit = query.limit ?? 5;
  const { excludeDatasets: _, excludeIds, ...rest } = query;
  const without = excludeIds && keysOf(state, new Set(excludeIds));
  let wanted = Math.min(limit * 2 + 5, 1_000);
  for (let round = 1; ; round++) {
    const ask = {
      ...rest,
      subject,
      datasets: [...datasets],
      limit: wanted,
      ...(without && { excludeIds: without }),
    };
    // In an order that does not tell when each was taken in, so that a replay finds the same.
    const found = state.index.match(ask).sort(byRank);
    const groups = grouped(state, found);
    if (found.length < wanted || isSettled(found, groups[limit - 1]) || round === MOST_ROUNDS)
      return groups.slice(0, limit).map((group) => entryHit({ state, subject, group, datasets }));
    wanted *= 3;
  }
}

/** Whether nothing that was not given could stand before the last entry wanted. */
const isSettled = (found: readonly Scored[], last: readonly Scored[] | undefined): boolean =>
  last !== undefined && last[0]!.score > found.at(-1)!.score;

const byRank = (a: Scored, b: Scored): number =>
  b.score - a.score || b.sureness - a.sureness || (a.id < b.id ? -1 : 1);

function datasetsAsked(state: State, { datasets, excludeDatasets }: EntryQuery): Set<string> {
  const asked = datasets ? new Set(datasets) : null;
  const shown = state.editions.map(({ dataset }) => dataset);
  return new Set(shown.filter((name) => (!asked || asked.has(name)) && !excludeDatasets?.includes(name)));
}

/** Keys of all entities under these ids, their own or their entry's. */
function keysOf(state: State, ids: ReadonlySet<string>): string[] {
  const own = [...ids].flatMap((id) => state.editions.map(({ dataset }) => `${dataset}/${id}`));
  const joined = [...ids].flatMap((id) => [...(state.entries.get(id) ?? [])]);
  const entries = own.flatMap((key) => state.members.get(key)?.canonicalId ?? []);
  return [...new Set([...own, ...joined, ...entries.flatMap((id) => [...(state.entries.get(id) ?? [])])])];
}

/** Entities of one entry together, in the order of the best of each. */
function grouped(state: State, found: readonly Scored[]): Scored[][] {
  const groups = new Map<string, Scored[]>();
  for (const scored of found) {
    const { canonicalId } = state.members.get(scored.id)!;
    const group = groups.get(canonicalId);
    if (group) group.push(scored);
    else groups.set(canonicalId, [scored]);
  }
  return [...groups.values()];
}

type Found = { state: State; subject: Entity; group: readonly Scored[]; datasets: ReadonlySet<string> };

function entryHit({ state, subject, group, datasets }: Found): EntryHit {
  const best = group[0]!;
  const { canonicalId, schema, caption } = state.members.get(best.id)!;
  const all = membersOf(state, canonicalId);
  const asked = all.filter(({ dataset }) => datasets.has(dataset));
  const alike = group.map(({ id }) => state.members.get(id)!);
  const ordered = [...alike, ...asked.filter((member) => !alike.includes(member))];
  const explanation = state.index.explain(subject, best.id);
  if (!explanation) throw new Error(`${best.id} was scored but cannot be explained`);
  return {
    canonicalId,
    entityIds: [...new Set(ordered.map(({ id }) => id))],
    datasets: [...new Set(ordered.map(({ dataset }) => dataset))],
    schema,
    caption,
    score: best.score,
    sureness: best.sureness,
    explanation,
    entryHash: entryHash(all),
  };
}
