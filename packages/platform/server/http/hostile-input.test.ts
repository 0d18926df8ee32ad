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

test('a reason in the header with a null byte is refused before anything is written', async () => {
  const app = await open();
  const answer = await app.ask(post({ name: 'x' }, { 'x-belfry-reason': 'a%00b' }));
  expect(answer.json()).toMatchObject({
    code: 'request/text',
    status: 400,
    facts: { where: 'headers.x-belfry-reason' },
  });
});
