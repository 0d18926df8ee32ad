import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { DatabaseRefused } from './refused';

export type SqlMigration = { readonly name: string; readonly sha256: string; readonly text: string };

const packagesFolder = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The migrations of all packages, in the order of their global numbers.
 *
 * @param folder  holds `<package>/server/migrations/NNNN_name.sql`
 * @throws        DatabaseRefused when a name is malformed or a number is taken twice
 */
export async function readMigrations(folder: string = packagesFolder): Promise<SqlMigration[]> {
  const found: SqlMigration[] = [];
  for (const room of await readdir(folder)) {
    const place = `${folder}/${room}/server/migrations`;
    for (const file of await readdir(place).catch(() => [])) {
      if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(file)) {
        throw new DatabaseRefused('database/migration-name', {
          file: `${room}/${file}`,
          expected: 'NNNN_name.sql',
        });
      }
      // A checkout with CRLF line endings must not look like an edited migration.
      const text = (await readFile(`${place}/${file}`, 'utf8')).replaceAll('\r\n', '\n');
      found.push({ name: file.slice(0, -4), sha256: createHash('sha256').update(text).digest('hex'), text });
    }
  }
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [i, migration] of found.entries()) {
    if (migration.name.slice(0, 4) === found[i + 1]?.name.slice(0, 4)) {
      throw new DatabaseRefused('database/migration-number', {
        file: migration.name,
        found: found[i + 1]!.name,
      });
    }
  }
  return found;
}

/**
 * Brings the database to the newest form; forward only, all or nothing. Two processes at once: one waits.
 *
 * @returns  names of the migrations that were applied now
 * @throws   DatabaseRefused when a shipped migration was edited, or the database is of a newer Belfry
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  migrations?: readonly SqlMigration[],
): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations());
  await refuseEdited(db, wanted);
  const migrator = new Migrator({
    db,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
    provider: { getMigrations: async () => Object.fromEntries(wanted.map((m) => [m.name, asKysely(m)])) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw asRefusal(error, results?.find((result) => result.status === 'Error')?.migrationName);
  return (results ?? []).map((result) => result.migrationName);
}

const asKysely = (migration: SqlMigration): Migration => ({
  async up(db) {
    await sql`create table if not exists migration_checksum (name text primary key, sha256 text not null)`.execute(
      db,
    );
    await sql.raw(migration.text).execute(db);
    await sql`insert into migration_checksum (name, sha256) values (${migration.name}, ${migration.sha256})`.execute(
      db,
    );
  },
});

async function refuseEdited<Tables>(db: Kysely<Tables>, wanted: readonly SqlMigration[]): Promise<void> {
  const { rows: tables } = await sql<{ there: boolean }>`
    select to_regclass('migration_checksum') is not null as there`.execute(db);
  if (!tables[0]?.there) return;
  const { rows } = await sql<{ name: string; sha256: string }>`
    select name, sha256 from migration_checksum order by name`.execute(db);
  const known = new Map(wanted.map((migration) => [migration.name, migration.sha256]));
  for (const { name, sha256 } of rows) {
    const now = known.get(name);
    if (now === undefined) throw new DatabaseRefused('database/newer', { found: name });
    if (now !== sha256) {
      throw new DatabaseRefused('database/migration-edited', {
        file: `${name}.sql`,
        expected: sha256,
        found: now,
      });
    }
  }
}

function asRefusal(error: unknown, name: string | undefined): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (/^corrupted migrations/.test(error.message)) {
    return new DatabaseRefused('database/migration-order', { found: error.message });
  }
  return new Error(`migration ${name ?? ''} failed: ${error.message}`, { cause: error });
}
