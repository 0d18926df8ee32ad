import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from './open';

// Real servers from the npm package: starting, joining, dying. The folder has a space and a name that is longer than
// a socket's path may be.
let home = '';
let data = '';
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const opener = pathToFileURL(join(import.meta.dirname, 'open.ts')).href;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'belfry-open-'));
  if (process.getuid?.() === 0) execFileSync('chmod', ['711', home]);
  data = join(home, `data folder ${'x'.repeat(120)}`);
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

const count = async ({ db }: OpenDatabase) =>
  Number((await sql<{ n: string }>`select count(*) as n from service`.execute(db)).rows[0]!.n);
const add = ({ db }: OpenDatabase, id: string) =>
  db.insertInto('service').values({ id, name: id, kind: 'police' }).execute();

/** Another process that opens the same database, says `open`, and stays. */
async function otherProcess(): Promise<{ kill(signal: NodeJS.Signals): Promise<void> }> {
  const script = `const { openDatabase } = await import(${JSON.stringify(opener)});
    const opened = await openDatabase({ data: ${JSON.stringify(data)} });
    process.on('SIGTERM', () => opened.close().then(() => process.exit()));
    setInterval(() => {}, 1000);
    console.log('open');`;
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', () => reject(new Error('the other process ended early')));
  });
  return {
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

const pidFile = () => join(data, 'postgres', 'pgdata', 'postmaster.pid');
const postmaster = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0]);

async function until(what: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await what()) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
const isGone = () =>
  stat(pidFile()).then(
    () => false,
    () => true,
  );

const answersFromAnother = async (opened: OpenDatabase, pid: number) =>
  (await postmaster().catch(() => pid)) !== pid && (await count(opened).catch(() => 0)) === 2;

test('two first starts at the very same moment share one database', async () => {
  const [one, two] = await Promise.all([openDatabase({ data }), openDatabase({ data })]);
  await add(one, 'first');
  expect(await count(two)).toBe(1);
  expect([...one.migrated, ...two.migrated]).toContain('0001_platform');
  expect(new Set([...one.migrated, ...two.migrated]).size).toBe(one.migrated.length + two.migrated.length);
  expect((await stat(join(data, 'postgres', 'password'))).mode & 0o077).toBe(0);
  await one.close();
  expect(await count(two)).toBe(1);
  await two.close();
  expect(await isGone()).toBe(true);
});

test('what was written is there at the next start, and a second process joins the running one', async () => {
  const one = await openDatabase({ data });
  const other = await otherProcess();
  expect(await count(one)).toBe(1);
  const pid = await postmaster();
  await other.kill('SIGTERM');
  expect(await postmaster()).toBe(pid);
  expect(await count(one)).toBe(1);
  await one.close();
  expect(await isGone()).toBe(true);
});

test('the owner killed: the other works on; everybody killed: the server stops by itself', async () => {
  const owner = await otherProcess();
  const joined = await openDatabase({ data });
  await owner.kill('SIGKILL');
  await add(joined, 'second');
  await joined.close();
  const last = await otherProcess();
  await last.kill('SIGKILL');
  expect(await until(isGone)).toBe(true);
});

test('the server killed: it is started again on the same port and nothing is lost', async () => {
  const one = await openDatabase({ data });
  const pid = await postmaster();
  process.kill(pid, 'SIGKILL');
  expect(await until(() => answersFromAnother(one, pid))).toBe(true);
  await one.close();
  expect(await until(isGone)).toBe(true);
});

const keeper = async () =>
  Number((await readFile(`/proc/${await postmaster()}/status`, 'utf8')).match(/^PPid:\s*(\d+)/m)![1]);

test('the keeper killed: another one takes the running server over and stops it at the end', async () => {
  const one = await openDatabase({ data });
  const pid = await postmaster();
  process.kill(await keeper(), 'SIGKILL');
  expect(await count(one)).toBe(2);
  expect(await postmaster()).toBe(pid);
  await one.close();
  expect(await until(isGone)).toBe(true);
});

test('keeper and server killed: a new pair starts from what they left behind', async () => {
  const one = await openDatabase({ data });
  const pid = await postmaster();
  process.kill(await keeper(), 'SIGKILL');
  process.kill(pid, 'SIGKILL');
  expect(await until(() => answersFromAnother(one, pid))).toBe(true);
  await one.close();
  expect(await until(isGone)).toBe(true);
});

test('a named database that cannot be reached is refused with its place and without its password', async () => {
  const asked = openDatabase({ data, url: 'postgres://someone:secret@127.0.0.1:9/belfry' });
  await expect(asked).rejects.toMatchObject({
    code: 'database/unreachable',
    facts: { place: '127.0.0.1:9/belfry', found: 'ECONNREFUSED' },
  });
  await expect(asked).rejects.not.toThrow(/secret/);
});
