import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addList, diffEditions, type ListDeps, loadFiles } from '@belfry/lists/server';
import { transliterate } from '@belfry/matching';
import { testDatabase } from '@belfry/platform/testing';
import { picture } from '@belfry/profiles/server';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../../shared/data/sanctions');
const older = join(folder, 'ammitto/un_sanctions_list.xml');
const newer = join(folder, 'ofac-un-watchman/UN_consolidated.xml');
const database = testDatabase();

/** Entries of a UN file by their DATAID, found the plain way. */
function entriesIn(path: string): Map<string, string> {
  const entries = new Map<string, string>();
  for (const [whole] of readFileSync(path, 'utf8').matchAll(/<(INDIVIDUAL|ENTITY)>[\s\S]*?<\/\1>/g))
    entries.set(`un-${/<DATAID>(\d+)/.exec(whole)![1]}`, whole);
  return entries;
}

test('the UN list of 2021 and its successor load, and their difference is that of the files', async () => {
  if (!existsSync(older) || !existsSync(newer)) {
    console.log(`not checked: the difference between two UN editions, for want of ${folder}`);
    expect(existsSync(older)).toBe(false);
    return;
  }
  const { context, acting: by } = database;
  const deps: ListDeps = { context, picture: picture({ latin: transliterate }) };
  await addList(deps, { name: 'un', title: 'United Nations' }, { by });
  for (const path of [older, newer]) {
    const outcome = await loadFiles(deps, 'un', { paths: [path], by, reason: 'test' });
    expect(outcome).toMatchObject({ state: 'in_service', problem: null });
  }
  const [before, after] = [entriesIn(older), entriesIn(newer)];
  const both = [...after.keys()].filter((id) => before.has(id));
  const diff = await diffEditions(deps, 'un', { by, limit: 500 });
  expect(diff.listed).toBe(after.size - both.length);
  expect(diff.delisted).toBe(before.size - both.length);
  const textChanged = both.filter((id) => before.get(id) !== after.get(id)).length;
  expect(diff.changed).toBeGreaterThan(0);
  expect(diff.changed).toBeLessThanOrEqual(textChanged);
  const unchanged = both.filter((id) => before.get(id) === after.get(id));
  const told = new Set(diff.items.map(({ entityId }) => entityId));
  expect(unchanged.filter((id) => told.has(id))).toEqual([]);
  expect(diff.items.filter(({ kind, properties }) => kind === 'changed' && properties.length === 0)).toEqual(
    [],
  );
}, 240_000);
