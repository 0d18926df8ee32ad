import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { words as kit } from '@belfry/ui-kit/words';
import { expect, test } from 'vitest';
import { words } from '../words/index';

const LANGUAGES = ['en', 'fr', 'nl', 'de'] as const;
const all = { ...kit.en, ...words.en };
const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

test.each(LANGUAGES)('%s has every text, with the same blanks to fill', (language) => {
  const catalogue: Record<string, string> = words[language];
  expect(Object.keys(catalogue).sort()).toEqual(Object.keys(words.en).sort());
  for (const [key, text] of Object.entries(words.en)) {
    expect(catalogue[key]?.trim(), key).toBeTruthy();
    expect(blanks(catalogue[key]!), key).toEqual(blanks(text));
  }
});

const folder = import.meta.dirname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(?<!\.test)\.tsx?$/.test(name),
);

test.each(files)('every text that %s names is there', (file) => {
  const source = readFileSync(join(folder, file), 'utf8');
  const named = [...source.matchAll(/\b(?:t|say|line|word)\(\s*'([a-z]+(?:[.-][\w-]+)+)'/g)].map(
    (match) => match[1]!,
  );
  for (const key of named) expect(key in all || `${key}_other` in all, key).toBe(true);
  const families = [...source.matchAll(/\b(?:t|word)\(\s*`([a-z.]+\.)\$\{/g)].map((match) => match[1]!);
  for (const family of families)
    expect(
      Object.keys(all).some((key) => key.startsWith(family)),
      family,
    ).toBe(true);
});
