/** One word of a name, ready to be compared. */
import { soundsOfKorean, soundsOfPinyin } from '../sound/ambiguous';
import { encodeSounds } from '../sound/distance';
import { soundsOfLatin, soundsOfRomanised } from '../sound/latin-rules';
import { possibleClasses, sureClasses } from '../sound/skeleton';
import { soundsOfVowelless } from '../sound/vowelless';
import { plainLatin, soundingLatin } from '../text/latin';
import type { Script } from '../text/scripts';
import { nameLevel, wordClasses } from './classes';
import { servantOf } from './servant';

/** Sounds and letters may lie in a pool that many words share: hence the offsets. */
export type Token = {
  /** Latin, a–z and figures. */
  readonly text: string;
  readonly letters: Uint8Array;
  readonly lettersAt: number;
  readonly lettersLength: number;
  readonly sounds: Uint8Array;
  readonly soundsAt: number;
  readonly soundsLength: number;
  /** Classes of consonants it has for sure, and those it may have; one bit each. */
  readonly sure: number;
  readonly maybe: number;
  readonly script: Script;
  /** From an alphabet that leaves vowels out. */
  readonly vowelless: boolean;
  readonly foreign: boolean;
  readonly syllabic: boolean;
  /** Numbers of the name and word classes it belongs to; empty for most words. */
  readonly classes: readonly number[];
  /** How usual a name it is, 0–3. */
  readonly level: number;
  /** Simplified Han characters it was read from. */
  readonly han: string | null;
  readonly number: boolean;
  /** A single Latin letter. */
  readonly initial: boolean;
};

/** What a word of any script is made of before it becomes a token. */
export type Spelling = {
  /** Latin, as passports write it. */
  readonly latin: string;
  /** As it stood, lower case, in its own script. */
  readonly raw: string;
  readonly script: Script;
  readonly reading?: 'pinyin' | 'korean' | 'japanese' | 'cantonese' | 'foreign';
  /** Latin syllables, for readings of Han and Hangul. */
  readonly syllables?: readonly string[];
  readonly han?: string;
  /** The Latin form comes from a table of names and so has its vowels. */
  readonly known?: boolean;
};

export function toToken(spelling: Spelling): Token {
  const { script, raw, han } = spelling;
  const text = script === 'latin' ? plainLatin(raw) : spelling.latin;
  const vowelless = (script === 'arabic' || script === 'hebrew' || script === 'thai') && !spelling.known;
  return makeToken(text, encodeSounds(soundsOf(spelling)), {
    script,
    vowelless,
    han: han ?? null,
    syllabic: spelling.reading === 'foreign',
  });
}

type Origin = {
  readonly script: Script;
  readonly vowelless: boolean;
  readonly han: string | null;
  readonly syllabic?: boolean;
};

/** A token of its own letters and sounds. */
export function makeToken(
  text: string,
  sounds: Uint8Array,
  { script, vowelless, han, syllabic }: Origin,
): Token {
  const letters = lettersOf(text);
  return {
    text,
    letters,
    lettersAt: 0,
    lettersLength: letters.length,
    sounds,
    soundsAt: 0,
    soundsLength: sounds.length,
    ...consonants(sounds),
    script,
    vowelless,
    foreign: script !== 'latin',
    syllabic: syllabic ?? false,
    classes: wordClasses(text),
    level: script === 'latin' ? nameLevel(text) : 0,
    han,
    number: isNumber(text),
    initial: script === 'latin' && text.length === 1 && !isNumber(text),
  };
}

function consonants(sounds: Uint8Array) {
  const all = { sounds, soundsAt: 0, soundsLength: sounds.length };
  return { sure: sureClasses(all), maybe: possibleClasses(all) };
}

const isNumber = (text: string) => /^\d+$/.test(text);

/** Letters beyond this count tell no two words of a name apart. */
const mostLetters = 60;

function lettersOf(text: string): Uint8Array {
  const out = new Uint8Array(Math.min(text.length, mostLetters));
  for (let at = 0; at < out.length; at++) out[at] = text.charCodeAt(at);
  return out;
}

function soundsOf(spelling: Spelling): string {
  const { script, raw, latin, reading, syllables, known } = spelling;
  if (script === 'latin') return soundsOfLatin(servantOf(soundingLatin(raw)));
  if (known) return soundsOfLatin(servantOf(latin));
  if (script === 'arabic' || script === 'hebrew') return soundsOfVowelless(raw, script);
  if (reading === 'pinyin' || reading === 'foreign')
    return (syllables ?? [latin]).map(soundsOfPinyin).join('');
  if (reading === 'korean') return soundsOfKorean(latin);
  if (reading === 'japanese') return soundsOfLatin(latin).replaceAll('r', '0');
  return soundsOfRomanised(script === 'greek' ? latin.replaceAll('ch', 'kh') : latin);
}

/** Two neighbouring tokens read as one word: Abdul Rahman and Abdulrahman, Jin Ping and Jinping. */
export function joinTokens(first: Token, second: Token): Token {
  const text = first.text + second.text;
  const latin = first.script === 'latin' && second.script === 'latin';
  const sounds = latin ? encodeSounds(soundsOfLatin(servantOf(text))) : joinSounds(first, second);
  return {
    ...makeToken(text, sounds, {
      script: first.script,
      vowelless: first.vowelless || second.vowelless,
      han: first.han !== null && second.han !== null ? first.han + second.han : null,
    }),
    number: false,
  };
}

function joinSounds(first: Token, second: Token): Uint8Array {
  const out = new Uint8Array(first.soundsLength + second.soundsLength);
  out.set(soundsOfToken(first));
  out.set(soundsOfToken(second), first.soundsLength);
  return out;
}

/** The token’s own stretch of sounds. */
export const soundsOfToken = (token: Token): Uint8Array =>
  token.sounds.subarray(token.soundsAt, token.soundsAt + token.soundsLength);

/** The token with other sounds. */
export const withSounds = (token: Token, sounds: Uint8Array): Token => ({
  ...token,
  sounds,
  soundsAt: 0,
  soundsLength: sounds.length,
  ...consonants(sounds),
});
