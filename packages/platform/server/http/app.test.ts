import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { Settings } from '../../core/api';
import { testDatabase } from '../testing';

const database = testDatabase();

const logged = () =>
  database.db.selectFrom('log').select(['act', 'object_kind', 'reason', 'detail']).orderBy('id').execute();

test('signing in, who it is, another language, signing out', async () => {
  const app = await database.app();
  expect((await app.ask('/api/session')).json()).toMatchObject({
    officer: { name: 'Demo', language: 'en' },
    service: { id: 'belfry' },
    mandate: { purpose: 'Screening against lists' },
    version: 'test',
    demo: false,
  });
  const changed = await app.ask({ method: 'PATCH', url: '/api/session', payload: { language: 'nl' } });
  expect(changed.json()).toMatchObject({ officer: { language: 'nl' } });
  expect((await app.ask('/api/session')).json()).toMatchObject({ officer: { language: 'nl' } });
  expect(await logged()).toMatchObject([{ act: 'sign-in', object_kind: 'session' }]);
});

test('settings are changed one by one, by who may, on record', async () => {
  const app = await database.app();
  const before = Settings.parse((await app.ask('/api/settings')).json());
  expect(before).toMatchObject({
    threshold: 0.7,
    openMatch: false,
    publicKey: { id: database.context.signer.keyId },
  });
  const payload = { threshold: 0.8, reason: 'Fewer false hits' };
  expect((await app.ask({ method: 'PATCH', url: '/api/settings', payload })).json()).toEqual({
    ...before,
    threshold: 0.8,
  });
  expect(await database.context.settings.get()).toMatchObject({ threshold: 0.8 });
  expect((await logged()).at(-1)).toMatchObject({
    object_kind: 'setting',
    reason: 'Fewer false hits',
    detail: { threshold: 0.8 },
  });
  expect(database.told).toContainEqual({ kind: 'settings', id: 'settings' });
  const reader = { authorization: `Bearer ${await app.key('read', 'write')}` };
  const refused = await app.askAnonymously({
    method: 'PATCH',
    url: '/api/settings',
    payload,
    headers: reader,
  });
  expect(refused.statusCode).toBe(403);
});

test.each([
  { threshold: 1.1 },
  { threshold: '0.5' },
  { hitsPerSubject: 0 },
  { hitsPerSubject: 1.5 },
  { openMatch: 'yes' },
])('a setting that cannot be is refused: %o', async (payload) => {
  const app = await database.app();
  const answer = await app.ask({ method: 'PATCH', url: '/api/settings', payload });
  expect(answer.json()).toMatchObject({ code: 'request/invalid', status: 400 });
  expect(await database.context.settings.get()).toEqual({
    threshold: 0.7,
    hitsPerSubject: 10,
    openMatch: false,
  });
});

test('jobs are listed, shown, cancelled', async () => {
  const app = await database.app();
  const { jobs } = database.context;
  const ask = {
    kind: 'screening' as const,
    title: 'Rows',
    unit: 'row' as const,
    payload: {},
    by: database.acting,
  };
  const id = await jobs.start(ask);
  expect((await app.ask('/api/jobs')).json()).toMatchObject({ items: [{ id, state: 'waiting' }] });
  const cancelled = await app.ask({
    method: 'POST',
    url: `/api/jobs/${id}/cancel`,
    payload: { reason: 'Wrong file' },
  });
  expect(cancelled.statusCode).toBe(200);
  expect(cancelled.json()).toMatchObject({ cancelRequested: true });
  jobs.define('screening', async ({ progress }) => {
    await progress.report(0);
    return undefined;
  });
  await database.runJobs();
  expect((await app.ask(`/api/jobs/${id}`)).json()).toMatchObject({ state: 'cancelled' });
  expect((await app.ask('/api/jobs')).json()).toEqual({ items: [] });
  expect((await app.ask('/api/jobs?state=all')).json()).toMatchObject({ items: [{ id }] });
});

test.each([
  { url: '/api/jobs/00000000-0000-4000-8000-00000000dead', code: 'job/not-found', status: 404 },
  { url: '/api/jobs/nonsense', code: 'request/invalid', status: 400 },
])('$url → $code', async ({ url, code, status }) => {
  const app = await database.app();
  expect((await app.ask(url)).json()).toMatchObject({ code, status });
});

test('a key is listed without its secret, and its use is noted', async () => {
  const app = await database.app();
  const secret = await app.key('read');
  await app.askAnonymously({ url: '/api/session', headers: { authorization: `Bearer ${secret}` } });
  const list = await app.ask('/api/keys');
  expect(list.json()).toMatchObject({
    items: [{ scopes: ['read'], lastUsedAt: '2026-11-23T09:00:00.000Z', revokedAt: null }],
  });
  expect(list.body).not.toContain(secret);
});

test('taking the invented data away is a job', async () => {
  const app = await database.app();
  const answer = await app.ask({ method: 'DELETE', url: '/api/demo' });
  expect(answer.statusCode).toBe(202);
  expect(answer.json()).toMatchObject({ kind: 'demo', state: 'waiting' });
});

test('readiness tells what is missing', async () => {
  const well = await database.app();
  expect((await well.askAnonymously('/readyz')).json()).toEqual({ status: 'ok' });
  const ill = await database.app({ unready: async () => 'database/unreachable' });
  expect((await ill.askAnonymously('/readyz')).json()).toMatchObject({
    code: 'database/unreachable',
    status: 503,
  });
  expect((await ill.askAnonymously('/healthz')).statusCode).toBe(200);
});

test('a problem has the English text of the catalogue, with its facts', async () => {
  const app = await database.app({
    catalogue: { 'problem.request/method': '{{found}} is not possible here; {{expected}} is.' },
  });
  expect((await app.ask({ method: 'PUT', url: '/api/keys' })).json()).toMatchObject({
    title: 'PUT is not possible here; GET, HEAD, POST is.',
  });
});

type Operation = { summary?: string; tags?: string[]; responses: Record<string, unknown> };

test('every route of the API is described: summary, tag, answers and problems', async () => {
  const app = await database.app();
  const answer = await app.askAnonymously('/api/openapi.json');
  const document = answer.json() as { openapi: string; paths: Record<string, Record<string, Operation>> };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/api/session', '/api/jobs/{id}/cancel', '/api/keys']),
  );
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const where = `${method} ${path}`;
      expect({ where, summary: operation.summary, tags: operation.tags?.length }).toEqual({
        where,
        summary: expect.stringMatching(/\w/),
        tags: 1,
      });
      expect(operation.responses).toMatchObject({ '4XX': { content: { 'application/problem+json': {} } } });
    }
  }
});

test('screens hear of jobs and changes as they happen, and the stream ends with the server', async () => {
  const app = await database.app();
  const address = await app.fastify.listen({ port: 0, host: '127.0.0.1' });
  const key = await app.key('read');
  expect((await fetch(`${address}/api/events`)).status).toBe(401);
  const stream = await fetch(`${address}/api/events`, { headers: { authorization: `Bearer ${key}` } });
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  const { acting, context } = database;
  const id = await context.jobs.start({
    kind: 'screening',
    title: 'Rows',
    unit: 'row',
    payload: {},
    by: acting,
  });
  context.changes.tell({ kind: 'list', id: 'un' });
  let heard = '';
  for await (const chunk of stream.body!) {
    heard += Buffer.from(chunk).toString();
    if (heard.includes('event: change') && heard.includes('event: job')) break;
  }
  expect(heard).toContain('event: change\ndata: {"kind":"list","id":"un"}\n\n');
  const job = JSON.parse(/event: job\ndata: (.*)\n/.exec(heard)![1]!) as { id: string };
  expect(job).toMatchObject({ id, state: 'waiting' });
  const another = await fetch(`${address}/api/events`, { headers: { authorization: `Bearer ${key}` } });
  const ended = another.text();
  await app.close();
  expect(await ended).toContain('retry');
});

test.each([
  { sent: 'GET / HTTP/1.1\r\n\r\n', answer: /^HTTP\/1\.1 4\d\d /, why: 'no Host' },
  { sent: 'nonsense\r\n\r\n', answer: /^HTTP\/1\.1 400 [\s\S]*request\/malformed/, why: 'no HTTP' },
  {
    sent: `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    answer: /^HTTP\/1\.1 431 /,
    why: 'endless headers',
  },
  {
    sent: 'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    answer: /^HTTP\/1\.1 400 /,
    why: 'two lengths, as smugglers send',
  },
])('bytes that are no proper request are answered and hung up on: $why', async ({ sent, answer }) => {
  const app = await database.app();
  const address = new URL(await app.fastify.listen({ port: 0, host: '127.0.0.1' }));
  const said = await new Promise<string>((resolve) => {
    let heard = '';
    const socket = connect(Number(address.port), '127.0.0.1', () => socket.write(sent));
    socket.on('data', (text) => (heard += text));
    socket.on('error', () => resolve(heard));
    socket.on('close', () => resolve(heard));
    setTimeout(() => socket.destroy(), 2_000).unref();
  });
  expect(said).toMatch(answer);
});

test('closing answers what was begun, and does not wait for who only holds a connection', async () => {
  const begun = new Promise<() => void>((begin) => {
    slow = () => new Promise((finish) => begin(() => finish({ slow: true })));
  });
  const app = await database.app(async (routes) => {
    routes.get('/api/slow', async () => slow());
  });
  const address = await app.fastify.listen({ port: 0, host: '127.0.0.1' });
  const headers = { authorization: `Bearer ${await app.key('read')}` };
  await (await fetch(`${address}/api/session`, { headers })).text();
  const answer = fetch(`${address}/api/slow`, { headers });
  const finish = await begun;
  const closed = app.close();
  setTimeout(finish, 300);
  expect(await (await answer).json()).toEqual({ slow: true });
  const from = performance.now();
  await closed;
  expect(performance.now() - from).toBeLessThan(2_000);
});
let slow: () => Promise<unknown>;
