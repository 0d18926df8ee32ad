/**
 * The words of a name in Latin: one way for most scripts, several for Han characters, which Chinese, Koreans
 * and Japanese each read their own way.
 */
import type { Spelling } from '../names/token';
import { plainLatin } from '../text/latin';
import type { Word } from '../text/words';
import { romaniseDevanagari, romaniseThai } from './brahmic';
import { simplified } from './han';
import { hanReadings } from './han-names';
import { romaniseHangul } from './hangul';
import { romaniseKana } from './kana';
import { READINGS } from './readings.gen';
import { byLetter } from './tables';

export type Placed = Spelling & { readonly word: Word; readonly start: number; readonly end: number };

const arabicNames = new Map<string, string>(Object.entries(READINGS.arabic));
const hebrewNames = new Map<string, string>(Object.entries(READINGS.hebrew));
const koreanSurnames = new Map<string, string>(Object.entries(READINGS.hangulSurnames));
const koreanDouble = new Set<string>(READINGS.hangulDoubleSurnames);

/** Every way the words may be read; at least one. */
export function readings(words: readonly Word[]): Placed[][] {
  const hanWords = words.filter((word) => word.script === 'han');
  if (hanWords.length === 0) return [words.flatMap((word) => plainReading(word, words.length === 1))];
  const ways = hanReadings(
    hanWords,
    words.some((word) => word.script === 'kana'),
  );
  return ways.map((way) =>
    words.flatMap((word) => (word.script === 'han' ? (way.get(word) ?? []) : plainReading(word, false))),
  );
}

function plainReading(word: Word, alone: boolean): Placed[] {
  switch (word.script) {
    case 'latin':
    case 'digit':
      return [whole(word, plainLatin(word.raw))];
    case 'arabic':
      return arabic(word);
    case 'hebrew':
      return [knownOr(word, hebrewNames, (raw) => byLetter(raw, 'hebrew') ?? '')];
    case 'hangul':
      return alone
        ? korean(word)
        : [hangulPiece(word, { from: 0, to: word.raw.length, surname: koreanSurnames.has(word.raw) })];
    case 'kana':
      return [{ ...whole(word, romaniseKana(word.raw)), reading: 'japanese' }];
    case 'thai':
      return [whole(word, romaniseThai(word.raw))];
    case 'devanagari':
      return [whole(word, romaniseDevanagari(word.raw))];
    default: {
      const latin = byLetter(word.raw, word.script);
      return latin === null ? [whole(word, plainLatin(word.raw))] : [whole(word, plainLatin(latin))];
    }
  }
}

const whole = (word: Word, latin: string): Placed => ({
  latin,
  raw: word.raw,
  script: word.script,
  word,
  start: word.start,
  end: word.end,
});

function knownOr(word: Word, names: ReadonlyMap<string, string>, read: (raw: string) => string): Placed {
  const known = names.get(word.raw);
  return known === undefined ? whole(word, read(word.raw)) : { ...whole(word, known), known: true };
}

const tashkeel = /[\u064b-\u0652\u0640\u0670]/g;

/** The article and the servant’s word stand joined in Arabic: عبدالرحمن is abd, al, Rahman. */
function arabic(word: Word): Placed[] {
  const bare = { ...word, raw: word.raw.replace(tashkeel, '').replaceAll("'", '') };
  const read = (piece: Word) => knownOr(piece, arabicNames, (raw) => byLetter(raw, 'arabic') ?? '');
  if (arabicNames.has(bare.raw) || bare.raw.length < 4) return [read(bare)];
  const prefix = /^(عبد(?=ال)|وال|ال)(.{2,})$/.exec(bare.raw);
  if (!prefix) return [read(bare)];
  const [, head, rest] = prefix;
  const cut = Math.min(word.start + head!.length, word.end);
  return [read({ ...bare, raw: head!, end: cut }), ...arabic({ ...bare, raw: rest!, start: cut })];
}

function korean(word: Word): Placed[] {
  const { raw } = word;
  if (raw.length < 2 || raw.length > 5)
    return [hangulPiece(word, { from: 0, to: raw.length, surname: false })];
  const size = raw.length > 2 && koreanDouble.has(raw.slice(0, 2)) ? 2 : 1;
  if (size === 1 && !koreanSurnames.has(raw[0]!))
    return [hangulPiece(word, { from: 0, to: raw.length, surname: false })];
  return [
    hangulPiece(word, { from: 0, to: size, surname: true }),
    hangulPiece(word, { from: size, to: raw.length, surname: false }),
  ];
}

type Span = { readonly from: number; readonly to: number; readonly surname: boolean };

function hangulPiece(word: Word, { from, to, surname }: Span): Placed {
  const raw = word.raw.slice(from, to);
  const custom = surname ? koreanSurnames.get(raw) : undefined;
  const at = { start: word.start + from, end: Math.min(word.start + to, word.end) };
  return { latin: custom ?? romaniseHangul(raw), raw, script: 'hangul', reading: 'korean', word, ...at };
}

/** Name written in Han characters, traditional and simplified alike; null for other scripts. */
export const hanForm = (raw: string): string => simplified(raw);
