/** Every word of every name once: its letters and sounds in pools, its neighbours by key. */
import { compareTokens, type Likeness, leastLikeness } from '../compare/tokens';
import { wordClasses } from '../names/classes';
import { baseBits } from '../names/rarity';
import type { Token } from '../names/token';
import type { Script } from '../text/scripts';
import { grown } from './grow';
import { createKeyed } from './keyed';
import { createLists } from './lists';
import { filingKeys, nearKeys, wideKeys } from './near-keys';
import { createStringTable } from './string-table';

/** Words of the lexicon that are like one word, the most alike first; remembered between queries. */
export type Neighbours = {
  readonly ids: Int32Array;
  readonly similarities: Float32Array;
  /** By number of the word; also of words compared later that are no neighbours. */
  readonly likeness: Map<number, Likeness>;
};

export type Lexicon = ReturnType<typeof createLexicon>;

const flags = { vowelless: 1, number: 2, initial: 4, classes: 8, han: 16, syllabic: 32 };
const scripts: readonly Script[] = [
  'latin',
  'cyrillic',
  'greek',
  'arabic',
  'hebrew',
  'georgian',
  'armenian',
  'han',
  'hangul',
  'kana',
  'thai',
  'devanagari',
  'letter',
  'digit',
];
const none: readonly number[] = [];

/** Words compared with one word of a query; the fullest buckets are cut there. */
const mostCompared = 4000;
/** A neighbour this alike makes a wider search needless. */
const closeEnough = 0.85;
/** Below, a word leads to no entity by itself: another of its words must. */
const leastNeighbour = 0.66;
/** Remembered query words; then memory starts afresh. */
const mostRemembered = 20_000;

export function createLexicon() {
  const names = createStringTable();
  const postings = createLists();
  const near = createKeyed();
  let letters = new Uint8Array(1 << 12);
  let lettersUsed = 0;
  let sounds = new Uint8Array(1 << 12);
  let soundsUsed = 0;
  let lettersAt = new Uint32Array(256);
  let soundsAt = new Uint32Array(256);
  let lettersLength = new Uint8Array(256);
  let soundsLength = new Uint8Array(256);
  let sure = new Uint8Array(256);
  let maybe = new Uint8Array(256);
  let flag = new Uint8Array(256);
  let level = new Uint8Array(256);
  let script = new Uint8Array(256);
  let base = new Float32Array(256);
  let seen = new Uint32Array(256);
  let stamp = 0;
  const classes = new Map<number, readonly number[]>();
  const han = new Map<number, string>();
  const remembered = new Map<string, Neighbours>();

  // One view for all words, moved from word to word: comparing must not allocate.
  const view = {
    text: '',
    letters,
    lettersAt: 0,
    lettersLength: 0,
    sounds,
    soundsAt: 0,
    soundsLength: 0,
    sure: 0,
    maybe: 0,
    script: 'latin' as Script,
    vowelless: false,
    foreign: false,
    syllabic: false,
    classes: none,
    level: 0,
    han: null as string | null,
    number: false,
    initial: false,
  };
  const look = (id: number): Token => {
    const bits = flag[id]!;
    view.letters = letters;
    view.lettersAt = lettersAt[id]!;
    view.lettersLength = lettersLength[id]!;
    view.sounds = sounds;
    view.soundsAt = soundsAt[id]!;
    view.soundsLength = soundsLength[id]!;
    view.sure = sure[id]!;
    view.maybe = maybe[id]!;
    view.script = scripts[script[id]!]!;
    view.vowelless = (bits & flags.vowelless) !== 0;
    view.foreign = script[id] !== 0;
    view.syllabic = (bits & flags.syllabic) !== 0;
    view.number = (bits & flags.number) !== 0;
    view.initial = (bits & flags.initial) !== 0;
    view.classes = (bits & flags.classes) !== 0 ? classes.get(id)! : none;
    view.level = level[id]!;
    view.han = (bits & flags.han) !== 0 ? han.get(id)! : null;
    return view;
  };

  const store = (token: Token, id: number) => {
    letters = grown(letters, lettersUsed + token.lettersLength);
    letters.set(token.letters.subarray(token.lettersAt, token.lettersAt + token.lettersLength), lettersUsed);
    sounds = grown(sounds, soundsUsed + token.soundsLength);
    sounds.set(token.sounds.subarray(token.soundsAt, token.soundsAt + token.soundsLength), soundsUsed);
    lettersAt = grown(lettersAt, id + 1);
    soundsAt = grown(soundsAt, id + 1);
    lettersLength = grown(lettersLength, id + 1);
    soundsLength = grown(soundsLength, id + 1);
    sure = grown(sure, id + 1);
    maybe = grown(maybe, id + 1);
    sure[id] = token.sure;
    maybe[id] = token.maybe;
    flag = grown(flag, id + 1);
    level = grown(level, id + 1);
    level[id] = token.level;
    script = grown(script, id + 1);
    base = grown(base, id + 1);
    seen = grown(seen, id + 1);
    lettersAt[id] = lettersUsed;
    soundsAt[id] = soundsUsed;
    lettersLength[id] = token.lettersLength;
    soundsLength[id] = token.soundsLength;
    lettersUsed += token.lettersLength;
    soundsUsed += token.soundsLength;
    script[id] = Math.max(0, scripts.indexOf(token.script));
    base[id] = baseBits(token);
    const known = wordClasses(token.text);
    if (known.length > 0) classes.set(id, known);
    if (token.han !== null) han.set(id, token.han);
    flag[id] =
      (token.vowelless ? flags.vowelless : 0) |
      (token.syllabic ? flags.syllabic : 0) |
      (token.number ? flags.number : 0) |
      (token.initial ? flags.initial : 0) |
      (known.length > 0 ? flags.classes : 0) |
      (token.han !== null ? flags.han : 0);
  };

  const compareAll = (token: Token, narrow: boolean): Neighbours => {
    stamp++;
    let compared = 0;
    const least = token.foreign ? leastLikeness : leastNeighbour;
    const found: { id: number; likeness: Likeness }[] = [];
    const likeness = new Map<number, Likeness>();
    const visit = (id: number) => {
      if (seen[id] === stamp || compared >= mostCompared) return;
      seen[id] = stamp;
      if (postings.length(id) === 0) return;
      compared++;
      const like = compareTokens(token, look(id), least);
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
    get count() {
      return names.count;
    },
    get parts() {
      return {
        names: names.bytes,
        postings: postings.bytes,
        near: near.bytes,
        letters: letters.byteLength,
        sounds: sounds.byteLength,
      };
    },
    get bytes() {
      const arrays = [
        letters,
        sounds,
        lettersAt,
        soundsAt,
        lettersLength,
        soundsLength,
        flag,
        script,
        base,
        seen,
      ];
      return (
        names.bytes + postings.bytes + near.bytes + arrays.reduce((sum, array) => sum + array.byteLength, 0)
      );
    },
    /** The word’s number; a new one when it was not met before. A joined word is two neighbours of a name. */
    intern(token: Token, joined = false): number {
      const before = names.count;
      const id = names.intern((joined ? '+' : '') + wordKey(token));
      if (id < before) return id;
      store(token, id);
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
      const fresh = compareTokens(token, look(id));
      neighbours.likeness.set(id, fresh);
      return fresh;
    },
    /** A copy of the word that stays as it is. */
    token: (id: number): Token => ({ ...look(id), text: spell(letters, lettersAt[id]!, lettersLength[id]!) }),
    look,
    lettersLength: (id: number): number => lettersLength[id]!,
    firstLetter: (id: number): number => letters[lettersAt[id]!]!,
    isForeign: (id: number): boolean => script[id] !== 0,
    /** Bits of agreement on the word by the tables alone. */
    baseBits: (id: number): number => base[id]!,
    /** How many entities have a Latin word; 0 when it was never met. */
    entitiesWith(text: string): number {
      const id = names.find(`0${text}`);
      return id < 0 ? 0 : postings.length(id);
    },
  };
}

const wordKey = (token: Token): string =>
  token.han === null
    ? `${token.number || token.initial ? 1 : ''}${Math.max(0, scripts.indexOf(token.script))}${token.text}`
    : `han${token.syllabic ? '*' : ''} ${token.han} ${token.text}`;

function spell(pool: Uint8Array, at: number, length: number): string {
  let out = '';
  for (let place = at; place < at + length; place++) out += String.fromCharCode(pool[place]!);
  return out;
}
