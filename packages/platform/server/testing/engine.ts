import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { columnTypes } from '../database/column-types';
import { migrate, readMigrations, type SqlMigration } from '../database/migrations';

export type Engine = {
  readonly client: pg.Client;
  /** A folder of its own, gone after `close`. */
  readonly scratch: string;
  close(): Promise<void>;
};

/** A database of its own with all migrations applied: on a real PostgreSQL when one is named, else in memory. */
export async function openEngine(realUrl: string | undefined): Promise<Engine> {
  const migrations = await readMigrations();
  const opened = await (realUrl ? openReal(realUrl, migrations) : openInMemory(migrations));
  const scratch = await mkdtemp(join(tmpdir(), 'belfry-test-'));
  return {
    client: opened.client,
    scratch,
    async close() {
      await opened.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

type Opened = Omit<Engine, 'scratch'>;

async function openReal(url: string, migrations: readonly SqlMigration[]): Promise<Opened> {
  const name = `belfry_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(url, `create database ${name} template template0 encoding 'UTF8'`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  await migrateAt(own.href, migrations);
  const client = new pg.Client({ connectionString: own.href, types: columnTypes });
  await client.connect();
  return {
    client,
    async close() {
      await client.end();
      await onServer(url, `drop database ${name} with (force)`);
    },
  };
}

async function migrateAt(connectionString: string, migrations: readonly SqlMigration[]): Promise<void> {
  const db = new Kysely<object>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString, max: 1 }) }),
  });
  await migrate(db, migrations).finally(() => db.destroy());
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

// A fresh PGlite takes over 3 s, one from a kept data folder 0.6 s.
async function openInMemory(migrations: readonly SqlMigration[]): Promise<Opened> {
  const kept = keptAt(migrations);
  const before = await readFile(kept).catch(() => null);
  const pglite = await PGlite.create(before ? { loadDataDir: new Blob([before]) } : {});
  if (!before) {
    const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1 });
    await migrate(new Kysely<object>({ dialect: new PostgresDialect({ pool }) }), migrations);
    await pool.end();
    await keep(kept, await pglite.dumpDataDir('none'));
  }
  const client = new pg.Client({ ...createPgConfig(pglite), types: columnTypes });
  await client.connect();
  return {
    client,
    async close() {
      await client.end();
      await pglite.close();
    },
  };
}

function keptAt(migrations: readonly SqlMigration[]): string {
  const hash = createHash('sha256');
  hash.update('pglite 0.5.16');
  for (const { name, sha256 } of migrations) hash.update(`${name} ${sha256}\n`);
  const folder = fileURLToPath(new URL('../../../../node_modules/.cache/belfry/', import.meta.url));
  return `${folder}pglite-${hash.digest('hex').slice(0, 16)}.tar`;
}

async function keep(path: string, data: Blob): Promise<void> {
  const draft = `${path}.${process.pid}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, Buffer.from(await data.arrayBuffer()));
    await rename(draft, path);
  } catch {
    // A read-only checkout only loses the shortcut.
  }
}
