/** Keys that words close to each other share: sounds by skeleton, spelling by one letter left out, classes. */
import type { Token } from '../names/token';
import { neighbours, skeletons } from '../sound/skeleton';
import { hashText } from './string-table';

/** Words shorter than this have too many neighbours one letter away. */
const shortest = 4;
const longest = 14;
/** Skeletons of a query word that are widened. */
const widened = 2;

/** Skeletons under which a word is filed; a query word is looked up under all it has. */
const filed = 4;

/** Under which keys a word is filed; two words joined are found as they sound only. */
export function filingKeys(token: Token, joined: boolean): Set<number> {
  const keys = new Set<number>([textKey(token)]);
  if (token.han !== null) keys.add(hashText(`h${token.han}`));
  if (token.number) return keys;
  const sounds = skeletons(token);
  if (joined) return keys.add(hashText(`~${sounds[0]}`));
  for (const number of token.classes) keys.add(hashText(`#${number}`));
  for (const skeleton of sounds.slice(0, filed)) keys.add(hashText(`~${skeleton}`));
  for (const shorter of neighbours(sounds[0]!).slice(1)) keys.add(hashText(`^${shorter}`));
  if (isSpelt(token)) for (const text of leftOut(token.text)) keys.add(hashText(`-${text}`));
  return keys;
}

/** Under which keys the neighbours of a word are looked up first. */
export function nearKeys(token: Token): Set<number> {
  const keys = new Set<number>([textKey(token)]);
  if (token.han !== null) keys.add(hashText(`h${token.han}`));
  if (token.number) return keys;
  for (const number of token.classes) keys.add(hashText(`#${number}`));
  for (const skeleton of skeletons(token)) keys.add(hashText(`~${skeleton}`));
  if (isSpelt(token)) for (const text of leftOut(token.text)) keys.add(hashText(`-${text}`));
  return keys;
}

const textKey = (token: Token) => hashText(`=${token.text}`);
const isSpelt = (token: Token) => !token.foreign && token.text.length >= shortest;

/** Under which keys they are looked up when the first keys gave nothing close: one consonant more, less or other. */
export function wideKeys(token: Token): Set<number> {
  const keys = new Set<number>();
  if (token.number) return keys;
  for (const skeleton of skeletons(token).slice(0, widened)) {
    keys.add(hashText(`^${skeleton}`));
    for (const shorter of neighbours(skeleton).slice(1)) {
      keys.add(hashText(`~${shorter}`));
      keys.add(hashText(`^${shorter}`));
    }
  }
  return keys;
}

/** The word itself and with any one letter left out. */
function leftOut(text: string): Set<string> {
  const word = text.slice(0, longest);
  const out = new Set([word]);
  for (let at = 0; at < word.length; at++) out.add(word.slice(0, at) + word.slice(at + 1));
  return out;
}
