import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words } from '../words';

const raised =
  /(?:code: |Refused\(|failed\(|'code', )'((?:database|files|job|key|request|server|session)\/[a-z-]+)'/g;

async function codes(): Promise<string[]> {
  const found = new Set<string>();
  for (const entry of await readdir(import.meta.dirname, { recursive: true })) {
    if (!/\.(ts|mjs)$/.test(entry) || entry.includes('.test.')) continue;
    const text = await readFile(join(import.meta.dirname, entry), 'utf8');
    for (const [, code] of text.matchAll(raised)) found.add(code!);
  }
  return [...found].sort();
}

test('every problem the platform raises has a text in four languages', async () => {
  const wanted = await codes();
  expect(wanted.length).toBeGreaterThan(40);
  for (const language of ['en', 'fr', 'nl', 'de'] as const) {
    const texts: Record<string, string> = words[language];
    expect(wanted.filter((code) => !texts[`problem.${code}`])).toEqual([]);
  }
});
