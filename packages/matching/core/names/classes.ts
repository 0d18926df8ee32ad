/** Words that are one word in several languages or spellings: given names, and words of company names. */
import { KNOWN_NAMES } from './known-names.gen';
import { ORGANISATIONS } from './organisations.gen';
import { VARIANTS } from './variants.gen';

const none: readonly number[] = [];
const classesOf = new Map<string, number[]>();

const groups: readonly (readonly string[])[] = [...VARIANTS, ...ORGANISATIONS.words];
groups.forEach((words, number) => {
  for (const word of words) {
    const known = classesOf.get(word);
    if (!known) classesOf.set(word, [number]);
    else if (!known.includes(number)) known.push(number);
  }
});

/** Numbers of the classes a lower-case Latin word belongs to. */
export const wordClasses = (text: string): readonly number[] => classesOf.get(text) ?? none;

/** Every word of one class. */
export const classWords = (number: number): readonly string[] => groups[number] ?? [];

const levels = new Map<string, number>();
KNOWN_NAMES.forEach((words, at) => {
  for (const word of words.split(' ')) levels.set(word, at + 1);
});

/** In how many naming cultures the word is a usual name: 0 none known, 1 one, 2 some, 3 many. */
export const nameLevel = (text: string): number => levels.get(text) ?? (classesOf.has(text) ? 2 : 0);
