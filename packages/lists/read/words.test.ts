import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words } from '../words';

const folder = import.meta.dirname;
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.includes('.test.'),
);
const codes = new Set(
  sources.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/'(lists\/[a-z-]+)'/g)].map((found) => found[1]!),
  ),
);

test.each(['en', 'fr', 'nl', 'de'] as const)(
  'every problem a reader can tell has its text in %s',
  (language) => {
    expect(codes.size).toBeGreaterThan(40);
    const texts: Readonly<Record<string, string>> = words[language];
    expect([...codes].filter((code) => !texts[`problem.${code}`])).toEqual([]);
  },
);
