import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addList,
  beginEdition,
  defineListJobs,
  findList,
  type ListDeps,
  listEditions,
  loadFiles,
  storeFiles,
} from '@belfry/lists/server';
import { transliterate } from '@belfry/matching';
import { type Acting, createLogger, demoOfficer, openPlatform, type Platform } from '@belfry/platform/server';
import { picture } from '@belfry/profiles/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inventedList } from './invented.testing';

// Several processes on one real PostgreSQL: the one named for tests, else the embedded one in a folder of its own.
const named = process.env.BELFRY_TEST_DATABASE_URL;
let data = '';
let url: string | undefined;
let platform: Platform;
let deps: ListDeps;
let by: Acting;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'belfry-test-lists-'));
  if (named) url = await ownDatabase(named);
  platform = await openPlatform({ version: 'test', logger: createLogger('silent'), data, url });
  deps = { context: platform.context, picture: picture({ latin: transliterate }) };
  by = await demoOfficer(platform.context.db);
}, 120_000);
afterAll(async () => {
  await platform?.close();
  if (named && url) await onDatabase(named, `drop database "${new URL(url).pathname.slice(1)}" with (force)`);
  await rm(data, { recursive: true, force: true });
}, 60_000);

async function ownDatabase(server: string): Promise<string> {
  const name = `belfry_test_${randomUUID().replaceAll('-', '')}`;
  await onDatabase(server, `create database "${name}" template template0 encoding 'UTF8'`);
  const own = new URL(server);
  own.pathname = `/${name}`;
  return own.href;
}

async function onDatabase(server: string, statement: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function file(name: string, content: string): Promise<string> {
  const path = join(data, name);
  await writeFile(path, content);
  return path;
}

async function startLoader(): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'loader-process.testing.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { ...process.env, TEST_DATA: data, TEST_DATABASE: url ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.once('data', () => resolve());
    child.once('exit', () => reject(new Error('the loader ended by itself')));
  });
  return child;
}

async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await is())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const count = async (condition = sql`true`) => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from entity where dataset = 'killed' and ${condition}`.execute(
    platform.context.db,
  );
  return rows[0]!.n;
};

test('kill -9 while loading: the earlier edition serves, nothing half-visible, and the load is taken up again', async () => {
  const { context } = deps;
  await addList(deps, { name: 'killed', title: 'Killed' }, { by });
  await loadFiles(deps, 'killed', {
    paths: [await file('first.json', inventedList(400))],
    by,
    reason: 'first',
  });
  const files = await storeFiles(deps, [
    await file(
      'second.json',
      inventedList(12_000, () => ({ notes: ['x'] })),
    ),
  ]);
  const { number } = await beginEdition(deps, 'killed', {
    files,
    by,
    reason: 'second',
    loader: (edition, trx) =>
      context.jobs.start(
        {
          kind: 'list-load',
          title: 'Killed',
          objectId: 'killed',
          unit: 'byte',
          payload: { dataset: 'killed', number: edition.number },
          by,
        },
        trx,
      ),
  });
  const child = await startLoader();
  await until('the load writes', async () => {
    const { rows } = await sql<{ writing: boolean }>`
      select exists (select from pg_stat_activity
                      where datname = current_database() and query ilike '%insert into statement%'
                        and pid <> pg_backend_pid()) as writing`.execute(context.db);
    return rows[0]!.writing;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  expect(await findList(deps, 'killed')).toMatchObject({ edition: { number: 1, entries: 400 } });
  expect(await count()).toBe(400);
  await expect(
    loadFiles(deps, 'killed', { paths: [join(data, 'first.json')], by, reason: 'meanwhile', again: true }),
  ).rejects.toMatchObject({ problem: { code: 'lists/load-running' } });

  defineListJobs(context, deps.picture);
  platform.jobs.open();
  await until(
    'the job is taken up again',
    async () => (await findList(deps, 'killed')).edition?.number === number,
  );
  expect(await count(sql`until_edition is null`)).toBe(12_000);
  expect(await count()).toBe(12_000);
  const { rows } = await sql<{ twice: number }>`
    select count(*)::int as twice
      from (select entity_key, prop, value from statement s join entity e on e.key = s.entity_key
             where e.dataset = 'killed' and s.until_edition is null
             group by 1, 2, 3 having count(*) > 1) as doubled`.execute(context.db);
  expect(rows[0]!.twice).toBe(0);
}, 240_000);

test('two loads of one list at the very same time: one goes through, the other is refused', async () => {
  await addList(deps, { name: 'twice', title: 'Twice' }, { by });
  const [one, other] = [await file('a.json', inventedList(3_000)), await file('b.json', inventedList(3_100))];
  const outcomes = await Promise.allSettled(
    [one, other].map((path) => loadFiles(deps, 'twice', { paths: [path], by, reason: 'at once' })),
  );
  const done = outcomes.filter(({ status }) => status === 'fulfilled');
  const refusals = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason.problem?.code] : [],
  );
  const editions = await listEditions(deps, 'twice');
  // The second may also have waited until the first was through.
  expect(done.length + refusals.length).toBe(2);
  expect(refusals.filter((code) => code !== 'lists/load-running')).toEqual([]);
  expect(editions.filter(({ state }) => state === 'in_service')).toHaveLength(1);
  expect(editions.filter(({ state }) => state === 'loading' || state === 'failed')).toEqual([]);
}, 120_000);

test('two lists loaded at once are joined with each other all the same', async () => {
  const number = (n: number) => ({ idNumber: [`99${String(n).padStart(9, '0')}`] });
  const renamed = inventedList(300, number).replaceAll('"id":"inv-', '"id":"other-');
  for (const name of ['left', 'right']) await addList(deps, { name, title: name }, { by });
  const [left, right] = [await file('l.json', inventedList(300, number)), await file('r.json', renamed)];
  await Promise.all([
    loadFiles(deps, 'left', { paths: [left], by, reason: 'at once' }),
    loadFiles(deps, 'right', { paths: [right], by, reason: 'at once' }),
  ]);
  const { rows } = await sql<{ n: number }>`
    select count(distinct canonical_id)::int as n from entity where dataset in ('left', 'right')`.execute(
    deps.context.db,
  );
  expect(rows[0]!.n).toBe(300);
}, 120_000);
