import { testDatabase } from '@belfry/platform/testing';
import { expect, test } from 'vitest';
import type { EntryIndex } from '../../core/entries/entry-index';
import { hitsOf } from '../../core/entries/hits-of';
import { loadEdition, person } from '../screening.testing';
import { indexKeeper } from './keeper';

const database = testDatabase();
const LOOKED = 600;
const later = (ms = LOOKED) => new Promise((resolve) => setTimeout(resolve, ms));

const found = (index: EntryIndex, name: string, datasets?: string[]) =>
  hitsOf(
    index,
    { id: 's', schema: 'Person', properties: { name: [name] } },
    { threshold: 0.8, limit: 5, ...(datasets && { datasets }) },
  ).flatMap(({ entityIds }) => entityIds);
const editions = (index: EntryIndex) => index.editions.map(({ dataset, number }) => `${dataset} ${number}`);

test('what another process loads, changes and takes away is in the index soon after, by difference', async () => {
  await loadEdition(database.db, 'national', [
    person('q1', 'Zebulon Quisthoudt'),
    person('q2', 'Ottoline Vandersnickt'),
  ]);
  const keeper = indexKeeper({ db: database.db });
  const index = await keeper.current();
  expect(found(index, 'Zebulon Quisthoudt')).toEqual(['q1']);
  await loadEdition(database.db, 'national', [
    person('q1', 'Jozefien Baetslé'),
    person('q3', 'Hendrika Olmobrecht'),
  ]);
  await later();
  expect(await keeper.current()).toBe(index);
  expect(editions(index)).toEqual(['national 2']);
  expect(found(index, 'Zebulon Quisthoudt')).toEqual([]);
  expect(found(index, 'Jozefien Baetsle')).toEqual(['q1']);
  expect(found(index, 'Ottoline Vandersnickt')).toEqual([]);
  expect(found(index, 'Hendrika Olmobrecht')).toEqual(['q3']);
  expect(index.size).toBe(2);
});

test('so much change that a new index is built: the old one serves unchanged until then', async () => {
  await loadEdition(database.db, 'national', [person('q1', 'Zebulon Quisthoudt')]);
  const keeper = indexKeeper({ db: database.db });
  const before = await keeper.current();
  const many = Array.from({ length: 1_100 }, (_, i) => person(`m${i}`, `Someone Numbered${i}`));
  await loadEdition(database.db, 'large', many);
  await later();
  const after = await keeper.current();
  expect(after).not.toBe(before);
  expect([editions(before), before.size]).toEqual([['national 1'], 1]);
  expect([editions(after), after.size]).toEqual([['large 1', 'national 1'], 1_101]);
});

test('nothing is asked of lists that were not named', async () => {
  await loadEdition(database.db, 'national', [person('q1', 'Zebulon Quisthoudt')]);
  await loadEdition(database.db, 'other', [person('n1', 'Zebulon Quisthoudt')]);
  const index = await indexKeeper({ db: database.db }).current();
  expect(found(index, 'Zebulon Quisthoudt', ['other'])).toEqual(['n1']);
  expect(found(index, 'Zebulon Quisthoudt', [])).toEqual([]);
});

test('while the database fails, the index goes on serving, and says so', async () => {
  await loadEdition(database.db, 'national', [person('q1', 'Zebulon Quisthoudt')]);
  const told: unknown[] = [];
  let fails = false;
  const db = new Proxy(database.db, {
    get(target, name) {
      if (fails) throw new Error('the database is gone');
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const keeper = indexKeeper({ db, broken: (error) => told.push(error) });
  const index = await keeper.current();
  fails = true;
  await later();
  expect(found(await keeper.current(), 'Zebulon Quisthoudt')).toEqual(['q1']);
  expect(told).toHaveLength(1);
  expect(await keeper.current()).toBe(index);
});
