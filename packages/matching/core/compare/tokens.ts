/** How alike two words are, and in what way. */
import type { Relation } from '../door';
import type { Token } from '../names/token';
import { isVowelSound, type Sounding, soundDistance } from '../sound/distance';
import { editDistance } from '../sound/edit';

export type Likeness = { readonly similarity: number; readonly relation: Relation };

const unlike: Likeness = { similarity: 0, relation: 'different' };
const same: Likeness = { similarity: 1, relation: 'same' };
const otherScript: Likeness = { similarity: 1, relation: 'variant' };
// A Latin consonant skeleton may stand for many names: محمد read as mhmd.
const skeletonOnly: Likeness = { similarity: 0.97, relation: 'variant' };
const sharedClass: Likeness = { similarity: 0.94, relation: 'variant' };
const byInitial: Likeness = { similarity: 0.8, relation: 'initial' };

/** One edit in a word of n letters takes this many nths from the likeness. */
const slope = 1.3;
/** Within one alphabet, likeness below the first falls faster: what is not clearly like is another word. */
const clearly = 0.85;
const steeper = 1.1;
/** Two words that are both usual names, and sound less alike than this, are two names. */
const knownApart = 0.86;
/** Below, two words are not laid beside each other at all. */
export const leastLikeness = 0.55;

/** Symmetric; what is below `least` may come back as nothing at all. 1 only for the same word, in whatever alphabet. */
export function compareTokens(left: Token, right: Token, least = leastLikeness): Likeness {
  if (left.han !== null && right.han !== null) return compareHan(left.han, right.han);
  if (sameLetters(left, right)) return likeSame(left, right);
  if (left.number || right.number) return unlike;
  if (left.initial || right.initial) return compareInitial(left, right);
  if (left.classes.length > 0 && right.classes.length > 0) {
    for (const number of left.classes) if (right.classes.includes(number)) return sharedClass;
  }
  return bySoundAndSpelling(left, right, least);
}

function sameLetters(left: Token, right: Token): boolean {
  const { lettersLength } = left;
  if (lettersLength !== right.lettersLength || lettersLength === 0) return false;
  for (let at = 0; at < lettersLength; at++) {
    if (left.letters[left.lettersAt + at] !== right.letters[right.lettersAt + at]) return false;
  }
  return true;
}

function likeSame(left: Token, right: Token): Likeness {
  if (left.script === right.script) return same;
  return left.vowelless || right.vowelless ? skeletonOnly : otherScript;
}

/** Characters in common, for two names both written in Han: a sound in common is no evidence there. */
function compareHan(left: string, right: string): Likeness {
  if (left === right) return same;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  const shared = [...short].filter((char) => long.includes(char)).length;
  const similarity = Math.min(0.6, (shared / long.length) * 0.9);
  return { similarity, relation: similarity >= leastLikeness ? 'similar' : 'different' };
}

function compareInitial(left: Token, right: Token): Likeness {
  if (left.initial && right.initial) return unlike;
  const [initial, full] = left.initial ? [left, right] : [right, left];
  if (full.lettersLength === 0) return unlike;
  const direct = full.letters[full.lettersAt] === initial.letters[initial.lettersAt];
  const bySound = initial.soundsLength > 0 && full.sounds[full.soundsAt] === initial.sounds[initial.soundsAt];
  return direct || bySound ? byInitial : unlike;
}

function bySoundAndSpelling(left: Token, right: Token, least: number): Likeness {
  const room = ((1 - least) / slope) * Math.max(3, left.soundsLength, right.soundsLength);
  if (farApart(left, right, room)) return unlike;
  const bySound = soundLikeness(left, right, room);
  // Karim is no slip for Kasim: both are names, and they do not sound alike.
  if (left.level > 0 && right.level > 0 && bySound < knownApart && !isLongerBy(left, right)) return unlike;
  const latin = left.script === 'latin' && right.script === 'latin';
  // A slip of the pen changes the sound little too: spelling is only worth a look in between.
  const bySpelling = latin && bySound > least - 0.25 && bySound < 0.9 ? spellingLikeness(left, right) : 0;
  const crossed = left.foreign !== right.foreign;
  const raw = Math.max(bySound, bySpelling);
  const similarity = crossed
    ? Math.min(0.99, raw)
    : Math.min(0.96, raw - steeper * Math.max(0, clearly - raw));
  if (similarity < least) return similarity <= 0 ? unlike : { similarity, relation: 'different' };
  const sounded: Relation = bySound >= 0.9 ? 'variant' : bySound >= 0.78 ? 'phonetic' : 'similar';
  return { similarity, relation: bySound < bySpelling ? 'similar' : sounded };
}

/** Janssen and Janssens: the same letters, one more at the end of a long name. */
function isLongerBy(left: Token, right: Token): boolean {
  const shorter = Math.min(left.lettersLength, right.lettersLength);
  if (shorter < 6 || Math.abs(left.lettersLength - right.lettersLength) !== 1) return false;
  for (let at = 0; at < shorter; at++)
    if (left.letters[left.lettersAt + at] !== right.letters[right.lettersAt + at]) return false;
  return true;
}

/** Each kind of consonant that one side has and the other cannot have costs at least half a change. */
function farApart(left: Token, right: Token, room: number): boolean {
  if (!left.foreign && !right.foreign && (Math.abs(left.soundsLength - right.soundsLength) - 1) * 0.45 > room)
    return true;
  const misses = bitCount(left.sure & ~right.maybe) + bitCount(right.sure & ~left.maybe);
  if (misses < 2) return false;
  return misses * 0.45 > room;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function soundLikeness(left: Sounding, right: Sounding, room: number): number {
  if (left.soundsLength === 0 || right.soundsLength === 0) return 0;
  const length =
    Math.max(3, measure(left, right), measure(right, left)) -
    (left.foreign === right.foreign ? shortness(left, right) : 0);
  return 1 - (slope * soundDistance(left, right, room * 130)) / (length * 100);
}

/** A slip in a short word makes another word sooner. */
const shortness = (left: Sounding, right: Sounding): number =>
  Math.max(left.soundsLength, right.soundsLength) <= 4 ? 0.6 : 0;

/** Sounds of one side as far as the other side’s alphabet writes them. */
function measure(word: Sounding, other: Sounding): number {
  if (!other.vowelless || word.vowelless) return word.soundsLength;
  let consonants = 0;
  for (let at = 0; at < word.soundsLength; at++)
    if (!isVowelSound(word.sounds[word.soundsAt + at]!)) consonants++;
  return consonants + (word.soundsLength - consonants) * 0.3;
}

function spellingLikeness(left: Token, right: Token): number {
  const [a, b] = [left.lettersLength, right.lettersLength];
  const length = Math.max(a, b);
  if (length < 3 || Math.abs(a - b) > length * 0.36) return 0;
  return 1 - (slope * editDistance(left, right, length * 40)) / (length * 100);
}
