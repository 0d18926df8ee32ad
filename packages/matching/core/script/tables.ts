/** Letter by letter from one alphabet to Latin, longest match first. */
import type { Script } from '../text/scripts';
import { SCRIPTS } from './scripts.gen';

type Table = { readonly letters: ReadonlyMap<string, string>; readonly longest: number };

const compile = (entries: Readonly<Record<string, string>>): Table => ({
  letters: new Map(Object.entries(entries)),
  longest: Math.max(...Object.keys(entries).map((key) => key.length)),
});

const tables = new Map<string, Table>(
  Object.entries(SCRIPTS).map(([script, table]) => [script, compile(table)]),
);

/** The word letter by letter in Latin; null for a script without a table. */
export function byLetter(word: string, script: Script): string | null {
  const table = tables.get(script);
  if (!table) return null;
  let out = '';
  for (let at = 0; at < word.length; ) {
    let step = 1;
    let found: string | undefined;
    for (let size = Math.min(table.longest, word.length - at); size > 0 && found === undefined; size--) {
      found = lookUp(table.letters, { word, at, size });
      if (found !== undefined) step = size;
    }
    out += found ?? (/[a-z0-9]/.test(word[at]!) ? word[at] : '');
    at += step;
  }
  return out;
}

function lookUp(
  letters: ReadonlyMap<string, string>,
  { word, at, size }: { word: string; at: number; size: number },
) {
  const part = word.slice(at, at + size);
  if (at + size === word.length) {
    const last = letters.get(`${part}$`);
    if (last !== undefined && at > 0) return last;
  }
  if (at === 0) {
    const first = letters.get(`^${part}`);
    if (first !== undefined) return first;
  }
  return letters.get(part);
}
