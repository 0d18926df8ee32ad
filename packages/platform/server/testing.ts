import type { FastifyPluginAsync } from 'fastify';
import { Kysely } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { auditLog } from './audit-log';
import type { Acting, Changes, Context, Db, Settings } from './context';
import { memoryFiles } from './file-store';
import type { AppAsk } from './http/app';
import { jobRunner } from './jobs/jobs';
import { demoOfficer } from './officers';
import { readSettings } from './settings';
import { ephemeralSigner, registerKey } from './signer';
import { aloneStanding } from './standing';
import { openTestApp, type TestApp } from './testing/app';
import { type Engine, openEngine } from './testing/engine';
import { rolledBackDialect } from './testing/rolled-back';

export type { TestApp } from './testing/app';

type Change = Parameters<Changes['tell']>[0];

export type TestDatabase = {
  /** All below is of the running test, and is rolled back at its end. */
  readonly context: Context;
  readonly db: Db;
  /** The demo officer, with all scopes. */
  readonly acting: Acting;
  /** What was told to open screens, oldest first. */
  readonly told: readonly Change[];
  /** Sets the clock, which stands still at 2026-11-23T09:00:00Z. */
  setNow(at: string): void;
  /** Runs waiting jobs with the handlers defined on this context, until none waits. */
  runJobs(): Promise<void>;
  /**
   * The HTTP server with these routes beside the platform's own, or otherwise changed; closed at the end of the test.
   */
  app(...given: (FastifyPluginAsync | Partial<AppAsk>)[]): Promise<TestApp>;
  /** Forgets everything the test did so far. */
  rollback(): Promise<void>;
};

/**
 * A database with all migrations for the tests of one file: call once at the top of the file. In memory, or on the
 * PostgreSQL named by `BELFRY_TEST_DATABASE_URL` (whose role may create databases). Each test runs in a transaction
 * that is rolled back; transactions inside it are savepoints.
 *
 * @limits  one connection: inside `db.transaction()` pass the transaction on, the outer handle is refused after 5 s
 */
export function testDatabase(): TestDatabase {
  let engine: Engine | null = null;
  let now: TestNow | null = null;
  const current = () => {
    if (!now) throw new Error('testDatabase() serves only inside a test');
    return now;
  };
  const begin = async () => {
    if (!engine) throw new Error('the test database did not open');
    await engine.client.query('begin');
    now = await openTest(engine);
  };
  const rollback = async () => {
    await now?.close();
    await engine?.client.query('rollback');
    now = null;
  };

  beforeAll(async () => {
    engine = await openEngine(process.env.BELFRY_TEST_DATABASE_URL);
  });
  beforeEach(begin);
  afterEach(rollback);
  afterAll(async () => {
    await engine?.close();
  });

  return {
    get context() {
      return current().context;
    },
    get db() {
      return current().context.db;
    },
    get acting() {
      return current().acting;
    },
    get told() {
      return current().told;
    },
    setNow: (at) => current().setNow(at),
    runJobs: () => current().runJobs(),
    app: (...given) => current().app(given),
    async rollback() {
      await rollback();
      await begin();
    },
  };
}

type TestNow = {
  context: Context;
  acting: Acting;
  told: Change[];
  setNow(at: string): void;
  runJobs(): Promise<void>;
  app(given: readonly (FastifyPluginAsync | Partial<AppAsk>)[]): Promise<TestApp>;
  close(): Promise<void>;
};

async function openTest(engine: Engine): Promise<TestNow> {
  let clock = new Date('2026-11-23T09:00:00Z');
  const now = () => clock;
  const db: Db = new Kysely({ dialect: rolledBackDialect(engine.client) });
  const told: Change[] = [];
  const apps: TestApp[] = [];
  const standing = aloneStanding();
  const changes: Changes = {
    tell(change) {
      told.push(change);
      standing.say('belfry_change', JSON.stringify(change));
    },
  };
  const jobs = jobRunner({
    db,
    now,
    standing,
    moved: (id) => changes.tell({ kind: 'job', id }),
    broken: (error, jobId) => {
      console.error(`job ${jobId} broke`, error);
      return 'test';
    },
  });
  const signer = ephemeralSigner();
  await registerKey(db, signer);
  const acting = await demoOfficer(db);
  const settings = { get: (): Promise<Settings> => readSettings(db) };
  const context: Context = {
    db,
    now,
    log: auditLog({ db, now }),
    files: memoryFiles(),
    signer,
    jobs,
    changes,
    settings,
    scratch: engine.scratch,
    version: 'test',
  };
  return {
    context,
    acting,
    told,
    setNow(at) {
      clock = new Date(at);
    },
    runJobs: () => jobs.runWaiting(),
    async app(given) {
      const plugins = given.filter((one) => typeof one === 'function');
      const change = Object.assign({}, ...given.filter((one) => typeof one !== 'function'));
      const app = await openTestApp({ context, jobs: jobs.store, standing, plugins, change });
      apps.push(app);
      return app;
    },
    async close() {
      for (const app of apps) await app.close();
    },
  };
}
