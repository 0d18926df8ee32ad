import { expect, test } from 'vitest';
import { testDatabase } from '../testing';
import { sampleRoutes } from './sample-routes.testing';

const database = testDatabase();
const open = () => database.app(sampleRoutes(database));
const post = (payload: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST' as const,
  url: '/api/things',
  payload: payload as object,
  headers,
});

test('who is not signed in is refused, and told how to come in', async () => {
  const app = await open();
  const answer = await app.askAnonymously('/api/things/1');
  expect(answer.statusCode).toBe(401);
  expect(answer.headers['content-type']).toMatch('application/problem+json');
  expect(answer.json()).toMatchObject({
    code: 'session/none',
    status: 401,
    type: 'urn:belfry:problem:session/none',
  });
});

test.each([
  { host: 'evil.example', status: 421, why: 'a name that was pointed at 127.0.0.1' },
  { host: 'localhost.evil.example:80', status: 421, why: 'a name that begins like ours' },
  { host: 'localhost:99999999', status: 421, why: 'no port' },
  { host: 'user@localhost', status: 421, why: 'no host' },
  { host: 'LOCALHOST:1234', status: 200, why: 'ours in capitals' },
  { host: '[::1]:8080', status: 200, why: 'loopback of IPv6' },
])('DNS rebinding: Host $host → $status, $why', async ({ host, status }) => {
  const app = await open();
  expect((await app.ask({ url: '/api/things/1', headers: { host } })).statusCode).toBe(status);
});

test.each([
  { origin: 'http://evil.example', site: undefined, status: 403, why: 'another site' },
  { origin: 'null', site: undefined, status: 403, why: 'a sandboxed frame' },
  { origin: 'http://localhost:9999', site: 'same-site', status: 403, why: 'another port of this machine' },
  { origin: 'https://localhost:80', site: undefined, status: 403, why: 'another scheme' },
  { origin: undefined, site: 'cross-site', status: 401, why: 'a form of another site without Origin' },
  { origin: undefined, site: 'same-site', status: 401, why: 'a form of another port without Origin' },
  { origin: 'http://localhost:80', site: 'same-origin', status: 200, why: 'our own page' },
  { origin: undefined, site: undefined, status: 200, why: 'a program with the cookie' },
])('CSRF: Origin $origin, Sec-Fetch-Site $site → $status, $why', async ({ origin, site, status }) => {
  const app = await open();
  const headers = {
    host: 'localhost:80',
    ...(origin && { origin }),
    ...(site && { 'sec-fetch-site': site }),
  };
  expect((await app.ask(post({ name: 'x' }, headers))).statusCode).toBe(status);
});

test('the cookie is kept from scripts and from other sites', async () => {
  const app = await open();
  const answer = await app.askAnonymously({
    method: 'POST',
    url: '/api/session',
    payload: { persona: 'demo' },
  });
  expect(answer.headers['set-cookie']).toMatch(
    /^belfry=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
  );
});

test.each([
  { from: '192.0.2.7', headers: {}, why: 'another machine' },
  { from: '127.0.0.1', headers: { 'x-forwarded-for': '192.0.2.7' }, why: 'through a proxy on this machine' },
  { from: '127.0.0.1', headers: { forwarded: 'for=192.0.2.7' }, why: 'through a proxy that speaks RFC 7239' },
])(
  'the demo sign-in is refused from $from, $why, and the refusal is on record',
  async ({ from, headers }) => {
    const app = await open();
    const ask = {
      method: 'POST' as const,
      url: '/api/session',
      payload: { persona: 'demo' },
      remoteAddress: from,
      headers,
    };
    const answer = await app.askAnonymously(ask);
    expect(answer.json()).toMatchObject({ code: 'session/demo-refused', status: 403 });
    expect(answer.headers['set-cookie']).toBeUndefined();
    const acts = await database.db.selectFrom('log').select(['act', 'object_kind']).execute();
    expect(acts).toEqual([{ act: 'refusal', object_kind: 'session' }]);
  },
);

test.each([
  { value: 'x'.repeat(43), why: 'guessed' },
  { value: '', why: 'empty' },
  { value: "' or 1=1 --", why: 'SQL' },
  { value: 'é'.repeat(10_000), why: 'long' },
])('a forged cookie ($why) opens nothing', async ({ value }) => {
  const app = await open();
  const answer = await app.askAnonymously({
    url: '/api/things/1',
    headers: { cookie: `belfry=${encodeURIComponent(value)}` },
  });
  expect(answer.statusCode).toBe(401);
});

test('a session ends when it is signed out and when its time is over', async () => {
  const app = await open();
  const signedIn = await app.askAnonymously({
    method: 'POST',
    url: '/api/session',
    payload: { persona: 'demo' },
  });
  const cookies = { belfry: signedIn.cookies[0]!.value };
  const again = () => app.askAnonymously({ url: '/api/session', cookies });
  expect((await again()).statusCode).toBe(200);
  database.setNow('2026-11-23T20:59:00Z');
  expect((await again()).statusCode).toBe(200);
  database.setNow('2026-11-23T21:00:01Z');
  expect((await again()).statusCode).toBe(401);
  database.setNow('2026-11-23T10:00:00Z');
  expect((await app.askAnonymously({ method: 'DELETE', url: '/api/session', cookies })).statusCode).toBe(204);
  expect((await again()).statusCode).toBe(401);
});

test('a key does what its scopes say, until it is revoked', async () => {
  const app = await open();
  const made = await app.ask({
    method: 'POST',
    url: '/api/keys',
    payload: { name: 'reader', scopes: ['read'] },
  });
  const { key, secret } = made.json() as { key: { id: string }; secret: string };
  const as = (url: string, method: 'GET' | 'POST' = 'GET') =>
    app.askAnonymously({
      url,
      method,
      headers: { authorization: `Bearer ${secret}` },
      ...(method === 'POST' && { payload: { name: 'x' } }),
    });
  expect((await as('/api/things/1')).statusCode).toBe(200);
  expect((await as('/api/things', 'POST')).json()).toMatchObject({
    code: 'session/scope',
    facts: { needed: 'write' },
  });
  expect((await as('/match/ping')).statusCode).toBe(403);
  expect((await as('/api/keys')).statusCode).toBe(403);
  const kept = await database.db.selectFrom('api_key').selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(kept)).not.toContain(secret);
  await app.ask({ method: 'DELETE', url: `/api/keys/${key.id}` });
  expect((await as('/api/things/1')).json()).toMatchObject({ code: 'session/key', status: 401 });
});

test.each(['Bearer x', 'Bearer', 'Basic YTpi', `Bearer belfry_${'A'.repeat(43)}`, 'Bearer belfry_\u00e9'])(
  'authorization %s is refused even beside a good cookie',
  async (authorization) => {
    const app = await open();
    const answer = await app.ask({ url: '/api/things/1', headers: { authorization } });
    expect(answer.json()).toMatchObject({ code: 'session/key', status: 401 });
  },
);

test('/match answers nobody without a key, unless the operator opened it', async () => {
  const app = await open();
  expect((await app.askAnonymously('/match/ping')).statusCode).toBe(401);
  await app.ask({ method: 'PATCH', url: '/api/settings', payload: { openMatch: true } });
  expect((await app.askAnonymously('/match/ping')).json()).toEqual({ by: 'Open match' });
  expect((await app.askAnonymously('/api/things/1')).statusCode).toBe(401);
});

test('too many requests are refused, with the time to wait', async () => {
  const app = await database.app();
  const answers = await Promise.all(
    Array.from({ length: 31 }, () =>
      app.askAnonymously({ method: 'POST', url: '/api/session', payload: { persona: 'demo' } }),
    ),
  );
  expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 429)).toHaveLength(1);
});

test('requests beyond what an address may send in a minute are refused before anything else', async () => {
  const app = await database.app({ requestsPerMinute: 3 });
  const answers = [];
  for (let i = 0; i < 4; i += 1) answers.push(await app.askAnonymously('/api/session'));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 429]);
  expect(answers[3]!.json()).toMatchObject({ code: 'request/too-many' });
  expect(Number(answers[3]!.headers['retry-after'])).toBeGreaterThan(0);
});

test('every answer carries the number that stands in the log', async () => {
  const app = await database.app();
  const answer = await app.askAnonymously('/api/session');
  expect(answer.headers['x-request-id']).toBe((answer.json() as { instance: string }).instance);
});
