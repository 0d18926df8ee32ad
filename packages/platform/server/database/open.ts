import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from '../context';
import { joinCluster } from '../embedded/join';
import { columnTypes } from './column-types';
import { migrate } from './migrations';
import { DatabaseRefused } from './refused';

export type DatabaseAsk = {
  /** `postgres://…`; without it the embedded database of the data folder. */
  readonly url?: string;
  /** Absolute path. */
  readonly data: string;
  /** How many connections this process may open at most, besides its standing one. */
  readonly poolSize?: number;
};

export type OpenDatabase = {
  readonly db: Db;
  /** For what must stay on one connection. */
  readonly connection: pg.ClientConfig;
  /** What it is and where, for people; never holds a password. */
  readonly about: { readonly kind: 'embedded' | 'named'; readonly place: string; readonly version: string };
  /** Names of the migrations that were applied now. */
  readonly migrated: readonly string[];
  close(): Promise<void>;
};

const oldest = 15;

/**
 * The database, brought to its newest form.
 *
 * @throws  DatabaseRefused when it cannot be reached, is older than PostgreSQL 15, is not UTF-8, or holds migrations
 *          that are not ours
 */
export async function openDatabase(ask: DatabaseAsk): Promise<OpenDatabase> {
  const source = ask.url ? named(ask.url) : await embedded(ask.data);
  const connection: pg.ClientConfig = {
    ...source.connection,
    types: columnTypes,
    application_name: 'belfry',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  };
  const pool = new pg.Pool({ ...connection, max: ask.poolSize ?? 10 });
  // A connection that breaks is replaced at the next query; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  source.onMoved((port) => {
    pool.options.port = port;
    connection.port = port;
  });
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await db.destroy();
    await source.leave();
  };
  try {
    const version = await refuseUnfit(pool, source.place);
    const migrated = await migrate(db);
    return { db, connection, migrated, about: { kind: source.kind, place: source.place, version }, close };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

type Source = {
  readonly kind: 'embedded' | 'named';
  readonly connection: pg.ClientConfig;
  readonly place: string;
  onMoved(moved: (port: number) => void): void;
  leave(): Promise<void>;
};

async function embedded(data: string): Promise<Source> {
  const lease = await joinCluster(data);
  const { onMoved, leave } = lease;
  return { kind: 'embedded', connection: { ...lease.address }, place: lease.cluster, onMoved, leave };
}

function named(url: string): Source {
  const { host, pathname, searchParams } = new URL(url);
  const place = `${host || searchParams.get('host') || 'localhost'}${pathname}`;
  return { kind: 'named', connection: { connectionString: url }, place, onMoved() {}, async leave() {} };
}

async function refuseUnfit(pool: pg.Pool, place: string): Promise<string> {
  const { rows } = await pool
    .query<{ number: number; version: string; encoding: string }>(
      `select current_setting('server_version_num')::int as number,
              current_setting('server_version') as version,
              current_setting('server_encoding') as encoding`,
    )
    .catch((error: Error & { code?: string }) => {
      throw new DatabaseRefused('database/unreachable', { place, found: error.code ?? error.message });
    });
  const { number, version, encoding } = rows[0]!;
  if (number < oldest * 10_000)
    throw new DatabaseRefused('database/too-old', { expected: oldest, found: version });
  if (encoding !== 'UTF8')
    throw new DatabaseRefused('database/encoding', { expected: 'UTF8', found: encoding });
  return version;
}
