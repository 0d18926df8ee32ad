import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addList, type ListDeps, listEditions } from '@belfry/lists/server';
import { transliterate } from '@belfry/matching';
import { createLogger, demoOfficer, openPlatform } from '@belfry/platform/server';
import { picture } from '@belfry/profiles/server';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inventedList } from '../lists/invented.testing';

// What only a real process and a real disk can show.
const ROOT = join(import.meta.dirname, '../../..');

test('200 MB on one line, of every kind: refused, in less than 400 MB of memory', async () => {
  const script = join(import.meta.dirname, 'endless.testing.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await new Promise((done) => child.on('close', done));
  const { outcome, peakKilobytes } = JSON.parse(said);
  expect(outcome).toEqual({
    'line.csv': 'lists/row-too-long',
    'quote.csv': 'lists/row-too-long',
    'line.json': 'lists/line-too-long',
    'array.json': 'lists/value-too-long',
    'text.xml': 'lists/xml-too-large',
    'attribute.xml': 'lists/xml-too-large',
    'comment.xml': 'lists/xml-too-large',
  });
  expect(peakKilobytes).toBeLessThan(400_000);
}, 60_000);

// The one PostgreSQL named for tests, else the embedded one in a folder of its own: both are real.
const named = process.env.BELFRY_TEST_DATABASE_URL;

test('two processes that load one list at once: one edition serves, none is left behind, nothing is doubled', async () => {
  const data = mkdtempSync(join(tmpdir(), 'belfry-attack-rivals-'));
  const database = `belfry_test_${randomUUID().replaceAll('-', '')}`;
  if (named) await onServer(named, `create database ${database} template template0 encoding 'UTF8'`);
  const url = named && Object.assign(new URL(named), { pathname: `/${database}` }).href;
  const platform = await openPlatform({ version: 'test', logger: createLogger('silent'), data, url });
  try {
    const deps: ListDeps = { context: platform.context, picture: picture({ latin: transliterate }) };
    const by = await demoOfficer(platform.context.db);
    await addList(deps, { name: 'twice', title: 'Twice' }, { by });
    const codes = await Promise.all(['a', 'b'].map((name) => rival({ data, url, name })));
    expect(codes.filter((code) => code !== 'in_service' && code !== 'lists/load-running')).toEqual([]);
    expect(codes).toContain('in_service');
    const states = (await listEditions(deps, 'twice')).map(({ state }) => state);
    expect(states.filter((state) => state === 'in_service')).toHaveLength(1);
    expect(states.filter((state) => state === 'loading' || state === 'failed')).toEqual([]);
    const { rows } = await sql<{ n: number; doubled: number }>`
      select count(*)::int as n, (count(*) - count(distinct id))::int as doubled
        from entity where dataset = 'twice' and until_edition is null`.execute(platform.context.db);
    expect(rows).toEqual([{ n: 2_000, doubled: 0 }]);
  } finally {
    await platform.close();
    if (named) await onServer(named, `drop database ${database} with (force)`);
    rmSync(data, { recursive: true, force: true });
  }
}, 180_000);

/** A process that loads 2,000 entries; how it ended. */
function rival(ask: { data: string; url: string | undefined; name: string }): Promise<string> {
  const lines = inventedList(2_000, () => ({ notes: [ask.name] }));
  writeFileSync(join(ask.data, `${ask.name}.json`), lines);
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'rival.testing.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      TEST_DATA: ask.data,
      TEST_DATABASE: ask.url ?? '',
      TEST_FILE: join(ask.data, `${ask.name}.json`),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((done) => child.on('close', () => done(said.trim())));
}

async function onServer(server: string, statement: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
