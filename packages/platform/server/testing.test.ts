import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from './testing';

const database = testDatabase();

const services = () => database.db.selectFrom('service').select('id').orderBy('id').execute();

test.each([1, 2])('what test %i writes is gone in the next', async () => {
  expect(await services()).toEqual([{ id: 'belfry' }]);
  await database.db.insertInto('service').values({ id: 'left-behind', name: 'x', kind: 'police' }).execute();
  expect(await services()).toHaveLength(2);
});

test('a transaction inside a test commits and rolls back by itself', async () => {
  const insert = (id: string) =>
    database.db.transaction().execute(async (trx) => {
      await trx.insertInto('service').values({ id, name: id, kind: 'police' }).execute();
      if (id === 'second') throw new Error('no');
    });
  await insert('first');
  await expect(insert('second')).rejects.toThrow('no');
  expect((await services()).map(({ id }) => id)).toEqual(['belfry', 'first']);
});

test('a failing statement outside a transaction leaves the connection usable', async () => {
  await database.context.log.write(database.acting, {
    act: 'consultation',
    objectKind: 'list',
    objectId: 'a',
  });
  await expect(sql`delete from log`.execute(database.db)).rejects.toThrow('append-only');
  expect(await database.db.selectFrom('log').select('act').execute()).toEqual([{ act: 'consultation' }]);
});

test('statements asked at once wait for each other', async () => {
  const asked = Array.from({ length: 20 }, (_, i) =>
    sql<{ i: number }>`select ${i}::int as i`.execute(database.db),
  );
  expect((await Promise.all(asked)).map(({ rows }) => rows[0]?.i)).toEqual(
    Array.from({ length: 20 }, (_, i) => i),
  );
});

test('a waiting job runs on demand and keeps its result', async () => {
  const seen: unknown[] = [];
  const { context, acting } = database;
  context.jobs.define('screening', async ({ payload, by, progress }) => {
    await progress.report(3, 3);
    seen.push(payload, by.officerId);
    return { rows: 3 };
  });
  await context.jobs.start({ kind: 'screening', title: 'Three', unit: 'row', payload: { a: 1 }, by: acting });
  await database.runJobs();
  expect(seen).toEqual([{ a: 1 }, acting.officerId]);
  const row = await database.db
    .selectFrom('job')
    .select(['state', 'done', 'result'])
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ state: 'done', done: '3', result: { rows: 3 } });
});

test('dates stay what they are in any time zone', async () => {
  const { rows } = await sql<{ day: string }>`select date '1960-02-29' as day`.execute(database.db);
  expect(rows).toEqual([{ day: '1960-02-29' }]);
});
