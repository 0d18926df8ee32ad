import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../logger';
import { demoOfficer } from '../officers';
import { openPlatform, type Platform } from '../open-platform';

// Workers are processes of their own on a real server, so that killing one is killing one.
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const moduleOf = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href);
let data = '';
let here: Platform;
const workers: Worker[] = [];

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'belfry-jobs-'));
  if (process.getuid?.() === 0) execFileSync('chmod', ['711', data]);
  here = await openPlatform({ data, version: 'test', logger: createLogger('silent') });
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.end('SIGKILL');
});
afterAll(async () => {
  await here.close();
  await rm(data, { recursive: true, force: true });
});

type Worker = { readonly pid: number; end(signal: NodeJS.Signals): Promise<void> };

/** A worker whose handler logs one entry a row, every 20 ms, and goes on where the log of the job ends. */
async function startWorker(): Promise<Worker> {
  const script = `
    const { openPlatform } = await import(${moduleOf('../open-platform.ts')});
    const { createLogger } = await import(${moduleOf('../logger.ts')});
    const { context, jobs, close } = await openPlatform({ data: ${JSON.stringify(data)}, version: 'test', logger: createLogger('error') });
    jobs.define('screening', async ({ id, payload, by, progress }) => {
      const before = await context.db.selectFrom('log').select('id').where('object_id', '=', id).execute();
      for (let row = before.length + 1; row <= payload.rows; row += 1) {
        await context.log.write(by, { act: 'consultation', objectKind: 'row', objectId: id, detail: { row, pid: process.pid } });
        await new Promise((resolve) => setTimeout(resolve, 20));
        await progress.report(row, payload.rows);
      }
    });
    jobs.open();
    process.on('SIGTERM', () => close().then(() => process.exit()));
    console.log('open');`;
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const worker: Worker = {
    pid: child.pid!,
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
  workers.push(worker);
  return worker;
}

const start = async (rows: number) => {
  const by = await demoOfficer(here.context.db);
  return here.context.jobs.start({ kind: 'screening', title: 'Rows', unit: 'row', payload: { rows }, by });
};

const rowsOf = async (id: string) => {
  const { rows } = await sql<{ row: number; pid: number }>`
    select (detail->>'row')::int as row, (detail->>'pid')::int as pid
      from log where object_id = ${id} order by id`.execute(here.context.db);
  return rows;
};

async function until<Value>(look: () => Promise<Value | null | false>, withinMs: number): Promise<Value> {
  const late = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > late) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const isEnded = async (id: string) => {
  const job = await here.jobs.store.find(id);
  return job?.finishedAt ? job : null;
};
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test('a worker killed: another goes on within three seconds, and no row is lost or doubled', async () => {
  const first = await startWorker();
  const second = await startWorker();
  const id = await start(100);
  const runner = await until(async () => (await rowsOf(id))[20]?.pid ?? null, 5_000);
  const [dying, living] = runner === first.pid ? [first, second] : [second, first];
  await dying.end('SIGKILL');
  await until(async () => (await rowsOf(id)).some(({ pid }) => pid === living.pid), 3_000);
  expect(await until(() => isEnded(id), 10_000)).toMatchObject({ state: 'done', done: 100 });
  const rows = await rowsOf(id);
  expect(rows.map(({ row }) => row)).toEqual(upTo(100));
  const changes = rows.filter(({ pid }, i) => i > 0 && pid !== rows[i - 1]!.pid);
  expect(changes.map(({ pid }) => pid)).toEqual([living.pid]);
});

test('everybody killed: the next worker that starts goes on', async () => {
  const id = await start(40);
  const first = await startWorker();
  await until(async () => (await rowsOf(id)).length > 5, 5_000);
  await first.end('SIGKILL');
  await startWorker();
  expect(await until(() => isEnded(id), 10_000)).toMatchObject({ state: 'done' });
  expect((await rowsOf(id)).map(({ row }) => row)).toEqual(upTo(40));
});

test('a worker told to stop gives its job back at once', async () => {
  const first = await startWorker();
  const id = await start(40);
  await until(async () => (await rowsOf(id)).length > 5, 5_000);
  await first.end('SIGTERM');
  expect(await here.jobs.store.find(id)).toMatchObject({ state: 'waiting' });
  await startWorker();
  expect(await until(() => isEnded(id), 10_000)).toMatchObject({ state: 'done' });
});

test('many jobs and several workers: each job runs once', async () => {
  await Promise.all([startWorker(), startWorker(), startWorker()]);
  const ids = await Promise.all(upTo(12).map(() => start(3)));
  for (const id of ids) {
    await until(() => isEnded(id), 15_000);
    expect((await rowsOf(id)).map(({ row }) => row)).toEqual([1, 2, 3]);
  }
});

test('a job that runs elsewhere is cancelled within a second', async () => {
  await startWorker();
  const id = await start(1_000);
  await until(async () => (await rowsOf(id)).length > 3, 5_000);
  const asked = performance.now();
  await here.context.jobs.cancel(id);
  expect(await until(() => isEnded(id), 2_000)).toMatchObject({ state: 'cancelled' });
  expect(performance.now() - asked).toBeLessThan(1_000);
});

test('a change in one process is heard in another', async () => {
  const heard = new Promise<string>((resolve) => here.standing.listen('belfry_change', resolve));
  const other = await openPlatform({ data, version: 'test', logger: createLogger('silent') });
  other.context.changes.tell({ kind: 'list', id: 'un' });
  expect(JSON.parse(await heard)).toEqual({ kind: 'list', id: 'un' });
  await other.close();
});

test('locks lost with their connection are free for others, and the holder hears of it', async () => {
  const other = await openPlatform({ data, version: 'test', logger: createLogger('silent') });
  expect(await here.standing.tryLock('x')).toBe(true);
  expect(await other.standing.tryLock('x')).toBe(false);
  const lost = new Promise<void>((resolve) => here.standing.onLost(resolve));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'belfry standing'`.execute(
    here.context.db,
  );
  await lost;
  expect(await until(() => other.standing.tryLock('x'), 3_000)).toBe(true);
  expect(await until(() => here.standing.tryLock('y'), 3_000)).toBe(true);
  await other.close();
});
