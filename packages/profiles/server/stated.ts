import type { StatedEntity, StatedValue } from '@belfry/model';
import type { Db, Trx } from '@belfry/platform/server';
import { sql } from 'kysely';

type Row = {
  id: string;
  schema: string;
  firstSeen: Date;
  lastChange: Date;
  values: [string, string, string | null, string | null][] | null;
};
const PAGE = 1_000;

/** Everything a list has in force with originals and languages, in order of id; read in pages of a thousand. */
export async function* statedEntities(
  db: Db | Trx,
  dataset: string,
): AsyncIterable<StatedEntity & { firstSeen: Date; lastChange: Date }> {
  for (let after: string | null = null; ; ) {
    const { rows }: { rows: Row[] } = await sql<Row>`
      select e.id, e.schema, e.first_seen as "firstSeen", e.last_change as "lastChange",
             (select json_agg(json_build_array(s.prop, s.value, s.original_value, s.lang) order by s.prop, s.id)
                from statement s where s.entity_key = e.key and s.until_edition is null) as values
        from entity e
       where e.dataset = ${dataset} and e.until_edition is null and ${after === null ? sql`true` : sql`e.id > ${after}`}
       order by e.id
       limit ${PAGE}`.execute(db);
    for (const { id, schema, firstSeen, lastChange, values } of rows)
      yield { id, schema, firstSeen, lastChange, values: (values ?? []).map(statedValue) };
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

const statedValue = ([prop, value, original, lang]: [
  string,
  string,
  string | null,
  string | null,
]): StatedValue => ({
  prop,
  value,
  ...(original !== null && { original }),
  ...(lang !== null && { lang }),
});
