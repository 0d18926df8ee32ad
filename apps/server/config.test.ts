import { expect, test } from 'vitest';
import { ConfigRefused, readConfig } from './config';

const faultsOf = (environment: Record<string, string>) => {
  try {
    readConfig(environment, '/srv');
    return [];
  } catch (error) {
    if (error instanceof ConfigRefused) return error.faults;
    throw error;
  }
};

test('with nothing said it serves this machine from a folder beside', () => {
  expect(readConfig({ DATABASE_URL: '', PATH: '/bin' }, '/srv')).toEqual({
    data: '/srv/.belfry',
    poolSize: 10,
    host: '127.0.0.1',
    port: null,
    publicUrl: null,
    runsJobs: true,
    demoSignIn: true,
    demo: true,
    web: true,
    sources: { privateAddresses: false, folders: [] },
    logLevel: 'warn',
    requestsPerMinute: 60_000,
  });
});

test.each([
  { variable: 'BELFRY_PORT', value: '80a', expected: /port/ },
  { variable: 'BELFRY_PORT', value: '65536', expected: /65535/ },
  { variable: 'BELFRY_PORT', value: '-1', expected: /port/ },
  { variable: 'BELFRY_WORKERS', value: 'no', expected: /on or off/ },
  { variable: 'BELFRY_LOG', value: 'loud', expected: /silent/ },
  { variable: 'BELFRY_POOL', value: '1', expected: /from 2/ },
  { variable: 'BELFRY_HOST', value: 'http://x', expected: /127/ },
  { variable: 'BELFRY_PUBLIC_URL', value: 'belfry.example', expected: /https/ },
  { variable: 'BELFRY_WORKER', value: 'off', expected: /BELFRY_WORKERS/ },
  { variable: 'DATABASE_URL', value: 'mysql://x', expected: /postgres/ },
])('$variable=$value is refused with what is expected', ({ variable, value, expected }) => {
  const [fault, ...more] = faultsOf({ [variable]: value });
  expect(more).toEqual([]);
  expect(fault).toMatchObject({ variable, value });
  expect(fault?.expected).toMatch(expected);
});

test('every fault is told at once, and no password', () => {
  const faults = faultsOf({ DATABASE_URL: 'mysql://joe:secret@db/x', BELFRY_PORT: 'x' });
  expect(faults.map(({ variable }) => variable)).toEqual(['DATABASE_URL', 'BELFRY_PORT']);
  expect(JSON.stringify(faults)).not.toContain('secret');
});

test('who lets other machines in says under which name, and has no demo sign-in', () => {
  expect(faultsOf({ BELFRY_HOST: '0.0.0.0' }).map(({ variable }) => variable)).toEqual(['BELFRY_PUBLIC_URL']);
  const config = readConfig(
    { BELFRY_HOST: '0.0.0.0', BELFRY_PUBLIC_URL: 'https://Belfry.example:8443/x' },
    '/',
  );
  expect(config).toMatchObject({ publicUrl: 'https://belfry.example:8443', demoSignIn: false });
});

test('folders that lists may come from are separated as paths are', () => {
  expect(readConfig({ BELFRY_SOURCE_FOLDERS: '/a:lists' }, '/srv').sources.folders).toEqual([
    '/a',
    '/srv/lists',
  ]);
});

test.each([
  { given: 'data', data: '/srv/data' },
  { given: '/var/x y', data: '/var/x y' },
])('BELFRY_DATA=$given is the folder $data', ({ given, data }) => {
  expect(readConfig({ BELFRY_DATA: given }, '/srv').data).toBe(data);
});
