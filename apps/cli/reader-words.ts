import { words } from '@belfry/lists/words';
import type { Say } from './say';
import { type Facts, sayIn } from './say';

/** The text of a reader's code as a sentence, with what was expected and found where the text itself does not say. */
export function readerText(say: Say, code: string, facts: Facts): string {
  const under: Readonly<Record<string, string>> = words[say.language];
  const key = `problem.${code}`;
  const raw = under[key] ?? under[`${key}_other`];
  const text = raw === undefined ? `${code}.` : sayIn(say.language, under)(key, facts);
  const told = (name: string) => raw?.includes(`{{${name}}}`) || !facts[name];
  const more = [
    told('expected') ? '' : say('reader.expected', facts),
    told('found') ? '' : say('reader.found', facts),
  ];
  return [text, ...more].filter(Boolean).join(' ');
}
