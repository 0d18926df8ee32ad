import type { Db, Trx } from '@belfry/platform/server';
import { sql } from 'kysely';

export type StatementAsk = {
  readonly dataset?: string;
  readonly entityId?: string;
  readonly canonicalId?: string;
  readonly prop?: string;
  readonly value?: string;
  readonly schema?: string;
  readonly limit: number;
  readonly offset: number;
};
export type StatementRow = {
  readonly id: string;
  readonly entityId: string;
  readonly canonicalId: string;
  readonly dataset: string;
  readonly schema: string;
  readonly prop: string;
  readonly value: string;
  readonly original: string | null;
  readonly lang: string | null;
  readonly origin: string | null;
  readonly firstSeen: string;
};

/** Statements in force under all of these conditions, in order of their number, and how many there are. */
export async function statementRows(
  db: Db | Trx,
  ask: StatementAsk,
): Promise<{ rows: StatementRow[]; total: number }> {
  const conditions = [
    sql`s.until_edition is null`,
    ...(ask.dataset === undefined ? [] : [sql`e.dataset = ${ask.dataset}`]),
    ...(ask.entityId === undefined ? [] : [sql`e.id = ${ask.entityId}`]),
    ...(ask.canonicalId === undefined ? [] : [sql`e.canonical_id = ${ask.canonicalId}`]),
    ...(ask.schema === undefined ? [] : [sql`e.schema = ${ask.schema}`]),
    ...(ask.prop === undefined ? [] : [sql`s.prop = ${ask.prop}`]),
    ...(ask.value === undefined ? [] : [sql`s.value = ${ask.value}`]),
  ];
  const where = sql.join(conditions, sql` and `);
  const { rows } = await sql<Omit<StatementRow, 'firstSeen'> & { firstSeen: Date }>`
    select s.id::text, e.id as "entityId", e.canonical_id as "canonicalId", e.dataset, e.schema, s.prop, s.value,
           s.original_value as original, s.lang, s.origin, s.known_from as "firstSeen"
      from statement s join entity e on e.key = s.entity_key
     where ${where}
     order by s.id limit ${ask.limit} offset ${ask.offset}`.execute(db);
  const { rows: counted } = await sql<{ total: string }>`
    select count(*) as total from statement s join entity e on e.key = s.entity_key where ${where}`.execute(
    db,
  );
  return {
    rows: rows.map((row) => ({ ...row, firstSeen: row.firstSeen.toISOString() })),
    total: Number(counted[0]!.total),
  };
}
