import { expect, test } from 'vitest';
import { JobCancelled, JobFailed, type JobKind } from '../context';
import { problemOf } from '../problem';
import { aloneStanding } from '../standing';
import { testDatabase } from '../testing';
import { jobRunner } from './jobs';
import { jobStore } from './store';

const database = testDatabase();

const start = (kind: JobKind = 'screening', payload: Record<string, unknown> = {}) =>
  database.context.jobs.start({ kind, title: 'Work', unit: 'row', payload, by: database.acting });
const find = async (id: string) => (await jobStore(database.db, database.context.now).find(id))!;

test('a job that fails says why, for people; one that breaks tells only a number', async () => {
  const { jobs } = database.context;
  jobs.define('list-load', async () => {
    throw new JobFailed(problemOf({ code: 'list/truncated', status: 422, facts: { line: 7 } }));
  });
  const known = await start('list-load');
  await database.runJobs();
  expect(await find(known)).toMatchObject({
    state: 'failed',
    problem: { code: 'list/truncated', facts: { line: 7 } },
  });
});

test('a job that waits and is cancelled reaches its handler already cancelled', async () => {
  const { jobs } = database.context;
  const seen: unknown[] = [];
  jobs.define('screening', async ({ progress }) => {
    seen.push(progress.signal.aborted);
    await progress.report(0).catch((error: unknown) => {
      seen.push(error instanceof JobCancelled);
      throw error;
    });
    return undefined;
  });
  const id = await start();
  await jobs.cancel(id);
  expect(await find(id)).toMatchObject({ state: 'waiting', cancelRequested: true });
  await database.runJobs();
  expect(seen).toEqual([true, true]);
  expect(await find(id)).toMatchObject({ state: 'cancelled' });
});

test('a job that runs ends within a second of being cancelled, even when its handler never rests', async () => {
  const { jobs } = database.context;
  let ran: Promise<void> | null = null;
  const begun = new Promise<void>((resolve) => {
    jobs.define('screening', async ({ progress }) => {
      resolve();
      for (let done = 0; ; done += 1) await progress.report(done, 1_000_000_000);
    });
  });
  const id = await start();
  ran = database.runJobs();
  await begun;
  const asked = performance.now();
  await jobs.cancel(id);
  await ran;
  expect(performance.now() - asked).toBeLessThan(1_000);
  expect(await find(id)).toMatchObject({ state: 'cancelled' });
});

test('what stands in the table follows what was reported, at most four times a second', async () => {
  const { jobs } = database.context;
  jobs.define('screening', async ({ progress }) => {
    for (let done = 1; done <= 60; done += 1) {
      await progress.report(done, 60);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return undefined;
  });
  const id = await start();
  await database.runJobs();
  expect(await find(id)).toMatchObject({ state: 'done', done: 60, total: 60, rate: null, secondsLeft: null });
  const told = database.told.filter((change) => change.kind === 'job' && change.id === id);
  expect(told.length).toBeGreaterThan(3);
  expect(told.length).toBeLessThan(9);
});

test('a job is started with the change it belongs to, or not at all', async () => {
  const { context, acting } = database;
  const started = context.db.transaction().execute(async (trx) => {
    await context.jobs.start({ kind: 'screening', title: 'x', unit: 'row', payload: {}, by: acting }, trx);
    throw new Error('the change failed');
  });
  await expect(started).rejects.toThrow('the change failed');
  expect(await jobStore(database.db, context.now).list('all')).toEqual([]);
});

test('a job that keeps ending its process is given up', async () => {
  database.context.jobs.define('screening', async () => ({ ran: true }));
  const id = await start();
  await database.db.updateTable('job').set({ state: 'running', attempts: 8 }).where('id', '=', id).execute();
  await database.runJobs();
  expect(await find(id)).toMatchObject({
    state: 'failed',
    problem: { code: 'job/given-up', facts: { attempts: 8 } },
  });
});

test('a job nobody here can do waits for who can', async () => {
  const id = await start('list-refresh');
  await database.runJobs();
  expect(await find(id)).toMatchObject({ state: 'waiting' });
});

test('a job that runs and was not heard of for ten seconds shows no rate', async () => {
  const id = await start();
  const at = (seconds: number) => new Date(database.context.now().getTime() - seconds * 1000);
  const run = (beat: Date) =>
    database.db
      .updateTable('job')
      .set({ state: 'running', rate: 5, total: '100', beat_at: beat })
      .where('id', '=', id)
      .execute();
  await run(at(1));
  expect(await find(id)).toMatchObject({ rate: 5, secondsLeft: 20 });
  await run(at(11));
  expect(await find(id)).toMatchObject({ rate: null, secondsLeft: null });
});

test('repeated work runs again and again, in one process at a time', async () => {
  const { db, now } = database.context;
  const standing = aloneStanding();
  const runners = [1, 2].map(() => jobRunner({ db, now, standing, moved: () => {}, broken: () => 'test' }));
  let running = 0;
  let most = 0;
  let times = 0;
  for (const runner of runners) {
    runner.every({ name: 'look', seconds: 0.02 }, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 30));
      running -= 1;
      times += 1;
    });
    runner.open();
  }
  await new Promise((resolve) => setTimeout(resolve, 400));
  for (const runner of runners) await runner.close();
  expect(most).toBe(1);
  expect(times).toBeGreaterThan(2);
});
