import type { StatedEntity } from '@belfry/model';
import type { Db } from '@belfry/platform/server';
import { sql } from 'kysely';
import type { IncomingRecord } from './load/incoming';
import { picture } from './picture';
import { type StreamAsk, type StreamedEntity, streamEntities } from './stream';

/** Values of one invented entity, as `prop: value` or `prop: [values]`. */
export type Told = Record<string, string | readonly string[]>;

export const stated = (id: string, schema: string, told: Told): StatedEntity => ({
  id,
  schema,
  values: Object.entries(told).flatMap(([prop, values]) => [values].flat().map((value) => ({ prop, value }))),
});
export const record = (...entities: StatedEntity[]): IncomingRecord => ({
  key: entities[0]!.id,
  at: { line: 1 },
  entities,
});

export const thePicture = picture({ latin: (name) => name });

/** Loads one edition as the lists would, and puts it into service. */
export async function loadEdition(
  db: Db,
  dataset: string,
  records: readonly IncomingRecord[],
  { at = new Date('2026-11-23T09:00:00Z'), isDelta = false } = {},
) {
  await sql`insert into dataset (name, title) values (${dataset}, ${dataset}) on conflict do nothing`.execute(
    db,
  );
  const { rows } = await sql<{ id: string; number: number }>`
    insert into edition (dataset, number, sha256, files, bytes, format, state)
    select ${dataset}, coalesce(max(number), 0) + 1, ${'0'.repeat(64)}, '[]', 0, 'ftm', 'loading'
      from edition where dataset = ${dataset}
    returning id, number`.execute(db);
  const edition = { ...rows[0]!, dataset };
  return db.transaction().execute(async (trx) => {
    const loaded = await thePicture.load(trx, {
      edition,
      at,
      records: eachOf(records),
      isDelta: () => isDelta,
    });
    await sql`update edition set state = 'superseded' where dataset = ${dataset} and state = 'in_service'`.execute(
      trx,
    );
    await sql`update edition set state = 'in_service', in_service_at = ${at} where id = ${edition.id}`.execute(
      trx,
    );
    return { edition, loaded };
  });
}

async function* eachOf<Item>(items: readonly Item[]): AsyncIterable<Item> {
  yield* items;
}

export async function pictureOf(db: Db, ask: StreamAsk = {}): Promise<StreamedEntity[]> {
  const entities: StreamedEntity[] = [];
  for await (const entity of streamEntities(db, ask)) entities.push(entity);
  return entities;
}
