import { createHash } from 'node:crypto';
import type { StatedEntity } from '@belfry/model';
import type { Db } from '@belfry/platform/server';
import type { TestDatabase } from '@belfry/platform/testing';
import { picture } from '@belfry/profiles/server';
import { sql } from 'kysely';
import { type IndexKeeper, indexKeeper } from './index/keeper';
import { screeningRoutes } from './routes/index';

/** Values of one invented entity, as `prop: value` or `prop: [values]`. */
export type Told = Readonly<Record<string, string | readonly string[]>>;

export const stated = (id: string, schema: string, told: Told): StatedEntity => ({
  id,
  schema,
  values: Object.entries(told).flatMap(([prop, values]) => [values].flat().map((value) => ({ prop, value }))),
});

export const person = (id: string, name: string, told: Told = {}): StatedEntity =>
  stated(id, 'Person', { name, ...told });

/** Loads an edition of an invented list as the lists would, and puts it into service. */
export async function loadEdition(db: Db, dataset: string, entities: readonly StatedEntity[]): Promise<void> {
  const sha256 = createHash('sha256')
    .update(JSON.stringify([dataset, entities]))
    .digest('hex');
  const at = new Date('2026-11-20T08:00:00Z');
  await sql`insert into dataset (name, title) values (${dataset}, ${`List ${dataset}`}) on conflict do nothing`.execute(
    db,
  );
  const { rows } = await sql<{ id: string; number: number }>`
    insert into edition (dataset, number, sha256, files, bytes, format, state)
    select ${dataset}, coalesce(max(number), 0) + 1, ${sha256}, '[]', 0, 'ftm', 'loading'
      from edition where dataset = ${dataset}
    returning id, number`.execute(db);
  const edition = { ...rows[0]!, dataset };
  await db.transaction().execute(async (trx) => {
    const records = recordsOf(entities);
    await picture({ latin: (name) => name }).load(trx, { edition, at, records, isDelta: () => false });
    await sql`update edition set state = 'superseded' where dataset = ${dataset} and state = 'in_service'`.execute(
      trx,
    );
    await sql`update edition set state = 'in_service', in_service_at = ${at} where id = ${edition.id}`.execute(
      trx,
    );
  });
}

async function* recordsOf(entities: readonly StatedEntity[]) {
  for (const entity of entities) yield { key: entity.id, at: { line: 1 }, entities: [entity] };
}

/** The HTTP server with the routes of screening. */
export async function screeningApp(database: TestDatabase) {
  const keeper: IndexKeeper = indexKeeper({ db: database.db });
  const app = await database.app(screeningRoutes(database.context, { keeper }));
  return { app, keeper };
}

/** A file as a browser hands it in. */
export function uploadOf(fileName: string, content: string | Buffer) {
  const boundary = 'belfry-test-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(head),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
