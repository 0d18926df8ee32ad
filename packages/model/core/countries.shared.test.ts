import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { country } from './countries';
import { countryCode } from './read-country';

const path = join(import.meta.dirname, '../../../../shared/data/geo/rigour_territories.jsonl');

test('official names of another table of territories mean the same country here', () => {
  if (!existsSync(path)) {
    console.log(`not checked: names of countries against ${path}, which is not here`);
    expect(countryCode('Belgium')).toBe('be');
    return;
  }
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const known = rows.filter((row) => row.is_country && country(row.code));
  const names: [string, string][] = known.flatMap((row) =>
    [row.name, row.full_name, ...row.names_strong].map((name: string) => [row.code, name]),
  );
  expect(names.length).toBeGreaterThan(500);
  const wrong = names.filter(([code, name]) => {
    const read = countryCode(name);
    // The other table has Paraguay's name under Papua New Guinea.
    return read !== null && read !== code && name !== 'РЕСПУБЛИКА ПАРАГВАЙ';
  });
  const missed = names.filter(([, name]) => countryCode(name) === null);
  expect(wrong).toEqual([]);
  expect(missed.length / names.length).toBeLessThan(0.2);
});
