import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { auditLog } from './audit-log';
import { databaseChanges } from './changes';
import type { Context } from './context';
import { type DatabaseAsk, type OpenDatabase, openDatabase } from './database/open';
import { openStanding } from './database/standing';
import { clearDrafts, folderFiles } from './file-store';
import { type JobRunner, jobRunner } from './jobs/jobs';
import { openScratch } from './scratch';
import { readSettings } from './settings';
import { openSigner, registerKey } from './signer';
import type { Standing } from './standing';

export type PlatformAsk = DatabaseAsk & { readonly version: string; readonly logger: Logger };

export type Platform = {
  readonly context: Context;
  /** `context.jobs`, with what only the process that runs jobs may do. */
  readonly jobs: JobRunner;
  readonly standing: Standing;
  readonly database: OpenDatabase['about'] & { readonly migrated: readonly string[] };
  readonly logger: Logger;
  /** Null when the database answers, else the code of what is wrong. */
  unready(): Promise<string | null>;
  close(): Promise<void>;
};

/** Everything a process of Belfry holds: database, files, key, jobs. Close it, last of all. */
export async function openPlatform(ask: PlatformAsk): Promise<Platform> {
  const database = await openDatabase(ask);
  const { db } = database;
  try {
    const now = () => new Date();
    const standing = await openStanding(() => database.connection);
    const signer = await openSigner(join(ask.data, 'keys', 'signing.pem'));
    await registerKey(db, signer);
    await clearDrafts(join(ask.data, 'files'));
    const scratch = await openScratch(join(ask.data, 'scratch'));
    const changes = databaseChanges(db);
    const jobs = jobRunner({
      db,
      now,
      standing,
      moved: (id) => changes.tell({ kind: 'job', id }),
      broken: (error, jobId) => {
        const instance = randomUUID();
        ask.logger.error({ err: error, jobId, instance }, 'job broke');
        return instance;
      },
    });
    const context: Context = {
      db,
      now,
      log: auditLog({ db, now }),
      files: folderFiles(join(ask.data, 'files')),
      signer,
      jobs,
      changes,
      settings: { get: () => readSettings(db) },
      scratch: scratch.path,
      version: ask.version,
    };
    const close = async () => {
      await jobs.close();
      await changes.flush();
      await standing.close();
      await scratch.remove();
      await database.close();
    };
    const about = { ...database.about, migrated: database.migrated };
    const unready = () =>
      sql`select 1`.execute(db).then(
        () => null,
        () => 'database/unreachable',
      );
    return { context, jobs, standing, database: about, logger: ask.logger, unready, close };
  } catch (error) {
    await database.close().catch(() => {});
    throw error;
  }
}
