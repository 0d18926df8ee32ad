import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  defineListJobs,
  type ListDeps,
  listRoutes,
  refreshDue,
  type SourceRules,
} from '@belfry/lists/server';
import { transliterate } from '@belfry/matching';
import { type TestApp, testDatabase } from '@belfry/platform/testing';
import { picture } from '@belfry/profiles/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inventedList } from './invented.testing';

const database = testDatabase();
let server: Server;
let base = '';
let folder = '';
let asked: { url: string; headers: Record<string, unknown> }[] = [];
let answers: Record<
  string,
  () => { status?: number; headers?: Record<string, string>; body?: string | Buffer }
> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-test-lists-'));
  server = createServer((request, response) => {
    asked.push({ url: request.url!, headers: request.headers });
    const { status = 200, headers = {}, body = '' } = answers[request.url!]?.() ?? { status: 404 };
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
  answers = {};
});

async function open(
  source: string,
  sources: SourceRules = { privateAddresses: true, folders: [folder] },
): Promise<TestApp> {
  const { context } = database;
  const deps: ListDeps = { context, picture: picture({ latin: transliterate }), sources };
  defineListJobs(context, deps.picture, { sources });
  const app = await database.app(listRoutes(deps));
  const payload = { name: 'inv', title: 'Invented', source };
  const answer = await app.ask({ method: 'POST', url: '/api/lists', payload });
  expect(answer.json()).toMatchObject({ name: 'inv' });
  return app;
}
async function refresh(app: TestApp) {
  const answer = await app.ask({ method: 'POST', url: '/api/lists/inv/refresh', payload: { reason: 'now' } });
  expect(answer.statusCode).toBe(202);
  await database.runJobs();
  return (await app.ask(`/api/jobs/${answer.json().id}`)).json();
}
const list = async (app: TestApp) => (await app.ask('/api/lists/inv')).json();

test('a refresh fetches, loads, and next time asks only for what is newer', async () => {
  answers['/list.json'] = () => ({ headers: { etag: '"one"' }, body: inventedList(5) });
  const app = await open(`${base}/list.json`);
  expect(await refresh(app)).toMatchObject({ state: 'done', problem: null });
  expect(await list(app)).toMatchObject({
    edition: { number: 1, entries: 5, files: [{ name: 'list.json' }] },
  });
  answers['/list.json'] = () => ({ status: 304 });
  database.setNow('2026-11-23T14:00:00Z');
  expect(await refresh(app)).toMatchObject({ state: 'done' });
  expect(asked[1]!.headers['if-none-match']).toBe('"one"');
  expect(await list(app)).toMatchObject({ edition: { number: 1 }, ageHours: 0, refreshProblem: null });
});

test('the same bytes without any word of the source are unchanged too', async () => {
  answers['/list.json'] = () => ({ body: inventedList(5) });
  const app = await open(`${base}/list.json`);
  await refresh(app);
  await refresh(app);
  expect((await app.ask('/api/lists/inv/editions')).json().items).toHaveLength(1);
});

test('a failed refresh keeps serving, marks the list, and a good one clears the mark', async () => {
  answers['/list.json'] = () => ({ body: inventedList(5) });
  const app = await open(`${base}/list.json`);
  await refresh(app);
  answers['/list.json'] = () => ({ status: 503 });
  expect(await refresh(app)).toMatchObject({
    state: 'failed',
    problem: { code: 'lists/source-status', facts: { found: 503 } },
  });
  expect(await list(app)).toMatchObject({
    edition: { number: 1 },
    refreshProblem: { code: 'lists/source-status' },
  });
  answers['/list.json'] = () => ({ body: `${inventedList(5)}<html>` });
  await refresh(app);
  answers['/list.json'] = () => ({ body: inventedList(6) });
  expect(await refresh(app)).toMatchObject({ state: 'done' });
  expect(await list(app)).toMatchObject({ edition: { entries: 6 }, refreshProblem: null });
});

test.each<{
  why: string;
  answer: () => { status?: number; headers?: Record<string, string>; body?: string | Buffer };
  code: string | null;
}>([
  { why: 'a redirect', answer: () => ({ status: 302, headers: { location: '/other.json' } }), code: null },
  {
    why: 'redirects without end',
    answer: () => ({ status: 302, headers: { location: '/list.json' } }),
    code: 'lists/source-redirects',
  },
  {
    why: 'a redirect to a file',
    answer: () => ({ status: 302, headers: { location: 'file:///etc/passwd' } }),
    code: 'lists/source-address',
  },
  {
    why: 'an answer cut off',
    answer: () => ({ headers: { 'content-length': '99999' }, body: inventedList(2) }),
    code: 'lists/source-',
  },
  {
    why: 'gzip',
    answer: () => ({ headers: { 'content-encoding': 'gzip' }, body: gzipSync(inventedList(4)) }),
    code: null,
  },
])('$why: $code', async ({ answer, code }) => {
  answers['/list.json'] = answer;
  answers['/other.json'] = () => ({ body: inventedList(3) });
  const app = await open(`${base}/list.json`);
  const job = await refresh(app);
  expect(job.problem?.code ?? null).toEqual(code === null ? null : expect.stringContaining(code));
});

test('addresses of this machine and network are refused unless the operator allows them', async () => {
  const app = await open(`${base}/list.json`, { privateAddresses: false, folders: [] });
  expect(await refresh(app)).toMatchObject({ state: 'failed', problem: { code: 'lists/source-private' } });
  for (const host of ['localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1']) {
    await app.ask({
      method: 'PATCH',
      url: '/api/lists/inv',
      payload: { source: `http://${host}:${new URL(base).port}/list.json` },
    });
    expect((await refresh(app)).problem.code, host).toBe('lists/source-private');
  }
  expect(asked).toEqual([]);
});

test('a folder the operator named is read; links and paths out of it are not', async () => {
  await writeFile(join(folder, 'list.json'), inventedList(4));
  await symlink('/etc', join(folder, 'etc')).catch(() => {});
  const app = await open(`file://${folder}/list.json`);
  expect(await refresh(app)).toMatchObject({ state: 'done' });
  expect(await list(app)).toMatchObject({ edition: { entries: 4 } });
  for (const source of [`${folder}/../`, `${folder}/etc/passwd`, '/etc/passwd', 'file:///etc/passwd']) {
    const answer = await app.ask({ method: 'PATCH', url: '/api/lists/inv', payload: { source } });
    expect(answer.json(), source).toMatchObject({ status: 403, code: 'lists/source-folder' });
  }
});

test('the schedule is off by default; once on, it refreshes when due, in the name of who turned it on', async () => {
  answers['/list.json'] = () => ({ body: inventedList(5) });
  const app = await open(`${base}/list.json`);
  const deps: ListDeps = { context: database.context, picture: picture({ latin: transliterate }) };
  const due = () => refreshDue(deps, async () => database.acting);
  expect(await due()).toEqual([]);
  await app.ask({
    method: 'PATCH',
    url: '/api/lists/inv',
    payload: { refreshOn: true, refreshEveryHours: 6 },
  });
  expect(await due()).toEqual(['inv']);
  expect(await due()).toEqual([]);
  await database.runJobs();
  expect(await list(app)).toMatchObject({ edition: { entries: 5, receivedBy: database.acting.officerId } });
  database.setNow('2026-11-23T14:59:00Z');
  expect(await due()).toEqual([]);
  database.setNow('2026-11-23T15:01:00Z');
  expect(await due()).toEqual(['inv']);
  const { rows } = await sql<{
    officer: string;
  }>`select refresh_officer_id as officer from dataset where name = 'inv'`.execute(database.db);
  expect(rows[0]!.officer).toBe(database.acting.officerId);
});

test('a schedule without a source is refused', async () => {
  const app = await open(`${base}/list.json`);
  const answer = await app.ask({
    method: 'PATCH',
    url: '/api/lists/inv',
    payload: { refreshOn: true, source: null },
  });
  expect(answer.json()).toMatchObject({ status: 400, code: 'lists/source-missing' });
});
