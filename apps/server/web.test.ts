import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@belfry/platform/server';
import { testDatabase } from '@belfry/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webPages } from './web';

const database = testDatabase();
let dist = '';

beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), 'belfry-web-'));
  dist = join(home, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(dist, 'index.html'), '<!doctype html><html><head></head><body>Belfry</body></html>');
  await writeFile(join(dist, 'assets', 'main-abc123.js'), 'export {};');
  await writeFile(join(dist, 'favicon.svg'), '<svg/>');
  await writeFile(join(dist, 'sources.sha256'), 'not to be served');
  await writeFile(join(home, 'secret.txt'), 'secret');
});
afterAll(() => rm(join(dist, '..'), { recursive: true, force: true }));

const open = async () => database.app({ fallback: webPages(dist), logger: createLogger('silent') });
const html = { accept: 'text/html,*/*' };

test.each(['/', '/hits', '/lists/un-sc', '/profiles/NK-abc', '/search?q=x'])(
  '%s is a place in the application',
  async (url) => {
    const app = await open();
    const answer = await app.askAnonymously({ url, headers: html });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    const nonce = /nonce="([^"]+)"/.exec(answer.body)?.[1] ?? 'none';
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  },
);

test('a nonce serves one page only', async () => {
  const app = await open();
  const [one, two] = [
    await app.askAnonymously({ url: '/', headers: html }),
    await app.askAnonymously({ url: '/', headers: html }),
  ];
  expect(one.headers['content-security-policy']).not.toBe(two.headers['content-security-policy']);
});

test('hashed assets may be kept, others are asked for anew and answered 304', async () => {
  const app = await open();
  const asset = await app.askAnonymously({
    url: '/assets/main-abc123.js',
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(asset.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'gzip',
  });
  const icon = await app.askAnonymously('/favicon.svg');
  expect(icon.headers['cache-control']).toBe('no-cache');
  const again = await app.askAnonymously({
    url: '/favicon.svg',
    headers: { 'if-none-match': String(icon.headers.etag) },
  });
  expect(again.statusCode).toBe(304);
});

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/..\\secret.txt',
  '/assets/%00',
  '/sources.sha256',
  '/assets/missing.js',
  '/api/nothing',
])('%s leads nowhere', async (url) => {
  const app = await open();
  const answer = await app.askAnonymously({ url, headers: html });
  expect(answer.body).not.toContain('secret');
  expect([400, 404]).toContain(answer.statusCode);
});

test('what is no page to a browser is a problem to a program', async () => {
  const app = await open();
  expect((await app.askAnonymously('/hits')).json()).toMatchObject({ code: 'request/not-found' });
  expect(
    (await app.askAnonymously({ method: 'POST', url: '/hits', headers: html, payload: {} })).statusCode,
  ).toBe(404);
});
