/** Every word of every name once, the entities that have it, and its neighbours by key. */
import { compareTokens, type Likeness, leastLikeness } from '../compare/tokens';
import type { Token } from '../names/token';
import { grown } from './grow';
import { createKeyed } from './keyed';
import { createLists } from './lists';
import { filingKeys, nearKeys, wideKeys } from './near-keys';
import { createStringTable } from './string-table';
import { createWordStore, wordKey } from './words';

/** Words of the lexicon that are like one word, the most alike first; remembered between queries. */
export type Neighbours = {
  readonly ids: Int32Array;
  readonly similarities: Float32Array;
  /** By number of the word; also of words compared later that are no neighbours. */
  readonly likeness: Map<number, Likeness>;
};

export type Lexicon = ReturnType<typeof createLexicon>;

/** Words compared with one word of a query; the fullest buckets are cut there. */
const mostCompared = 4000;
/** A neighbour this alike makes a wider search needless. */
const closeEnough = 0.85;
/** Below, a word leads to no entity by itself: another of its words must. */
const leastNeighbour = 0.66;
/** Remembered query words; then memory starts afresh. */
const mostRemembered = 20_000;

/** Likenesses remembered with one query word. */
const mostLikenesses = 4000;

export function createLexicon() {
  const names = createStringTable();
  const postings = createLists();
  const near = createKeyed();
  const words = createWordStore();
  let seen = new Uint32Array(256);
  let stamp = 0;
  const remembered = new Map<string, Neighbours>();

  const compareAll = (token: Token, narrow: boolean): Neighbours => {
    stamp++;
    seen = grown(seen, names.count);
    let compared = 0;
    const least = token.foreign ? leastLikeness : leastNeighbour;
    const found: { id: number; likeness: Likeness }[] = [];
    const likeness = new Map<number, Likeness>();
    const visit = (id: number) => {
      if (seen[id] === stamp || compared >= mostCompared) return;
      seen[id] = stamp;
      if (postings.length(id) === 0) return;
      compared++;
      const like = compareTokens(token, words.look(id), least);
      if (like.similarity < least) return;
      found.push({ id, likeness: like });
      likeness.set(id, like);
    };
    for (const key of nearKeys(token)) near.each(key, visit);
    if (
      !narrow &&
      token.sounds.length > 0 &&
      (token.foreign || !found.some(({ likeness: like }) => like.similarity >= closeEnough))
    ) {
      for (const key of wideKeys(token)) near.each(key, visit);
    }
    found.sort((a, b) => b.likeness.similarity - a.likeness.similarity || a.id - b.id);
    return {
      ids: Int32Array.from(found, ({ id }) => id),
      similarities: Float32Array.from(found, ({ likeness: like }) => like.similarity),
      likeness,
    };
  };

  return {
    postings,
    words,
    get bytes() {
      return names.bytes + postings.bytes + near.bytes + words.bytes + seen.byteLength;
    },
    /** The word’s number; a new one when it was not met before. A joined word is two neighbours of a name. */
    intern(token: Token, joined = false): number {
      const before = names.count;
      const id = names.intern((joined ? '+' : '') + wordKey(token));
      if (id < before) return id;
      words.store(token, id);
      for (const key of filingKeys(token, joined)) near.append(key, id);
      return id;
    },
    /** The number of a word met before; -1 otherwise. */
    find: (token: Token, joined = false): number => names.find((joined ? '+' : '') + wordKey(token)),
    /** To be called after words were added: what was remembered may lack them. */
    forget: () => remembered.clear(),
    neighbours(token: Token, narrow = false): Neighbours {
      const key = narrow ? `+${wordKey(token)}` : wordKey(token);
      const known = remembered.get(key);
      if (known) return known;
      if (remembered.size >= mostRemembered) remembered.clear();
      const fresh = compareAll(token, narrow);
      remembered.set(key, fresh);
      return fresh;
    },
    /** Likeness of any two, remembered with the first. */
    likeness(token: Token, neighbours: Neighbours, id: number): Likeness {
      const known = neighbours.likeness.get(id);
      if (known) return known;
      const fresh = compareTokens(token, words.look(id));
      if (neighbours.likeness.size < mostLikenesses) neighbours.likeness.set(id, fresh);
      return fresh;
    },
    /** How many entities have a Latin word; 0 when it was never met. */
    entitiesWith(text: string): number {
      const id = names.find(`0${text}`);
      return id < 0 ? 0 : postings.length(id);
    },
  };
}
