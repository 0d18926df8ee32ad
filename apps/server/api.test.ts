import { createLogger } from '@belfry/platform/server';
import { type TestApp, testDatabase } from '@belfry/platform/testing';
import { expect, test } from 'vitest';
import { domainRoutes, openDomains } from './domains';

// Every route of every domain, held against the promises that all of them share.
const database = testDatabase();

type Operation = {
  summary?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { name: string; in: string }[];
  responses: Record<string, unknown>;
};
type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly operation: Operation;
};

async function open(): Promise<{ app: TestApp; routes: Route[] }> {
  const logger = createLogger('silent');
  const domains = openDomains(
    { context: database.context, logger },
    { sources: { privateAddresses: false, folders: [] } },
  );
  const app = await database.app(...domainRoutes(domains));
  const { paths } = (await app.askAnonymously('/api/openapi.json')).json() as {
    paths: Record<string, Record<string, Operation>>;
  };
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase() as Route['method'],
      path,
      operation,
    })),
  );
  return { app, routes };
}

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const urlOf = (path: string, value = 'x') => path.replace(/\{[^}]+\}/g, encodeURIComponent(value));
const isOpen = ({ operation }: Route) => operation.security?.length === 0;

test('the API of Belfry and that of yente are all there', async () => {
  const { routes } = await open();
  expect(routes.map(nameOf)).toEqual(
    expect.arrayContaining([
      'POST /api/lists/{name}/editions',
      'GET /api/profiles/{id}',
      'POST /api/screenings/batches',
      'POST /api/hits/{id}/judgements',
      'POST /match/{dataset}',
      'GET /search/{dataset}',
      'GET /entities/{id}',
      'GET /catalog',
      'POST /reconcile/{dataset}',
    ]),
  );
});

test('every route says what it does, under a heading, and which problems it has', async () => {
  const { routes } = await open();
  const lacking = routes.filter(
    ({ operation }) => !operation.summary || operation.tags?.length !== 1 || !operation.responses['4XX'],
  );
  expect(lacking.map(nameOf)).toEqual([]);
});

test('nobody who is not signed in gets anything but what is open to all', async () => {
  const { app, routes } = await open();
  const answered: string[] = [];
  for (const route of routes) {
    if (isOpen(route)) continue;
    const { statusCode } = await app.askAnonymously({ method: route.method, url: urlOf(route.path) });
    if (statusCode !== 401) answered.push(`${nameOf(route)} ${statusCode}`);
  }
  expect(answered).toEqual([]);
  expect(routes.filter(isOpen).map(nameOf).sort()).toEqual([
    'DELETE /api/session',
    'GET /healthz',
    'GET /readyz',
    'POST /api/session',
  ]);
});

test('a key without any scope a route asks for is refused', async () => {
  const { app, routes } = await open();
  const headers = { authorization: `Bearer ${await app.key()}` };
  const answered: string[] = [];
  for (const route of routes) {
    if (isOpen(route)) continue;
    const { statusCode } = await app.askAnonymously({
      method: route.method,
      url: urlOf(route.path),
      headers,
    });
    if (statusCode !== 403) answered.push(`${nameOf(route)} ${statusCode}`);
  }
  expect(answered).toEqual([]);
});

test('a key to read changes nothing', async () => {
  const { app, routes } = await open();
  const headers = { authorization: `Bearer ${await app.key('read')}` };
  const changing: string[] = [];
  for (const route of routes) {
    if (isOpen(route) || route.method === 'GET') continue;
    const { statusCode } = await app.askAnonymously({
      method: route.method,
      url: urlOf(route.path),
      headers,
    });
    if (statusCode !== 403) changing.push(`${nameOf(route)} ${statusCode}`);
  }
  // It only computes: whether a signature is right.
  expect(changing).toEqual(['POST /api/receipts/verify 400']);
});

test.each([
  { why: 'an unknown parameter', query: '?no-such-parameter=1', value: 'x' },
  { why: 'a null byte in the path', query: '', value: 'a\u0000b' },
])('$why is refused by every route that has room for it', async ({ query, value }) => {
  const { app, routes } = await open();
  const taken: string[] = [];
  for (const route of routes) {
    if (!query && !route.path.includes('{')) continue;
    const { statusCode, headers } = await app.ask({
      method: route.method,
      url: urlOf(route.path, value) + query,
    });
    const isProblem = headers['content-type']?.toString().startsWith('application/problem+json');
    if (statusCode < 400 || statusCode >= 500 || !isProblem) taken.push(`${nameOf(route)} ${statusCode}`);
  }
  expect(taken).toEqual([]);
});

test('no nonsense in a path breaks a route', async () => {
  const { app, routes } = await open();
  const nonsense = [
    "' or 1=1 --",
    '../../etc/passwd',
    '9'.repeat(40),
    '\u202ename',
    '{}',
    '%',
    '-1',
    '0'.repeat(500),
  ];
  const broken: string[] = [];
  for (const route of routes) {
    if (!route.path.includes('{')) continue;
    for (const value of nonsense) {
      const { statusCode } = await app.ask({ method: route.method, url: urlOf(route.path, value) });
      if (statusCode >= 500) broken.push(`${nameOf(route)} ${value.slice(0, 20)} ${statusCode}`);
    }
  }
  expect(broken).toEqual([]);
});

test('no nonsense in a query breaks a route', async () => {
  const { app, routes } = await open();
  const nonsense = ['', '-1', '1e999', 'NaN', "'", '2026-13-45', '\u202e', '[]', 'x'.repeat(3_000)];
  const broken: string[] = [];
  for (const route of routes) {
    for (const { name } of route.operation.parameters?.filter((parameter) => parameter.in === 'query') ??
      []) {
      for (const value of nonsense) {
        const url = `${urlOf(route.path)}?${name}=${encodeURIComponent(value)}&${name}=${encodeURIComponent(value)}`;
        const { statusCode } = await app.ask({ method: route.method, url });
        if (statusCode >= 500) broken.push(`${nameOf(route)} ${name}=${value.slice(0, 20)} ${statusCode}`);
      }
    }
  }
  expect(broken).toEqual([]);
});
