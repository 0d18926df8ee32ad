/** Normal forms of names: for telling doubles, and for search. */
import type { ReadName, Sort } from './part';
import { readName } from './read-name';

/** Same for names that differ in marks, capitals, punctuation, titles; order of words kept. */
export const formKey = (name: ReadName): string => {
  const form = name.forms[0]!;
  const words = form.parts.map(
    (part) =>
      part.token.han ?? `${part.token.script === 'latin' ? '' : part.token.script[0]}${part.token.text}`,
  );
  return [...words, String(form.generation.code), String(form.legalForms)].join(' ');
};

/** Words of a name in Latin letters, in alphabetical order: `Hassan, ALI` and `Ali Hassan` alike. */
export function sortedKey(raw: string, sort: Sort): string {
  const form = readName(raw, sort).forms[0];
  if (!form) return '';
  const words = form.parts.filter((part) => part.role !== 'filler').map((part) => part.token.text);
  return [...words].sort().join(' ');
}
