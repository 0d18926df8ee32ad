/** Names in Han characters: where the family name ends, and how each language reads them. */

import type { Word } from '../text/words';
import { hanColumn, simplified } from './han';
import { romaniseHangul } from './hangul';
import { READINGS } from './readings.gen';
import type { Placed } from './spellings';

type Way = ReadonlyMap<Word, Placed[]>;
type Piece = {
  readonly word: Word;
  readonly chars: readonly string[];
  readonly start: number;
  readonly surname: boolean;
};

const doubleSurnames = new Set<string>(READINGS.hanDoubleSurnames);
const commonSurnames = new Set<string>([...READINGS.hanCommonSurnames]);
const surnameReading = new Map<string, string>(Object.entries(READINGS.hanSurnames));
const koreanSurnames = new Map<string, string>(Object.entries(READINGS.hangulSurnames));
const japaneseSecond = new Set<string>([...READINGS.japaneseSecond]);

/** Mandarin first; then Cantonese, Korean and Japanese where every character has such a reading. */
export function hanReadings(words: readonly Word[], withKana: boolean): Way[] {
  const alone = words.length === 1;
  const chinese = (word: Word) => split(word, alone ? chineseSurname(chars(word)) : 0);
  const japanese = (word: Word) => split(word, alone && !withKana ? japaneseSurname(chars(word)) : 0);
  const ways: Way[] = [way(words, chinese, mandarin)];
  const every = (test: (char: string) => boolean) => words.every((word) => chars(word).every(test));
  if (words.some((word) => chars(word).length > 1)) ways.push(way(words, (word) => split(word, 0), foreign));
  const short = words.every((word) => chars(word).length <= 4);
  if (short && every((char) => hanColumn(char, 'jyutping') !== '')) ways.push(way(words, chinese, cantonese));
  if (short && every((char) => hanColumn(char, 'hangul') !== '')) ways.push(way(words, chinese, korean));
  if (
    words.every((word) => chars(word).length <= 5) &&
    every((char) => hanColumn(char, 'on') + hanColumn(char, 'kun') !== '')
  ) {
    ways.push(way(words, japanese, japaneseFirst), way(words, japanese, japaneseOther));
  }
  return ways;
}

const chars = (word: Word) => [...word.raw];
const way = (words: readonly Word[], cut: (word: Word) => Piece[], read: (piece: Piece) => Placed): Way =>
  new Map(words.map((word) => [word, cut(word).map(read)]));

function chineseSurname(name: readonly string[]): number {
  if (name.length > 2 && doubleSurnames.has(name[0]! + name[1]!)) return 2;
  if (name.length === 2) return 1;
  if (name.length === 3) return 1;
  return name.length === 4 && commonSurnames.has(name[0]!) && commonSurnames.has(name[1]!) ? 2 : 0;
}

const japaneseSurname = (name: readonly string[]): number =>
  name.length >= 4 || (name.length === 3 && japaneseSecond.has(name[1]!)) ? 2 : name.length > 1 ? 1 : 0;

function split(word: Word, surname: number): Piece[] {
  const all = chars(word);
  const pieces = surname > 0 && surname < all.length ? [all.slice(0, surname), all.slice(surname)] : [all];
  let start = word.start;
  return pieces.map((part, at) => {
    const piece = { word, chars: part, start, surname: at === 0 && pieces.length > 1 };
    start += part.join('').length;
    return piece;
  });
}

const placed = (piece: Piece, syllables: readonly string[]) => {
  const raw = piece.chars.join('');
  const end = Math.min(piece.start + raw.length, piece.word.end);
  const at = { word: piece.word, start: piece.start, end };
  return {
    latin: syllables.join('').replaceAll('v', 'u'),
    raw,
    script: 'han' as const,
    han: simplified(raw),
    syllables,
    ...at,
  };
};

function mandarin(piece: Piece): Placed {
  const syllables = piece.chars.map(
    (char) => (piece.surname ? surnameReading.get(char) : undefined) ?? hanColumn(char, 'pinyin'),
  );
  return { ...placed(piece, syllables), reading: 'pinyin' };
}

/** A foreign name spelt in characters, whole. */
const foreign = (piece: Piece): Placed => ({ ...mandarin({ ...piece, surname: false }), reading: 'foreign' });

const cantonese = (piece: Piece): Placed => ({
  ...placed(
    piece,
    piece.chars.map((char) =>
      hanColumn(char, 'jyutping')
        .replace(/^j/, 'y')
        .replace(/^z/, 'ch')
        .replace(/aa/, 'a')
        .replace(/oe|eo/, 'eu'),
    ),
  ),
  reading: 'cantonese',
});

function korean(piece: Piece): Placed {
  const syllables = piece.chars.map((char) => {
    const choices = hanColumn(char, 'hangul').split(' ');
    if (!piece.surname) return romaniseHangul(choices[0]!);
    const surname = choices.find((choice) => choice === '김') ?? choices[0]!;
    return koreanSurnames.get(surname) ?? romaniseHangul(surname);
  });
  return { ...placed(piece, syllables), reading: 'korean' };
}

const shorten = (reading: string) => reading.replace(/ou/g, 'o').replace(/uu/g, 'u');
const first = (text: string) => text.split(' ')[0] ?? '';

/** Family names by their Japanese reading (`yama`, `da`), given names by the Chinese one (`ta`, `ro`). */
function japaneseFirst(piece: Piece): Placed {
  const syllables = piece.chars.map((char, at) => {
    const [on, kun] = [first(hanColumn(char, 'on')), first(hanColumn(char, 'kun'))];
    const reading = piece.surname || piece.chars.length === 1 ? kun || on : on || kun;
    return shorten(piece.surname && at > 0 ? voiced(reading) : reading);
  });
  return { ...placed(piece, syllables), reading: 'japanese' };
}

function japaneseOther(piece: Piece): Placed {
  const syllables = piece.chars.map((char) =>
    shorten(first(hanColumn(char, 'kun')) || first(hanColumn(char, 'on'))),
  );
  return { ...placed(piece, syllables), reading: 'japanese' };
}

/** Rendaku, as in Yamada: the second part of a family name begins voiced in the commonest case, ta. */
const voiced = (reading: string) => (reading === 'ta' ? 'da' : reading);
