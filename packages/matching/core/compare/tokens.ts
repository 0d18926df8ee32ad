/** How alike two words are, and in what way. */
import type { Relation } from '../door';
import type { Token } from '../names/token';
import { isVowelSound, soundDistance } from '../sound/distance';
import { editDistance } from '../sound/edit';

export type Likeness = { readonly similarity: number; readonly relation: Relation };

const unlike: Likeness = { similarity: 0, relation: 'different' };
const same: Likeness = { similarity: 1, relation: 'same' };
const variant: Likeness = { similarity: 1, relation: 'variant' };
const sharedClass: Likeness = { similarity: 0.94, relation: 'variant' };

/** One edit in a word of n letters takes this many nths from the likeness. */
const slope = 1.3;

/** Symmetric; 1 only for the same word, in whatever alphabet. */
export function compareTokens(left: Token, right: Token): Likeness {
  if (left.han !== null && right.han !== null) return compareHan(left.han, right.han);
  if (left.text === right.text && left.text !== '') return likeSame(left, right);
  if (left.number || right.number) return unlike;
  if (left.initial || right.initial) return compareInitial(left, right);
  for (const number of left.classes) if (right.classes.includes(number)) return sharedClass;
  return bySoundAndSpelling(left, right);
}

function likeSame(left: Token, right: Token): Likeness {
  if (left.script === right.script) return same;
  // A Latin consonant skeleton may stand for many names: محمد read as mhmd.
  return left.vowelless || right.vowelless ? { similarity: 0.97, relation: 'variant' } : variant;
}

function compareHan(left: string, right: string): Likeness {
  if (left === right) return same;
  const length = Math.max(left.length, right.length);
  const similarity = Math.max(0, 1 - (editDistance(left, right) / length) * 1.4);
  return { similarity: Math.min(similarity, 0.6), relation: similarity > 0.4 ? 'similar' : 'different' };
}

const initialLikeness = 0.8;

function compareInitial(left: Token, right: Token): Likeness {
  if (left.initial && right.initial) return unlike;
  const [initial, full] = left.initial ? [left, right] : [right, left];
  if (full.text === '') return unlike;
  const direct = full.text[0] === initial.text;
  const bySound = full.sounds[0] !== undefined && full.sounds[0] === initial.sounds[0];
  return direct || bySound ? { similarity: initialLikeness, relation: 'initial' } : unlike;
}

function bySoundAndSpelling(left: Token, right: Token): Likeness {
  const bySound = soundLikeness(left, right);
  const latin = left.script === 'latin' && right.script === 'latin';
  const bySpelling = latin ? spellingLikeness(left.text, right.text) : 0;
  const similarity = Math.min(0.96, Math.max(bySound, bySpelling));
  if (similarity < 0.4) return similarity <= 0 ? unlike : { similarity, relation: 'different' };
  const relation: Relation =
    bySound < bySpelling ? 'similar' : bySound >= 0.9 ? 'variant' : bySound >= 0.78 ? 'phonetic' : 'similar';
  return { similarity, relation };
}

function soundLikeness(left: Token, right: Token): number {
  const [a, b] = [left.sounds, right.sounds];
  if (a.length === 0 || b.length === 0) return 0;
  const mode = { leftVowelless: left.vowelless, rightVowelless: right.vowelless };
  const length = Math.max(3, measure(left, right), measure(right, left));
  return 1 - (slope * soundDistance(a, b, mode)) / length;
}

/** Sounds of one side as far as the other side’s alphabet writes them. */
function measure(token: Token, other: Token): number {
  if (!other.vowelless || token.vowelless) return token.sounds.length;
  let consonants = 0;
  for (const sound of token.sounds) if (!isVowelSound(sound)) consonants++;
  return consonants + (token.sounds.length - consonants) * 0.3;
}

function spellingLikeness(left: string, right: string): number {
  const length = Math.max(left.length, right.length);
  if (Math.abs(left.length - right.length) > length / 2 || length < 3) return 0;
  return 1 - (slope * editDistance(left, right)) / length;
}
