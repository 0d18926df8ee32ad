import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrate, readMigrations, type SqlMigration } from './migrations';

let folder = '';
let pglite: PGlite;
let db: Kysely<object>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-migrations-'));
  pglite = await PGlite.create();
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1 });
  db = new Kysely({ dialect: new PostgresDialect({ pool }) });
});
beforeEach(async () => {
  await sql`drop schema public cascade; create schema public`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await pglite.close();
  await rm(folder, { recursive: true, force: true });
});

const one: SqlMigration = {
  name: '0001_one',
  sha256: 'a',
  text: 'create table one (id int); create table one_more (id int)',
};
const two: SqlMigration = { name: '0002_two', sha256: 'b', text: 'create table two (id int)' };
const tables = async () => {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'migration%' order by 1`.execute(
    db,
  );
  return rows.map(({ name }) => name);
};

test('migrations are applied in order, once', async () => {
  expect(await migrate(db, [one])).toEqual(['0001_one']);
  expect(await migrate(db, [one, two])).toEqual(['0002_two']);
  expect(await migrate(db, [one, two])).toEqual([]);
  expect(await tables()).toEqual(['one', 'one_more', 'two']);
});

test('one that fails leaves nothing of the whole step', async () => {
  const broken = { ...two, text: 'create table two (id int); select nonsense' };
  await expect(migrate(db, [one, broken])).rejects.toThrow('0002_two');
  expect(await tables()).toEqual([]);
});

test.each([
  {
    why: 'a shipped migration was edited',
    now: [{ ...one, sha256: 'x' }, two],
    code: 'database/migration-edited',
  },
  { why: 'the database is of a newer Belfry', now: [one], code: 'database/newer' },
  {
    why: 'one was slipped in before',
    now: [{ ...one, name: '0000_zero' }, one, two],
    code: 'database/migration-order',
  },
])('$why: refused, and nothing changes', async ({ now, code }) => {
  await migrate(db, [one, two]);
  await expect(migrate(db, now)).rejects.toMatchObject({ code });
  expect(await tables()).toEqual(['one', 'one_more', 'two']);
});

const write = async (path: string, text: string) => {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
};

test('migrations of all packages come in the order of their numbers; line ends do not count', async () => {
  await write('b/server/migrations/0001_first.sql', 'select 1;\n');
  await write('a/server/migrations/0002_second.sql', 'select 2;\r\n');
  const before = await readMigrations(folder);
  expect(before.map(({ name }) => name)).toEqual(['0001_first', '0002_second']);
  await write('a/server/migrations/0002_second.sql', 'select 2;\n');
  expect(await readMigrations(folder)).toEqual(before);
});

test.each([
  { file: 'c/server/migrations/0002_again.sql', code: 'database/migration-number' },
  { file: 'c/server/migrations/3_short.sql', code: 'database/migration-name' },
  { file: 'c/server/migrations/notes.txt', code: 'database/migration-name' },
])('$file is refused', async ({ file, code }) => {
  await write(file, 'select 1');
  await expect(readMigrations(folder)).rejects.toMatchObject({ code });
  await rm(join(folder, 'c'), { recursive: true });
});

test('our own migrations can be read, and platform is the first', async () => {
  expect((await readMigrations())[0]?.name).toBe('0001_platform');
});
