/** One word of a name, ready to be compared. */
import { soundsOfKorean, soundsOfPinyin } from '../sound/ambiguous';
import { encodeSounds } from '../sound/distance';
import { soundsOfLatin } from '../sound/latin-rules';
import { soundsOfVowelless } from '../sound/vowelless';
import { plainLatin, soundingLatin } from '../text/latin';
import type { Script } from '../text/scripts';
import { wordClasses } from './classes';

export type Token = {
  /** Latin, a–z and figures. */
  readonly text: string;
  readonly sounds: Uint8Array;
  readonly script: Script;
  /** From an alphabet that leaves vowels out. */
  readonly vowelless: boolean;
  /** Numbers of the name and word classes it belongs to; empty for most words. */
  readonly classes: readonly number[];
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
  readonly reading?: 'pinyin' | 'korean' | 'japanese' | 'cantonese';
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
  return {
    text,
    sounds: encodeSounds(soundsOf(spelling)),
    script,
    vowelless,
    classes: wordClasses(text),
    han: han ?? null,
    number: /^\d+$/.test(text),
    initial: script === 'latin' && text.length === 1 && !/\d/.test(text),
  };
}

function soundsOf(spelling: Spelling): string {
  const { script, raw, latin, reading, syllables, known } = spelling;
  if (script === 'latin') return soundsOfLatin(servantOf(soundingLatin(raw)));
  if (known) return soundsOfLatin(servantOf(latin));
  if (script === 'arabic' || script === 'hebrew') return soundsOfVowelless(raw, script);
  if (reading === 'pinyin') return (syllables ?? [latin]).map(soundsOfPinyin).join('');
  if (reading === 'korean') return soundsOfKorean(latin);
  return soundsOfLatin(latin);
}

const servant = /^[ae]bd(?:[aeou]{1,2}[lrnzs]?|[aeiou])(?=[bcdfghjklmnqrstvwz][aeiouhk]|[aeiou][a-z]{3})/;
const assimilated = /^[ae]bd[aeiou]{1,2}([rnszdt])\1/;

/** Abdulrahman, Abderrahmane, Abdirahman: `abd` and whose servant, without the article between. */
function servantOf(word: string): string {
  if (word.length < 7 || !/^[ae]bd/.test(word)) return word;
  const doubled = assimilated.exec(word);
  if (doubled) return `abd${word.slice(doubled[0].length - 1)}`;
  const found = servant.exec(word);
  return found ? `abd${word.slice(found[0].length)}` : word;
}

/** Two neighbouring tokens read as one word: Abdul Rahman and Abdulrahman, Jin Ping and Jinping. */
export function joinTokens(first: Token, second: Token): Token {
  const text = first.text + second.text;
  const sounds = new Uint8Array(first.sounds.length + second.sounds.length);
  sounds.set(first.sounds);
  sounds.set(second.sounds, first.sounds.length);
  return {
    text,
    sounds:
      first.script === 'latin' && second.script === 'latin'
        ? encodeSounds(soundsOfLatin(servantOf(text)))
        : sounds,
    script: first.script,
    vowelless: first.vowelless || second.vowelless,
    classes: wordClasses(text),
    han: first.han && second.han ? first.han + second.han : null,
    number: false,
    initial: false,
  };
}
