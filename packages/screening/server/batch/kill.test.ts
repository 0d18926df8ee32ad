import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Acting, createLogger, demoOfficer, openPlatform, type Platform } from '@belfry/platform/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeHit } from '../hits/judge-hit';
import { issueReceipt } from '../receipts/issue-receipt';
import { loadEdition, person } from '../screening.testing';
import { showScreening } from '../screenings/present';
import { resultsOf } from '../screenings/results';
import { takeUpload } from '../uploads/take-upload';
import { beginBatch } from './begin-batch';

// Workers are processes of their own on a real PostgreSQL, so that killing one is killing one.
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
let data = '';
let here: Platform;
let by: Acting;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'belfry-kill-'));
  if (process.getuid?.() === 0) execFileSync('chmod', ['711', data]);
  here = await openPlatform({ data, version: 'test', logger: createLogger('silent') });
  by = await demoOfficer(here.context.db);
  await loadEdition(
    here.context.db,
    'national',
    LISTED.map((name, i) => person(`q${i}`, name)),
  );
});
afterAll(async () => {
  await here.close();
  await rm(data, { recursive: true, force: true });
});

const LISTED = ['Zebulon Quisthoudt', 'Ottoline Vandersnickt', 'Hendrika Olmobrecht'];
const ROWS = 2_500;
const table = () =>
  [
    'name,staff number',
    ...Array.from({ length: ROWS }, (_, i) => `${i % 5 === 0 ? LISTED[i % 3] : `Someone ${i} Else`},E${i}`),
  ].join('\n');

async function batch(): Promise<string> {
  const { context } = here;
  const stored = await context.files.put(once(table()));
  const upload = await takeUpload(context, { file: { field: 'file', fileName: 'staff.csv', ...stored }, by });
  const mapping = { schema: 'Person', columns: { name: 'name', 'staff number': 'reference' } };
  const { id } = await beginBatch(context, { uploadId: upload.uploadId, mapping, reason: 'badges', by });
  return id;
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

function startWorker(): { kill(): Promise<void> } {
  const script = `
    const { openPlatform, createLogger } = await import('@belfry/platform/server');
    const { defineScreeningJobs } = await import('@belfry/screening/server');
    const { context, jobs } = await openPlatform({ data: ${JSON.stringify(data)}, version: 'test', logger: createLogger('error') });
    defineScreeningJobs(context);
    jobs.open();`;
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function until(look: () => Promise<boolean>, withinMs: number): Promise<void> {
  const late = performance.now() + withinMs;
  while (!(await look())) {
    if (performance.now() > late) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

const shown = (id: string) => showScreening(here.context.db, id);

async function lines(id: string): Promise<string> {
  const { content } = await resultsOf(here.context, { screeningId: id, format: 'csv', by });
  let text = '';
  for await (const part of content) text += part;
  return text;
}

test('SCR-4 killed with SIGKILL again and again, a batch ends as if it had run straight', {
  timeout: 300_000,
}, async () => {
  const straight = await batch();
  const first = startWorker();
  await until(async () => (await shown(straight)).state === 'done', 90_000);
  await first.kill();

  const id = await batch();
  for (const share of [0.2, 0.6]) {
    const worker = startWorker();
    await until(async () => (await shown(id)).done >= ROWS * share, 90_000);
    await worker.kill();
    const { done, state } = await shown(id);
    expect(state).toBe('running');
    const { rows } = await sql<{
      stored: string;
    }>`select count(*) as stored from subject where screening_id = ${id}`.execute(here.context.db);
    expect(Number(rows[0]!.stored)).toBe(done);
  }
  const last = startWorker();
  await until(async () => (await shown(id)).state === 'done', 90_000);
  await last.kill();
  expect(await lines(id)).toBe(await lines(straight));
  expect(await shown(id)).toMatchObject({
    done: ROWS,
    total: ROWS,
    subjectsWithHits: ROWS / 5,
    hits: { open: ROWS / 5 },
  });
  const receipt = await issueReceipt(here.context, { screeningId: id, by });
  expect(receipt.body.subjects).toHaveLength(ROWS);
});

test('SCR-5 of many officers who judge one hit at once, one is heard and the others are told', async () => {
  const { rows } = await sql<{ id: string }>`select id from hit order by id limit 3`.execute(here.context.db);
  for (const { id } of rows) {
    const words = Array.from({ length: 8 }, (_, i) =>
      i % 2 === 0 ? ('positive' as const) : ('negative' as const),
    );
    const said = await Promise.allSettled(
      words.map((judgement) => judgeHit(here.context, { hitId: id, by, judgement, reason: 'seen' })),
    );
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = said.filter((one) => one.status === 'rejected').map((one) => one.reason.problem.code);
    expect(new Set(refused)).toEqual(new Set(['hit/already-judged']));
  }
});
