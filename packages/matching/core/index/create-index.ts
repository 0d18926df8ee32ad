/** Entities in memory, found by the sounds of their names and by their numbers. */
import type { Entity } from '@belfry/model';
import { assess, factEvidence } from '../assess';
import { compatible, sortOfPair } from '../compatible';
import type { Candidate, MatchIndex, Query, Scored } from '../door';
import { explain, notCompared } from '../explain';
import { type Facts, hasFacts, readFacts, readIdentifiers } from '../facts';
import { type NameStats, rarityBy } from '../names/rarity';
import { prepare, prepareNames } from '../prepare';
import { sortsOf } from '../sorts';
import { scoreOf, surenessOf } from '../weights';
import { type Asked, ask } from './ask';
import { type Board, certainWeight, createBoard } from './board';
import { createEntities } from './entities';
import { file } from './file';
import { createFilter } from './filters';
import { createForms, eachWord, sortCode } from './forms';
import { createKeyed } from './keyed';
import { createLexicon } from './lexicon';
import { createNameScorer, type NameScore } from './score-names';
import { hashText } from './string-table';

export type IndexOptions = {
  /** Candidates found for one query at most; default 400. */
  readonly candidates?: number;
};

export type Index = MatchIndex & {
  /** How common words are among the entities; for `score` and `explainPair`. */
  readonly stats: NameStats;
  /** Bytes the index takes, near enough. */
  readonly bytes: number;
};

const defaultLimit = 5;
const defaultCutoff = 0.5;
/** Candidates scored whatever their weight. */
const alwaysScored = 16;
/** The same for a name in another alphabet, whose spellings are many and weights rough. */
const foreignScored = 160;
/** Candidates scored when they have most of the words. */
const sometimesScored = 64;
/** Fewer entities say nothing on how common a word is. */
const leastForStats = 200;

/**
 * An empty index.
 *
 * @limits names of one entity beyond 1,200 are left out; slots of removed entities are not used again
 */
export function createIndex(options: IndexOptions = {}): Index {
  const most = options.candidates ?? 400;
  const entities = createEntities();
  const lexicon = createLexicon();
  const forms = createForms();
  const identifiers = createKeyed();
  const board = createBoard(lexicon);

  const bits = (count: number) =>
    count > 0 && entities.size >= leastForStats ? Math.log2((entities.size + 1) / (count + 0.5)) : null;
  const stats: NameStats = { bitsOf: (text) => bits(lexicon.entitiesWith(text)) };
  const rarity = rarityBy(stats);
  const bitsOfWord = (id: number) => {
    const seen = lexicon.words.isPlain(id) ? bits(lexicon.postings.length(id)) : null;
    const base = lexicon.words.baseBits(id);
    return Math.min(13, seen === null ? base : (base + seen) / 2);
  };
  const scoreNames = createNameScorer(lexicon, forms, bitsOfWord);

  const asking = (subject: Entity): Asked =>
    ask(
      sortsOf(subject.schema).map((sort) => ({ sort, names: prepareNames(subject, sort).names })),
      lexicon,
      rarity,
    );
  const byNumber = (subject: Entity): number[] => {
    const found: number[] = [];
    for (const identifier of readIdentifiers(subject)) {
      identifiers.each(identifierKey(identifier), (slot) => {
        if (found.length < most) found.push(slot);
      });
    }
    return found;
  };
  const gather = (query: Query, asked: Asked, count: number): Int32Array =>
    board.gather({
      words: asked.words,
      certain: byNumber(query.subject),
      slots: entities.slots,
      most: count,
      admit: createFilter(query, entities),
    });

  const name: NameScore = { likeness: 0, bits: 0, compared: false };
  const scoreSlot = (query: Query, { asked, facts }: { asked: Asked; facts: Facts | null }, slot: number) => {
    const sort = sortOfPair(query.subject.schema, entities.word(entities.schemaCode(slot)));
    scoreNames(asked, slot, sortCode(sort), name);
    // Facts move a name this unlike nowhere near the threshold, except a number: those were found before.
    const hopeless = name.compared && name.likeness < 0.2 && board.weight(slot) < certainWeight;
    const others =
      facts && !hopeless && entities.hasFacts(slot) ? factEvidence(facts, entities.facts(slot), sort) : [];
    return {
      score: scoreOf(name.compared ? name.likeness : null, others),
      sureness: surenessOf(name.compared ? name.bits : 0, others),
    };
  };

  return {
    get size() {
      return entities.size;
    },
    get bytes() {
      return entities.bytes + lexicon.bytes + forms.bytes + identifiers.bytes;
    },
    stats,
    add(entity) {
      this.remove(entity.id);
      lexicon.forget();
      const slot = forms.begin();
      entities.add(entity, slot);
      file(entity, slot, { forms, lexicon });
      for (const identifier of readIdentifiers(entity)) identifiers.append(identifierKey(identifier), slot);
    },
    remove(id) {
      const slot = entities.find(id);
      if (slot < 0) return false;
      lexicon.forget();
      for (const word of wordsOf(slot)) lexicon.postings.remove(word, slot);
      for (const identifier of readIdentifiers(entities.get(slot)))
        identifiers.remove(identifierKey(identifier), slot);
      entities.remove(slot);
      return true;
    },
    has: (id) => entities.find(id) >= 0,
    get(id) {
      const slot = entities.find(id);
      return slot < 0 ? null : entities.get(slot);
    },
    candidates(query) {
      const found: Candidate[] = [];
      for (const slot of gather(query, asking(query.subject), Math.max(most, query.limit ?? 0)))
        found.push({ id: entities.id(slot), weight: board.weight(slot) });
      return found;
    },
    match(query) {
      const [limit, cutoff] = [query.limit ?? defaultLimit, query.cutoff ?? defaultCutoff];
      const asked = asking(query.subject);
      const facts = hasFacts(query.subject) ? readFacts(query.subject) : null;
      const scored: (Scored & { slot: number })[] = [];
      const slots = gather(query, asked, Math.max(most, limit * 2));
      const foreign = asked.words.some(({ token }) => token.foreign);
      const promising = promise(
        slots,
        { forms: asked.forms, always: Math.max(limit * 4, foreign ? foreignScored : alwaysScored) },
        board,
      );
      for (const [at, slot] of slots.entries()) {
        if (!promising(at, slot)) break;
        const found = scoreSlot(query, { asked, facts }, slot);
        if (found.score >= cutoff) scored.push({ id: '', slot, ...found });
      }
      scored.sort((a, b) => b.score - a.score || b.sureness - a.sureness || a.slot - b.slot);
      return scored
        .slice(0, limit)
        .map(({ slot, score, sureness }) => ({ id: entities.id(slot), score, sureness }));
    },
    explain(subject, id) {
      const slot = entities.find(id);
      if (slot < 0) return null;
      const found = entities.get(slot);
      if (!compatible(subject.schema, found.schema))
        return notCompared('ignored/other-schema', `${subject.schema} / ${found.schema}`);
      const sort = sortOfPair(subject.schema, found.schema);
      const [a, b] = [prepare(subject, sort), prepare(found, sort)];
      return explain(assess(a, b, stats), a, b);
    },
  };

  function wordsOf(slot: number): Set<number> {
    const words = new Set<number>();
    eachWord(forms, slot, (id) => words.add(id));
    for (const id of filedJoins(slot)) words.add(id);
    return words;
  }

  /** Joined words are filed but not part of a form: they are worked out again. */
  function filedJoins(slot: number): number[] {
    return file.joins(entities.get(slot), lexicon);
  }
}

/** Whether a candidate at this place, with this weight, is still worth scoring. */
function promise(
  slots: Int32Array,
  { forms, always }: { forms: Asked['forms']; always: number },
  board: Board,
): (at: number, slot: number) => boolean {
  let best = 0;
  for (let at = 0; at < slots.length && best === 0; at++)
    if (board.weight(slots[at]!) < certainWeight) best = board.weight(slots[at]!);
  let whole = best;
  for (const { words } of forms) {
    const all = words.reduce((sum, { gain }) => sum + gain, 0);
    if (words.length > 1 && all < whole) whole = all;
  }
  return (at, slot) => at < always || board.weight(slot) >= whole * (at < sometimesScored ? 0.55 : 0.75);
}

const identifierKey = ({ kind, value }: { kind: string; value: string }) =>
  hashText(kind === 'email' || kind === 'phone' || kind === 'publicKey' ? `${kind}:${value}` : value);
