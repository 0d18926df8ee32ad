/** The words of an index: letters and sounds in pools, everything else in columns. */
import { wordClasses } from '../names/classes';
import { baseBits } from '../names/rarity';
import type { Token } from '../names/token';
import type { Script } from '../text/scripts';
import { grown } from './grow';

export type WordStore = ReturnType<typeof createWordStore>;

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

export function createWordStore() {
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
  const classes = new Map<number, readonly number[]>();
  const han = new Map<number, string>();

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

  return {
    store,
    /** The word of that number, until the next look. */
    look,
    /** A copy of the word that stays as it is. */
    token: (id: number): Token => ({ ...look(id), text: spell(letters, lettersAt[id]!, lettersLength[id]!) }),
    lettersLength: (id: number): number => lettersLength[id]!,
    firstLetter: (id: number): number => letters[lettersAt[id]!]!,
    isForeign: (id: number): boolean => script[id] !== 0,
    /** A Latin word that is neither a number nor an initial: one whose commonness can be counted. */
    isPlain: (id: number): boolean => script[id] === 0 && (flag[id]! & (flags.number | flags.initial)) === 0,
    /** Bits of agreement on the word by the tables alone. */
    baseBits: (id: number): number => base[id]!,
    get bytes() {
      const columns = [
        letters,
        sounds,
        lettersAt,
        soundsAt,
        lettersLength,
        soundsLength,
        sure,
        maybe,
        flag,
        level,
        script,
        base,
      ];
      return columns.reduce((sum, column) => sum + column.byteLength, 0);
    },
  };
}

/** Under which text a word is known: two words of one key are one word. */
export const wordKey = (token: Token): string =>
  token.han === null
    ? `${token.number || token.initial ? 1 : ''}${Math.max(0, scripts.indexOf(token.script))}${token.text}`
    : `han${token.syllabic ? '*' : ''} ${token.han} ${token.text}`;

function spell(pool: Uint8Array, at: number, length: number): string {
  let out = '';
  for (let place = at; place < at + length; place++) out += String.fromCharCode(pool[place]!);
  return out;
}
