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
  /** Over all entities of the entry in the lists asked. */
  readonly entryHash: string;
};

export type EntryQuery = Omit<Query, 'subject' | 'excludeIds'> & {
  /** Entity or canonical ids. */
  readonly excludeIds?: readonly string[];
};

type Member = Omit<IndexedEntity, 'properties' | 'entryId'> & { readonly key: string };

/** Entities to take in and to take out; nothing of it is seen before `show`. */
export type Changeover = {
  /** Takes in what is new or has changed; may be called over a long time, while the index serves as before. */
  offer(entity: IndexedEntity): void;
  /** All at once: what was offered is shown, what was not is gone. */
  show(editions: readonly EditionUsed[]): { added: number; removed: number };
  /** As if it had never begun. */
  drop(): void;
};

export type EntryIndex = {
  readonly size: number;
  /** The editions that are shown, by name of their dataset. */
  readonly editions: readonly EditionUsed[];
  /** Entries like the subject, best first; entries are counted, not their entities. */
  screen(subject: Entity, query: EntryQuery): EntryHit[];
  begin(): Changeover;
};

/**
 * An index of entities that answers in entries. It is brought from one set of editions to the next while it serves:
 * new entities are taken in under a mark no question asks for, and shown in one step.
 */
export function entryIndex(createIndex: () => MatchIndex): EntryIndex {
  const index = createIndex();
  const state: State = {
    index,
    members: new Map(),
    entries: new Map(),
    ids: new Map(),
    marks: new Map(),
    editions: [],
  };
  let changeovers = 0;
  return {
    get size() {
      return state.members.size;
    },
    get editions() {
      return state.editions;
    },
    screen: (subject, query) => screen(state, subject, query),
    begin: () => beginChangeover(state, ++changeovers),
  };
}

type State = {
  readonly index: MatchIndex;
  /** Shown entities by their key in the index. */
  readonly members: Map<string, Member>;
  /** Keys by canonical id. */
  readonly entries: Map<string, Set<string>>;
  /** Keys by `dataset/id`. */
  readonly ids: Map<string, string>;
  /** Marks under which the entities of a dataset stand in the index; all of them are asked for. */
  marks: Map<string, Map<string, number>>;
  editions: readonly EditionUsed[];
};

const MOST_ROUNDS = 4;

function screen(state: State, subject: Entity, query: EntryQuery): EntryHit[] {
  const datasets = shownDatasets(state, query);
  if (datasets.size === 0) return [];
  const limit = query.limit ?? 5;
  const { excludeDatasets: _, ...rest } = query;
  const marks = [...datasets].flatMap((name) => [...(state.marks.get(name)?.keys() ?? [])]);
  const excludeIds = query.excludeIds && keysOf(state, new Set(query.excludeIds));
  let wanted = Math.min(limit * 2 + 5, 1_000);
  for (let round = 1; ; round++) {
    const ask = { ...rest, subject, datasets: marks, limit: wanted, ...(excludeIds && { excludeIds }) };
    const found = state.index.match(ask).filter(({ id }) => state.members.has(id));
    const groups = grouped(state, found);
    if (groups.length >= limit || found.length < wanted || round === MOST_ROUNDS)
      return groups.slice(0, limit).map((group) => entryHit({ state, subject, group, datasets }));
    wanted *= 3;
  }
}

function shownDatasets(state: State, { datasets, excludeDatasets }: EntryQuery): Set<string> {
  const asked = datasets ? new Set(datasets) : null;
  const shown = state.editions.map(({ dataset }) => dataset);
  return new Set(shown.filter((name) => (!asked || asked.has(name)) && !excludeDatasets?.includes(name)));
}

function keysOf(state: State, ids: ReadonlySet<string>): string[] {
  const direct = [...state.members.values()].filter(
    ({ id, canonicalId }) => ids.has(id) || ids.has(canonicalId),
  );
  return direct.map(({ key }) => key);
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
  const [best] = group;
  const member = state.members.get(best!.id)!;
  const all = [...state.entries.get(member.canonicalId)!].map((key) => state.members.get(key)!);
  const asked = all.filter((other) => datasets.has(other.dataset));
  const alike = new Set(group.map(({ id }) => id));
  const others = asked.filter(({ key }) => !alike.has(key)).sort(byKey);
  const ordered = [...group.map(({ id }) => state.members.get(id)!), ...others];
  const explanation = state.index.explain(subject, best!.id);
  if (!explanation) throw new Error(`${best!.id} was scored but cannot be explained`);
  const { canonicalId, schema, caption } = member;
  return {
    canonicalId,
    entityIds: [...new Set(ordered.map(({ id }) => id))],
    datasets: [...new Set(ordered.map(({ dataset }) => dataset))],
    schema,
    caption,
    score: best!.score,
    sureness: best!.sureness,
    explanation,
    entryHash: entryHash(
      asked.map(({ dataset, id, contentHash }) => ({ key: `${dataset}/${id}`, contentHash })),
    ),
  };
}

const byKey = (a: Member, b: Member) => (a.key < b.key ? -1 : 1);

function beginChangeover(state: State, number: number): Changeover {
  const added = new Map<string, Member>();
  const kept = new Map<string, Member>();
  const markOf = (dataset: string) => `${dataset}#${number}`;
  return {
    offer(entity) {
      const { dataset, id, properties, canonicalId, schema, caption, contentHash } = entity;
      const name = `${dataset}/${id}`;
      const before = state.ids.get(name);
      const same = before !== undefined && state.members.get(before)!.contentHash === contentHash;
      const key = same ? before : `${name}#${number}`;
      const member = { key, dataset, id, canonicalId, schema, caption, contentHash };
      if (same) kept.set(key, member);
      else if (!added.has(key)) {
        state.index.add({ id: key, schema, properties, datasets: [markOf(dataset)] });
        added.set(key, member);
      }
    },
    show(editions) {
      const gone = [...state.members.keys()].filter((key) => !kept.has(key));
      for (const key of gone) state.index.remove(key);
      replaceAll(state, [...kept.values(), ...added.values()]);
      state.editions = [...editions].sort((a, b) => (a.dataset < b.dataset ? -1 : 1));
      return { added: added.size, removed: gone.length };
    },
    drop() {
      for (const key of added.keys()) state.index.remove(key);
      added.clear();
    },
  };
}

function replaceAll(state: State, members: readonly Member[]): void {
  state.members.clear();
  state.entries.clear();
  state.ids.clear();
  state.marks = new Map();
  for (const member of members) {
    const { key, dataset, id, canonicalId } = member;
    state.members.set(key, member);
    state.ids.set(`${dataset}/${id}`, key);
    const entry = state.entries.get(canonicalId);
    if (entry) entry.add(key);
    else state.entries.set(canonicalId, new Set([key]));
    const mark = `${dataset}#${key.slice(key.lastIndexOf('#') + 1)}`;
    const marks = state.marks.get(dataset) ?? new Map<string, number>();
    state.marks.set(dataset, marks.set(mark, (marks.get(mark) ?? 0) + 1));
  }
}
