import { defineListJobs, type ListDeps, listRoutes } from '@belfry/lists/server';
import { transliterate } from '@belfry/matching';
import type { TestApp } from '@belfry/platform/testing';
import { testDatabase } from '@belfry/platform/testing';
import { picture, profileRoutes, streamEntities } from '@belfry/profiles/server';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inventedList, preview } from './invented.testing';

const database = testDatabase();
const ports = { findByName: async () => [], hitsOf: async () => [] };

async function open(): Promise<TestApp> {
  const { context } = database;
  const deps: ListDeps = { context, picture: picture({ latin: transliterate }) };
  defineListJobs(context, deps.picture);
  const app = await database.app(listRoutes(deps), profileRoutes(context, ports));
  await app.ask({
    method: 'POST',
    url: '/api/lists',
    payload: { name: 'inv', title: 'Invented', reason: 'test' },
  });
  return app;
}

const post = (app: TestApp, url: string, payload: object) => app.ask({ method: 'POST', url, payload });
const get = async (app: TestApp, url: string) => (await app.ask(url)).json();

async function send(app: TestApp, content: string | Uint8Array, more: object = {}) {
  const { uploadId } = (await preview(app, { 'list.json': content })).json();
  return post(app, '/api/lists/inv/editions', { uploadId, reason: 'new edition', ...more });
}
async function load(app: TestApp, content: string | Uint8Array, more: object = {}) {
  const answer = await send(app, content, more);
  expect(answer.statusCode).toBe(202);
  await database.runJobs();
  return answer.json();
}
const ids = async () => {
  const found: string[] = [];
  for await (const { id } of streamEntities(database.db, { dataset: 'inv' })) found.push(id);
  return found;
};

test('a list is added, looked at, loaded, browsed, compared and exported', async () => {
  const app = await open();
  const looked = (await preview(app, { '../../etc/li\u202est.json': inventedList(3) })).json();
  expect(looked).toMatchObject({ format: 'ftm', problem: null, files: [{ name: 'list.json' }] });
  await load(app, inventedList(10));
  expect(await get(app, '/api/lists/inv')).toMatchObject({
    format: 'ftm',
    ageHours: 0,
    stale: false,
    entriesBySchema: { Person: 10 },
    edition: { number: 1, state: 'in_service', entries: 10, listed: 10, rejected: 0 },
  });
  await load(
    app,
    inventedList(9, (n) => (n === 2 ? { birthDate: ['1940'] } : {})),
  );
  const diff = await get(app, '/api/lists/inv/diff');
  expect(diff).toMatchObject({ from: 1, to: 2, listed: 0, delisted: 1, changed: 1, total: 2 });
  expect(diff.items).toMatchObject([
    {
      kind: 'changed',
      entityId: 'inv-2',
      properties: [{ prop: 'birthDate', from: ['1952-01-02'], to: ['1940'] }],
    },
    { kind: 'delisted', entityId: 'inv-9' },
  ]);
  const csv = await app.ask('/api/lists/inv/diff.csv?from=1&to=2');
  expect(csv.payload.split('\n')[1]).toBe('changed,inv-2,inv-2,Person,Velthuys Co,birthDate,1952-01-02,1940');
  const entries = await get(app, '/api/lists/inv/entries?q=velthuys&limit=4');
  expect(entries).toMatchObject({ total: 9, items: [{ names: ['Velthuys Ao'] }, {}, {}, {}] });
  const rest = await get(app, `/api/lists/inv/entries?q=velthuys&limit=10&cursor=${entries.next}`);
  expect(rest.items).toHaveLength(5);
  const exported = await app.ask('/api/lists/inv/export?format=ftm');
  expect(exported.payload.trim().split('\n')).toHaveLength(9);
  expect(JSON.parse(exported.payload.split('\n')[0]!)).toMatchObject({
    id: 'inv-0',
    schema: 'Person',
    datasets: ['inv'],
  });
});

test('the same bytes again: said, and the edition stays', async () => {
  const app = await open();
  await load(app, inventedList(5));
  const answer = await send(app, inventedList(5));
  expect(answer.statusCode).toBe(409);
  expect(answer.json()).toMatchObject({ code: 'lists/unchanged', facts: { list: 'inv', edition: 1 } });
  expect((await get(app, '/api/lists/inv/editions')).items).toHaveLength(1);
  await load(app, inventedList(5), { again: true });
  expect(await get(app, '/api/lists/inv')).toMatchObject({
    edition: { number: 2, listed: 0, changed: 0, delisted: 0 },
  });
});

test.each([
  { entries: 6, state: 'held', why: 'exactly 40 % fewer' },
  { entries: 7, state: 'in_service', why: '30 % fewer' },
])('$why: $state', async ({ entries, state }) => {
  const app = await open();
  await load(app, inventedList(10));
  await load(app, inventedList(entries));
  expect(await get(app, '/api/lists/inv/editions/2')).toMatchObject({ state, entries });
  expect(await ids()).toHaveLength(state === 'held' ? 10 : entries);
});

test('a held edition says why, and goes into service when an officer confirms it', async () => {
  const app = await open();
  await load(app, inventedList(10));
  await load(app, inventedList(3));
  const { held, edition } = await get(app, '/api/lists/inv');
  expect(edition.number).toBe(1);
  expect(held).toMatchObject({
    number: 2,
    delisted: 7,
    problem: { code: 'lists/fewer-entries', facts: { expected: 10, found: 3, percent: 70 } },
  });
  expect((await get(app, '/api/lists/inv/diff')).from).toBe(null);
  const answer = await post(app, '/api/lists/inv/editions/2/confirm', { reason: 'The regime was repealed' });
  expect(answer.statusCode).toBe(202);
  await database.runJobs();
  expect(await get(app, '/api/lists/inv')).toMatchObject({
    held: null,
    edition: { number: 2, state: 'in_service' },
  });
  expect(await ids()).toHaveLength(3);
  const again = await post(app, '/api/lists/inv/editions/2/confirm', { reason: 'again' });
  expect(again.json()).toMatchObject({ status: 409, code: 'lists/not-held' });
});

test('a held edition is discarded, or gives way to the next', async () => {
  const app = await open();
  await load(app, inventedList(10));
  await load(app, inventedList(3));
  expect((await post(app, '/api/lists/inv/editions/2/discard', { reason: 'cut off' })).json().state).toBe(
    'discarded',
  );
  await load(app, inventedList(4));
  await load(app, inventedList(9));
  const states = (await get(app, '/api/lists/inv/editions')).items.map((one: { state: string }) => one.state);
  expect(states).toEqual(['in_service', 'discarded', 'discarded', 'superseded']);
});

test('two loads of one list at once: the second is refused, the first goes through', async () => {
  const app = await open();
  expect((await send(app, inventedList(5))).statusCode).toBe(202);
  const second = await send(app, inventedList(6));
  expect(second.json()).toMatchObject({ status: 409, code: 'lists/load-running', facts: { list: 'inv' } });
  await database.runJobs();
  expect(await ids()).toHaveLength(5);
  await load(app, inventedList(6));
  expect(await ids()).toHaveLength(6);
});

test.each([
  { content: `${inventedList(3)}{"id": "inv-9", "sch`, code: /^lists\//, why: 'cut off' },
  { content: '', code: /lists\/empty-file/, why: 'empty' },
  { content: '%PDF-1.7 …', code: /lists\/is-pdf/, why: 'a PDF' },
  { content: '<html><body>502 Bad Gateway</body></html>', code: /lists\/is-html/, why: 'an error page' },
])('a file that is no list ($why): clear, and the earlier edition stays', async ({ content, code }) => {
  const app = await open();
  await load(app, inventedList(5));
  const looked = (await preview(app, { 'list.json': content })).json();
  const answer = await post(app, '/api/lists/inv/editions', {
    uploadId: looked.uploadId,
    format: 'ftm',
    reason: 'r',
  });
  await database.runJobs();
  if (answer.statusCode === 202) {
    const failed = await get(app, '/api/lists/inv/editions/2');
    expect(failed.state === 'failed' || failed.rejected > 0 || failed.state === 'held').toBe(true);
    if (failed.state === 'failed') expect(failed.problem.code).toMatch(code);
  } else expect(answer.json().code).toMatch(code);
  expect(await get(app, '/api/lists/inv')).toMatchObject({ edition: { number: 1, state: 'in_service' } });
  expect(await ids()).toHaveLength(5);
});

test('when the disk is full the load fails, says so, and changes nothing', async () => {
  const app = await open();
  await load(app, inventedList(5));
  await sql`create function full_disk() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`.execute(database.db);
  await sql`create trigger full_disk before insert on statement for each row execute function full_disk()`.execute(
    database.db,
  );
  const { id } = await load(app, inventedList(8));
  expect(await get(app, '/api/lists/inv/editions/2')).toMatchObject({
    state: 'failed',
    problem: { code: 'files/disk-full' },
  });
  expect(await get(app, `/api/jobs/${id}`)).toMatchObject({
    state: 'failed',
    problem: { code: 'files/disk-full' },
  });
  await sql`drop trigger full_disk on statement`.execute(database.db);
  expect(await ids()).toHaveLength(5);
  await load(app, inventedList(8));
  expect(await ids()).toHaveLength(8);
});

test('an edition that a dead process left is marked as failed when the next is loaded', async () => {
  const app = await open();
  const job = (await send(app, inventedList(5))).json();
  await sql`update job set state = 'failed' where id = ${job.id}`.execute(database.db);
  await load(app, inventedList(6));
  const states = (await get(app, '/api/lists/inv/editions')).items;
  expect(states).toMatchObject([
    { state: 'in_service' },
    { state: 'failed', problem: { code: 'lists/load-interrupted' } },
  ]);
});

test('what was rejected is told with its place, in pages', async () => {
  const app = await open();
  const lines = inventedList(6).split('\n');
  await load(app, lines.flatMap((line, n) => (n < 3 ? [line, '{"id": "cut'] : [line])).join('\n'));
  const all = await get(app, '/api/lists/inv/editions/1/rejections');
  expect(all.total).toBe(3);
  expect(all.items[0]).toMatchObject({ line: 2, found: expect.stringContaining('cut'), lost: 'entry' });
  const first = await get(app, '/api/lists/inv/editions/1/rejections?limit=2');
  const second = await get(app, `/api/lists/inv/editions/1/rejections?limit=2&cursor=${first.next}`);
  expect([...first.items, ...second.items]).toEqual(all.items);
});

test('a list grows old, and is as fresh as the last look at its source', async () => {
  const app = await open();
  await load(app, inventedList(2));
  await app.ask({ method: 'PATCH', url: '/api/lists/inv', payload: { refreshEveryHours: 6 } });
  database.setNow('2026-11-23T16:30:00Z');
  expect(await get(app, '/api/lists/inv')).toMatchObject({ ageHours: 7.5, stale: true });
  await app.ask({ method: 'PATCH', url: '/api/lists/inv', payload: { refreshEveryHours: 48 } });
  expect(await get(app, '/api/lists/inv')).toMatchObject({ ageHours: 7.5, stale: false });
});

test('a list taken out of service leaves the picture, keeps its history, and can come back', async () => {
  const app = await open();
  await load(app, inventedList(4));
  const answer = await app.ask({
    method: 'DELETE',
    url: '/api/lists/inv',
    payload: { reason: 'no longer ours' },
  });
  expect(answer.statusCode).toBe(204);
  expect(await ids()).toEqual([]);
  expect((await get(app, '/api/lists')).items).toEqual([]);
  expect(await get(app, '/api/lists/inv')).toMatchObject({ status: 404, code: 'lists/not-found' });
  expect(await get(app, '/api/profiles/inv-1')).toMatchObject({ datasets: [{ name: 'inv', listed: false }] });
  expect((await get(app, '/api/lists/inv/editions')).items).toHaveLength(2);
  await post(app, '/api/lists', { name: 'inv', title: 'Invented again' });
  await load(app, inventedList(4));
  expect(await ids()).toHaveLength(4);
  expect(await get(app, '/api/lists/inv')).toMatchObject({ title: 'Invented again', edition: { number: 3 } });
});

test.each([
  { payload: { name: 'inv', title: 'Twice' }, status: 409, code: 'lists/name-taken' },
  { payload: { name: 'No Spaces', title: 'x' }, status: 400, code: 'lists/bad-name' },
  {
    payload: { name: 'ok_name', title: 'x', source: 'ftp://example.org/a' },
    status: 400,
    code: 'lists/source-address',
  },
  {
    payload: { name: 'ok_name', title: 'x', source: '/etc/passwd' },
    status: 403,
    code: 'lists/source-folder',
  },
  {
    payload: { name: 'ok_name', title: 'x', source: 'https://user:pass@example.org/a' },
    status: 400,
    code: 'lists/source-address',
  },
])('$payload.name $payload.source: $code', async ({ payload, status, code }) => {
  const app = await open();
  expect((await post(app, '/api/lists', payload)).json()).toMatchObject({ status, code });
});

test('every reading and change stands in the log, with officer and reason', async () => {
  const app = await open();
  await load(app, inventedList(2));
  await get(app, '/api/lists/inv/entries');
  await app.ask('/api/lists/inv/export');
  const { rows } = await sql<{ act: string; kind: string; reason: string | null }>`
    select act, object_kind as kind, reason from log
     where officer_id = ${database.acting.officerId} and object_kind like 'list%' order by id`.execute(
    database.db,
  );
  expect(rows.map(({ act, kind }) => `${act} ${kind}`)).toEqual([
    'alteration list',
    'collection list-upload',
    'collection list',
    'collection list',
    'consultation list',
    'disclosure list',
  ]);
  expect(rows[2]!.reason).toBe('new edition');
});

test('uploads of nobody and foul cursors are refused', async () => {
  const app = await open();
  const uploadId = '00000000-0000-4000-8000-00000000dead';
  expect((await post(app, '/api/lists/inv/editions', { uploadId, reason: 'r' })).json().code).toBe(
    'lists/upload-not-found',
  );
  await load(app, inventedList(2));
  expect((await app.ask('/api/lists/inv/entries?cursor=%00')).statusCode).toBe(400);
  expect((await app.ask('/api/lists/inv/entries?cursor=abc')).json().code).toBe('paging/bad-cursor');
  expect((await app.ask('/api/lists/inv/diff?from=7')).json().code).toBe('lists/edition-not-found');
});
