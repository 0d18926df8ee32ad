import type { Entity, Statement } from '@belfry/model';
import type { Db, Trx } from '@belfry/platform/server';
import { sql } from 'kysely';

type Value = {
  prop: string;
  value: string;
  original: string | null;
  lang: string | null;
  from: string;
  origin: string | null;
};
type Row = {
  id: string;
  schema: string;
  caption: string;
  canonicalId: string;
  firstSeen: Date;
  lastChange: Date;
  lastSeen: Date | null;
  values: Value[] | null;
};
const PAGE = 1_000;

/** Everything a list has in force with the statements behind it, in order of id; read in pages of a thousand. */
export async function* exported(db: Db | Trx, dataset: string) {
  for (let after: string | null = null; ; ) {
    const rows: Row[] = await page(db, dataset, after);
    for (const row of rows) yield exportEntity(row, dataset);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

async function page(db: Db | Trx, dataset: string, after: string | null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select e.id, e.schema, e.caption, e.canonical_id as "canonicalId", e.first_seen as "firstSeen",
           e.last_change as "lastChange",
           (select coalesce(in_service_at, received_at) from edition
             where dataset = ${dataset} and state = 'in_service') as "lastSeen",
           (select json_agg(json_build_object('prop', s.prop, 'value', s.value, 'original', s.original_value,
                                              'lang', s.lang, 'from', s.known_from, 'origin', s.origin)
                            order by s.prop, s.value <> e.caption, s.value collate "C")
              from statement s where s.entity_key = e.key and s.until_edition is null) as values
      from entity e
     where e.dataset = ${dataset} and e.until_edition is null and ${after === null ? sql`true` : sql`e.id > ${after}`}
     order by e.id
     limit ${PAGE}`.execute(db);
  return rows;
}

function exportEntity(row: Row, dataset: string) {
  const { id, schema, caption, canonicalId } = row;
  const seen = seconds(row.lastSeen ?? row.lastChange);
  const properties: Record<string, string[]> = {};
  for (const { prop, value } of row.values ?? []) {
    if (!Object.hasOwn(properties, prop)) properties[prop] = [];
    properties[prop]!.push(value);
  }
  return {
    id,
    schema,
    caption,
    properties: properties satisfies Entity['properties'],
    datasets: [dataset],
    referents: canonicalId === id ? [] : [canonicalId],
    first_seen: seconds(row.firstSeen),
    last_seen: seen,
    last_change: seconds(row.lastChange),
    statements: (row.values ?? []).map(
      ({ prop, value, original, lang, from, origin }): Omit<Statement, 'id'> => ({
        canonical_id: canonicalId,
        entity_id: id,
        prop,
        schema,
        value,
        dataset,
        lang,
        original_value: original,
        first_seen: seconds(new Date(from)),
        last_seen: seen,
        external: false,
        origin,
      }),
    ),
  };
}

/** ISO 8601 in UTC to the second, without the zone, as FollowTheMoney writes it. */
const seconds = (at: Date) => at.toISOString().slice(0, 19);
