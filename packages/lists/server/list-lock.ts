import { type Db, Refused, refused, type Trx } from '@belfry/platform/server';
import { sql } from 'kysely';
import { editionStore } from './edition-store';

const TRIES = 12;
const WAIT_MS = 250;

export const loadRunning = (name: string) =>
  refused({ code: 'lists/load-running', status: 409, facts: { list: name } });

const keyOf = (name: string) => sql`hashtextextended(${`belfry list ${name}`}, 0)`;

/**
 * Work on one list that nobody else works on meanwhile, in this process or another. The lock lives and dies with the
 * connection that the work is given; the work must use no other.
 *
 * @throws Refused `lists/load-running` when someone else still holds the list after three seconds
 */
export async function holdList<Result>(
  db: Db,
  name: string,
  work: (connection: Db) => Promise<Result>,
): Promise<Result> {
  return db.connection().execute(async (connection) => {
    for (let tries = 0; !(await tryLock(connection, name)); tries++) {
      if (tries >= TRIES) throw loadRunning(name);
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
    try {
      return await work(connection);
    } finally {
      // A connection that is gone has let go already.
      await sql`select pg_advisory_unlock(${keyOf(name)})`.execute(connection).catch(() => {});
    }
  });
}

async function tryLock(connection: Db, name: string): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(${keyOf(name)}) as got`.execute(
    connection,
  );
  return rows[0]!.got;
}

/** Whether someone works on the list now; this transaction keeps others from beginning until it ends. */
export async function isHeld(trx: Trx, name: string): Promise<boolean> {
  const { rows } = await sql<{
    got: boolean;
  }>`select pg_try_advisory_xact_lock(${keyOf(name)}) as got`.execute(trx);
  return !rows[0]!.got;
}

/**
 * Refuses while an edition of the list is being loaded; one whose load died is marked as failed. The caller holds the
 * list's row or lock.
 *
 * @throws Refused `lists/load-running`
 */
export async function refuseWhileLoading(trx: Trx, name: string): Promise<void> {
  const store = editionStore(trx);
  const loading = await store.inState(name, 'loading');
  if (!loading) return;
  if (loading.job_id && (await store.jobIsOpen(loading.job_id))) throw loadRunning(name);
  if (await isHeld(trx, name)) throw loadRunning(name);
  await store.move(loading, 'loading', { state: 'failed', problem: interrupted });
}

const interrupted = refused({ code: 'lists/load-interrupted', status: 500 }).problem;

/** Marks editions as failed whose load died without leaving a job to take up. @returns names of their lists */
export async function failInterrupted(db: Db): Promise<string[]> {
  const names: string[] = [];
  for (const name of await editionStore(db).loading()) {
    const failed = await db.transaction().execute(async (trx) => {
      try {
        await refuseWhileLoading(trx, name);
        return true;
      } catch (error) {
        if (error instanceof Refused) return false;
        throw error;
      }
    });
    if (failed) names.push(name);
  }
  return names;
}
