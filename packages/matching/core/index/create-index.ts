/** Entities in memory, found by the sounds of their names and by their numbers. */
import { type Entity, isA } from '@belfry/model';
import { assess } from '../assess';
import { compatible, sortOfPair } from '../compatible';
import type { Candidate, Explanation, MatchIndex, Query, Scored } from '../door';
import { explain } from '../explain';
import type { Sort } from '../names/part';
import type { NameStats } from '../names/rarity';
import { type Prepared, prepare, sortOf } from '../prepare';
import { admits } from './filters';
import { createPostings, type Postings } from './postings';

export type IndexOptions = {
  /** Candidates scored for one query; more find more and cost more. Default 150. */
  readonly candidates?: number;
};

export type Index = MatchIndex & { readonly stats: NameStats };

/**
 * An empty index.
 *
 * @limits whole entities are kept in memory; names of one entity beyond 1,200 are left out
 */
export function createIndex(options: IndexOptions = {}): Index {
  const most = options.candidates ?? 150;
  const slots = new Map<string, Prepared>();
  const otherSorts = new WeakMap<Entity, Prepared>();
  const postings: Postings = createPostings();
  const stats: NameStats = { bitsOf: postings.bitsOf };

  const asSort = (prepared: Prepared, sort: Sort): Prepared => {
    if (prepared.sort === sort) return prepared;
    const known = otherSorts.get(prepared.entity);
    if (known && known.sort === sort) return known;
    const fresh = prepare(prepared.entity, sort);
    otherSorts.set(prepared.entity, fresh);
    return fresh;
  };
  const pairOf = (subject: Prepared, found: Prepared) => {
    const sort = sortOfPair(subject.entity.schema, found.entity.schema);
    return [asSort(subject, sort), asSort(found, sort)] as const;
  };
  const find = (query: Query, subject: Prepared): Candidate[] =>
    postings.find(subject, most, (id) => {
      const entity = slots.get(id)!.entity;
      return compatible(query.subject.schema, entity.schema) && admits(query, entity);
    });

  return {
    get size() {
      return slots.size;
    },
    stats,
    add(entity) {
      if (slots.has(entity.id)) this.remove(entity.id);
      const prepared = prepare(entity);
      slots.set(entity.id, prepared);
      postings.add(prepared);
    },
    remove(id) {
      const found = slots.get(id);
      if (!found) return false;
      postings.remove(found);
      return slots.delete(id);
    },
    has: (id) => slots.has(id),
    get: (id) => slots.get(id)?.entity ?? null,
    candidates: (query) => find(query, prepare(query.subject)),
    match(query) {
      const subject = prepare(query.subject);
      const cutoff = query.cutoff ?? 0.5;
      const scored: Scored[] = [];
      for (const { id } of find(query, subject)) {
        const [a, b] = pairOf(subject, slots.get(id)!);
        const { score, sureness } = assess(a, b, stats);
        if (score >= cutoff) scored.push({ id, score, sureness });
      }
      scored.sort((a, b) => b.score - a.score || b.sureness - a.sureness || (a.id < b.id ? -1 : 1));
      return scored.slice(0, query.limit ?? 5);
    },
    explain(subject, id): Explanation | null {
      const found = slots.get(id);
      if (!found) return null;
      const [a, b] = pairOf(prepare(subject), found);
      return explain(assess(a, b, stats), a, b);
    },
  };
}

/** Whether an entity of this schema is read as a person, for callers that choose columns. */
export const isPerson = (schema: string): boolean => sortOf(schema) === 'person' || isA(schema, 'Person');
