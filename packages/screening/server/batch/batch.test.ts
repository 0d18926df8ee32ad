import { JobCancelled, JobInterrupted } from '@belfry/platform/server';
import { testDatabase } from '@belfry/platform/testing';
import { streamEntities } from '@belfry/profiles/server';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Screening, SubjectUpload } from '../../core/api';
import { defineScreeningJobs } from '../jobs';
import { loadEdition, person, screeningApp, uploadOf } from '../screening.testing';
import { matchPool } from './match-pool';
import { runBatch } from './run-batch';

const database = testDatabase();
const pool = matchPool(2);
afterAll(() => pool.close());

type App = Awaited<ReturnType<typeof screeningApp>>['app'];
const LISTED = [
  person('q1', 'Zebulon Quisthoudt', { birthDate: '1961-04-12' }),
  person('q2', 'Ottoline Vandersnickt'),
];
const CSV = [
  'name,date of birth,staff number',
  'Zebulon Quisthoudt,12/04/1961,E1',
  'Hendrika Olmo,1980-01-01,E2',
  'Otoline Vandersnickt,31/02/1970,E3',
  ',1990-01-01,E4',
  '"Zebulon, Quisthoudt",,E5',
].join('\n');

async function upload(app: App, content = CSV, fileName = 'staff.csv'): Promise<SubjectUpload> {
  const answer = await app.ask({
    method: 'POST',
    url: '/api/screenings/uploads',
    ...uploadOf(fileName, content),
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function begin(app: App, given: SubjectUpload, over: object = {}): Promise<Screening> {
  const columns = Object.fromEntries(given.columns.map(({ name, guess }) => [name, guess]));
  const payload = {
    uploadId: given.uploadId,
    mapping: { schema: given.schema, columns },
    reason: 'badges',
    ...over,
  };
  const answer = await app.ask({ method: 'POST', url: '/api/screenings/batches', payload });
  expect(answer.statusCode, answer.body).toBe(202);
  return answer.json();
}

const show = async (app: App, id: string): Promise<Screening> =>
  (await app.ask(`/api/screenings/${id}`)).json();
const results = async (app: App, id: string, format = 'jsonl') =>
  (await app.ask(`/api/screenings/${id}/results?format=${format}`)).body;

async function ready() {
  await loadEdition(database.db, 'national', LISTED);
  const { app } = await screeningApp(database);
  return app;
}

const source = (ask: { dataset: string; edition: number }) =>
  streamEntities(database.db, { ...ask, matchableOnly: true });
const run = (
  screeningId: string,
  progress = { report: async () => {}, signal: new AbortController().signal },
) => runBatch({ context: database.context, pool, source }, { screeningId, by: database.acting, progress });

test('a table of subjects: columns guessed, rows screened on threads, flagged rows screened all the same', async () => {
  const app = await ready();
  const jobs = defineScreeningJobs(database.context);
  const given = await upload(app);
  expect(given).toMatchObject({ rows: 5, schema: 'Person', warnings: [] });
  expect(given.columns.map(({ name, guess }) => [name, guess])).toEqual([
    ['name', 'name'],
    ['date of birth', 'birthDate'],
    ['staff number', 'reference'],
  ]);
  const { id, state } = await begin(app, given);
  expect(state).toBe('waiting');
  await database.runJobs();
  await jobs.close();
  expect(await show(app, id)).toMatchObject({
    state: 'done',
    total: 5,
    done: 5,
    flagged: 2,
    subjectsWithHits: 3,
    editions: [{ dataset: 'national', number: 1 }],
  });
  const lines = (await results(app, id))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ row, entity_id }) => [row, entity_id])).toEqual([
    [1, 'q1'],
    [3, 'q2'],
    [5, 'q1'],
  ]);
  expect((await results(app, id, 'csv')).split('\n')[0]).toBe(
    'row,subject,score,sureness,entity_id,caption,schema,datasets,explanation',
  );
  const flagged = (await app.ask(`/api/screenings/${id}/subjects?flagged=true`)).json();
  expect(
    flagged.items.map(({ row, flags }: { row: number; flags: { code: string }[] }) => [row, flags[0]?.code]),
  ).toEqual([
    [3, 'subject/bad-date'],
    [4, 'subject/no-name'],
  ]);
});

test('what an officer corrected is remembered for files with the same columns', async () => {
  const app = await ready();
  const given = await upload(app);
  await begin(app, given, {
    mapping: { schema: 'Person', columns: { name: 'alias', 'date of birth': null, 'staff number': null } },
  });
  const next = await upload(app, 'staff number,name,date of birth\n7,Hendrika Olmo,1980\n');
  expect(next.columns).toMatchObject([
    { name: 'staff number', guess: null, remembered: true },
    { name: 'name', guess: 'alias', remembered: true },
    { name: 'date of birth', guess: null, remembered: true },
  ]);
});

test.each([
  { why: 'a PDF', name: 'subjects.csv', content: '%PDF-1.7\n%âãÏÓ\n', code: 'lists/is-pdf' },
  { why: 'an empty file', name: 'subjects.csv', content: '', code: 'lists/empty-file' },
  { why: 'a header alone', name: 'subjects.csv', content: 'name,dob\n', code: 'upload/no-rows' },
])('$why is refused with what was found', async ({ name, content, code }) => {
  const app = await ready();
  const answer = await app.ask({
    method: 'POST',
    url: '/api/screenings/uploads',
    ...uploadOf(name, content),
  });
  expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 422, code });
});

test('JSON lines: a line that cannot be read is a flagged subject, not a lost one', async () => {
  const app = await ready();
  const content = '{"name":"Zebulon Quisthoudt"}\n{broken\n{"name":"Hendrika Olmo","birth_date":"1980"}\n';
  const { id } = await begin(app, await upload(app, content, 'subjects.jsonl'));
  await run(id);
  const subjects = (await app.ask(`/api/screenings/${id}/subjects`)).json();
  expect(subjects.items.map(({ row, caption }: { row: number; caption: string }) => [row, caption])).toEqual([
    [1, 'Zebulon Quisthoudt'],
    [2, '—'],
    [3, 'Hendrika Olmo'],
  ]);
  expect(subjects.items[1].flags[0].code).toBe('subject/bad-json');
});

test('a batch is screened against the editions it began with, whatever is loaded meanwhile', async () => {
  const app = await ready();
  const { id } = await begin(app, await upload(app));
  await loadEdition(database.db, 'national', [person('q7', 'Hendrika Olmo')]);
  await run(id);
  const lines = (await results(app, id))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ entity_id }) => entity_id)).toEqual(['q1', 'q2', 'q1']);
});

test('a cancelled batch keeps what it has, and goes on when resumed', async () => {
  const app = await ready();
  const jobs = defineScreeningJobs(database.context);
  const { id, jobId } = await begin(app, await upload(app));
  await database.context.jobs.cancel(jobId!);
  await database.runJobs();
  expect(await show(app, id)).toMatchObject({ state: 'cancelled', done: 0 });
  const act = (verb: string) => app.ask({ method: 'POST', url: `/api/screenings/${id}/${verb}` });
  expect((await act('cancel')).json()).toMatchObject({ status: 409, code: 'screening/not-running' });
  expect((await act('resume')).json()).toMatchObject({ state: 'waiting' });
  expect((await act('resume')).json()).toMatchObject({ status: 409, code: 'screening/not-stopped' });
  await database.runJobs();
  await jobs.close();
  expect(await show(app, id)).toMatchObject({ state: 'done', done: 5, total: 5 });
});

test('SCR-4 stopped anywhere and taken up again, however often, a batch ends as if it had run straight', async () => {
  const app = await ready();
  const rows = Array.from({ length: 950 }, (_, i) =>
    i % 97 === 0 ? `Zebulon Quisthoudt,${i}` : `Nobody ${i} Known,${i}`,
  );
  const given = await upload(app, `name,staff number\n${rows.join('\n')}\n`);
  const straight = (await begin(app, given)).id;
  await run(straight);
  const expected = await results(app, straight);
  const stops = fc.array(fc.record({ after: fc.integer({ min: 1, max: 12 }), kill: fc.boolean() }), {
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(stops, async (breaks) => {
      const { id } = await begin(app, given);
      for (const one of breaks) await run(id, stoppedAfter(one)).catch(() => {});
      await run(id);
      expect(await results(app, id)).toBe(expected);
      const { done, total, state } = await show(app, id);
      expect({ done, total, state }).toEqual({ done: 950, total: 950, state: 'done' });
    }),
    { numRuns: 8 },
  );
});

/** Progress that stops the work at its nth report, as cancelling or a kill would. */
function stoppedAfter({ after, kill }: { after: number; kill: boolean }) {
  const controller = new AbortController();
  let reports = 0;
  return {
    signal: controller.signal,
    async report() {
      if (++reports >= after) controller.abort(kill ? new JobInterrupted() : new JobCancelled());
      controller.signal.throwIfAborted();
    },
  };
}
