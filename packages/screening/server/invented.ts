import type { Db, Trx } from '@belfry/platform/server';
import { sql } from 'kysely';

/** Says that a screening's subjects do not exist, so that it may be erased with the invented country. */
export async function markInvented(db: Db | Trx, screeningId: string): Promise<void> {
  await sql`update screening set invented = true where id = ${screeningId}`.execute(db);
}

/** The invented screening that was begun already; null when there is none. */
export async function inventedScreening(db: Db | Trx): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from screening where invented limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/**
 * Erases every screening of invented subjects with its hits, judgements and receipts.
 *
 * @limits  screenings that an officer made of his own subjects against invented lists stay, as proof of what was asked
 */
export async function eraseInvented(trx: Trx): Promise<void> {
  const theirs = sql`(select id from screening where invented)`;
  await sql`delete from receipt where screening_id in ${theirs}`.execute(trx);
  await sql`delete from hit_judgement where hit_id in (select id from hit where screening_id in ${theirs})`.execute(
    trx,
  );
  await sql`update hit set remembered_from = null where remembered_from in (select id from hit where screening_id in ${theirs})`.execute(
    trx,
  );
  await sql`update hit set lapsed_from = null, lapsed_side = null where lapsed_from in (select id from hit where screening_id in ${theirs})`.execute(
    trx,
  );
  await sql`delete from hit where screening_id in ${theirs}`.execute(trx);
  await sql`delete from subject where screening_id in ${theirs}`.execute(trx);
  await sql`delete from screening where invented`.execute(trx);
}
