import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '../testing';
import { receiveFiles } from './uploads';

const database = testDatabase();

/** Routes as domains write them: one that takes a body, one that takes a query, one that takes files. */
const sample: FastifyPluginAsync = async (app) => {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const Body = z.object({ name: z.string(), inner: z.object({ deep: z.string().optional() }).optional() });
  routes.post(
    '/api/things',
    { schema: { body: Body.extend({ reason: z.string().optional() }) } },
    async (request) => ({
      name: request.body.name,
      by: request.acting.officerName,
      reason: request.reason,
    }),
  );
  routes.get(
    '/api/things/:id',
    { schema: { querystring: z.object({ q: z.string().optional() }) } },
    async (request) => ({
      q: request.query.q ?? null,
    }),
  );
  routes.get('/match/ping', { config: { scope: 'match' } }, async (request) => ({
    by: request.acting.officerName,
  }));
  routes.post('/api/uploads', { config: { upload: true } }, async (request) =>
    receiveFiles(request, { into: database.context.files, maxBytes: 1000, maxFiles: 2 }),
  );
  routes.get('/api/broken', async () => {
    throw new Error('invalid input: "Jan Peeters"');
  });
};
const open = () => database.app(sample);
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

test.each([
  { payload: { name: 'x', nmae: 'y' }, facts: { where: 'body', member: 'nmae' } },
  { payload: { name: 'x', inner: { depe: 'y' } }, facts: { where: 'body', member: 'inner.depe' } },
])('an unknown member is refused by its name: $facts.member', async ({ payload, facts }) => {
  const app = await open();
  expect((await app.ask(post(payload))).json()).toMatchObject({
    code: 'request/unknown-member',
    status: 400,
    facts,
  });
});

test.each(['/api/things/1?limt=3', '/api/session?x=1', '/api/jobs?stat=open', '/healthz?deep=1'])(
  'an unknown query parameter is refused by its name: %s',
  async (url) => {
    const app = await open();
    const answer = await app.ask(url);
    expect(answer.json()).toMatchObject({ code: 'request/unknown-member', facts: { where: 'querystring' } });
  },
);

test.each([
  { payload: '{"name":"a\\u0000b"}', code: 'request/text', facts: { where: 'body.name' } },
  { payload: '{"name":"a\\ud800b"}', code: 'request/text', facts: { where: 'body.name' } },
  { payload: '{"name":"x","a\\u0000":1}', code: 'request/text', facts: { where: 'body' } },
  {
    payload: `{"name":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    code: 'request/too-deep',
    facts: { where: 'body' },
  },
  {
    payload: `${'['.repeat(400_000)}${']'.repeat(400_000)}`,
    code: 'request/too-deep',
    facts: { where: 'body' },
  },
  { payload: '{"name":', code: 'request/json' },
  { payload: '', code: 'request/json' },
  { payload: '{"__proto__":{"isAdmin":true},"name":"x"}', code: 'request/json' },
  { payload: '{"name":1}', code: 'request/invalid', facts: { where: 'body.name' } },
  { payload: 'null', code: 'request/invalid' },
  { payload: '"text"', code: 'request/invalid' },
])('hostile JSON is refused: $code', async ({ payload, code, facts }) => {
  const app = await open();
  const headers = { 'content-type': 'application/json' };
  const answer = await app.ask({ method: 'POST', url: '/api/things', payload, headers });
  expect(answer.json()).toMatchObject({ code, status: 400, ...(facts && { facts }) });
});

test('right-to-left overrides and markup in a name come back as they were, as text that no browser runs', async () => {
  const app = await open();
  const name = '\u202egnp.exe <script>alert(1)</script>';
  const answer = await app.ask(post({ name }));
  expect(answer.json()).toMatchObject({ name });
  expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
});

test.each([
  { url: '/api/things/%00', code: 'request/text', status: 400 },
  { url: '/api/things/1?q=%00', code: 'request/text', status: 400 },
  { url: '/api/things/%E0%A4%A', code: 'request/url', status: 400 },
  { url: `/api/things/${'x'.repeat(501)}`, code: 'request/url', status: 414 },
  { url: '/api/nothing', code: 'request/not-found', status: 404 },
  { url: '/api/../etc/passwd', code: 'request/not-found', status: 404 },
])('path $url → $code', async ({ url, code, status }) => {
  const app = await open();
  expect((await app.ask(url)).json()).toMatchObject({ code, status });
});

test.each([
  { method: 'PUT' as const, url: '/api/things', allow: 'POST' },
  { method: 'DELETE' as const, url: '/api/things/7', allow: 'GET, HEAD' },
])('$method $url → 405 with what is allowed', async ({ method, url, allow }) => {
  const app = await open();
  const answer = await app.ask({ method, url });
  expect(answer.json()).toMatchObject({
    code: 'request/method',
    status: 405,
    facts: { found: method, expected: allow },
  });
  expect(answer.headers.allow).toBe(allow);
});

test.each([
  'text/plain',
  'text/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'nonsense',
])('content type %s is refused where JSON is asked', async (type) => {
  const app = await open();
  const headers = { 'content-type': type };
  const answer = await app.ask({ method: 'POST', url: '/api/things', payload: 'a=b', headers });
  expect(answer.json()).toMatchObject({ code: 'request/media-type', status: 415 });
});

test('a body over 1 MB is refused, with or without a true length', async () => {
  const app = await open();
  expect((await app.ask(post({ name: 'x'.repeat(1_100_000) }))).json()).toMatchObject({
    code: 'request/too-large',
    status: 413,
  });
});

const form = (parts: readonly string[]) => ({
  method: 'POST' as const,
  url: '/api/uploads',
  headers: { 'content-type': 'multipart/form-data; boundary=cut' },
  payload: `${parts.map((part) => `--cut\r\n${part}\r\n`).join('')}--cut--\r\n`,
});
const file = (name: string, content: string) =>
  `content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${content}`;

test.each([
  { name: 'list.csv', kept: 'list.csv' },
  { name: '../../etc/passwd', kept: 'passwd' },
  { name: 'C:\\\\temp\\\\a.csv', kept: 'a.csv' },
  { name: 'a\u202egnp.csv', kept: 'agnp.csv' },
])('an uploaded file $name is stored by its content and named $kept', async ({ name, kept }) => {
  const app = await open();
  const answer = await app.ask(form([file(name, 'name\nEen')]));
  const [stored] = (answer.json() as { files: { fileName: string; sha256: string; bytes: number }[] }).files;
  expect(stored).toMatchObject({ fileName: kept, bytes: 8 });
  expect(await database.context.files.has(stored!.sha256)).toBe(true);
});

test.each([
  { parts: [file('a.csv', 'x'.repeat(1001))], code: 'files/too-large', status: 413 },
  { parts: [1, 2, 3].map((i) => file(`${i}.csv`, 'x')), code: 'request/too-many-files', status: 413 },
  { parts: ['content-disposition: form-data; name="a"\r\n\r\nb'], code: 'request/file-missing', status: 400 },
])('an upload is refused: $code', async ({ parts, code, status }) => {
  const app = await open();
  expect((await app.ask(form(parts))).json()).toMatchObject({ code, status });
});

test('an upload cut off halfway is refused and leaves nothing', async () => {
  const app = await open();
  const whole = form([file('a.csv', 'name\nEen')]);
  const answer = await app.ask({ ...whole, payload: whole.payload.slice(0, -20) });
  expect(answer.json()).toMatchObject({ code: 'request/multipart', status: 400 });
});

test('an error nobody foresaw tells a number and nothing of what happened', async () => {
  const app = await open();
  const answer = await app.ask('/api/broken');
  expect(answer.json()).toMatchObject({ code: 'server/broken', status: 500 });
  expect(answer.body).not.toContain('Peeters');
});

test.each([
  { header: 'Contr%C3%B4le%20annuel', reason: 'Contrôle annuel' },
  { header: '100% sure', reason: '100% sure' },
])('a reason in the header is taken: $reason', async ({ header, reason }) => {
  const app = await open();
  expect((await app.ask(post({ name: 'x' }, { 'x-belfry-reason': header }))).json()).toMatchObject({
    reason,
  });
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
