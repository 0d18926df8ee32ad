/** Words that are one word in several languages or spellings: given names, and words of company names. */
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

/** Whether the word stands in the table of given names, and so is likely to be borne by many. */
export const isKnownName = (text: string): boolean => classesOf.has(text);
