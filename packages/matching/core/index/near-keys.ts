/** Keys that words close to each other share: sounds by skeleton, spelling by one letter left out, classes. */
import type { Token } from '../names/token';
import { skeletons } from '../sound/skeleton';
import { hashText } from './string-table';

/** Words shorter than this have too many neighbours one letter away. */
const shortest = 4;
const longest = 14;

/** Under which keys a word is filed. */
export function nearKeys(token: Token): Set<number> {
  const keys = new Set<number>([hashText(`=${token.text}`)]);
  if (token.han !== null) keys.add(hashText(`h${token.han}`));
  if (token.number) return keys;
  for (const number of token.classes) keys.add(hashText(`#${number}`));
  for (const skeleton of skeletons(token)) keys.add(hashText(`~${skeleton}`));
  if (token.script === 'latin' && token.text.length >= shortest)
    for (const text of leftOut(token.text)) keys.add(hashText(`-${text}`));
  return keys;
}

/** Under which keys its neighbours are looked up, the most telling first. */
export const lookUpKeys = nearKeys;

/** The word itself and with any one letter left out. */
function leftOut(text: string): Set<string> {
  const word = text.slice(0, longest);
  const out = new Set([word]);
  for (let at = 0; at < word.length; at++) out.add(word.slice(0, at) + word.slice(at + 1));
  return out;
}
