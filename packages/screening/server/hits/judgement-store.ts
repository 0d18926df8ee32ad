import { wellFormed } from '@belfry/platform';
import type { Db } from '@belfry/platform/server';
import { sql } from 'kysely';
import type { Judgement } from '../../core/api';
import type { JudgementRow } from '../../core/hits/judgements';
import type { ScreeningTables } from '../tables';

export type Appended = {
  readonly hitId: string;
  readonly judgement: Judgement;
  readonly reason: string;
  readonly undoes?: string | null;
};

/** All SQL of judgements, and of what the queue shows of them. */
export const judgementStore = (handle: Db) => {
  const db = handle.withTables<ScreeningTables>();
  return {
    /** Every judgement of these hits, oldest first, by hit. */
    async judgements(
      hitIds: readonly string[],
    ): Promise<Map<string, (JudgementRow & { officer: string })[]>> {
      const byHit = new Map<string, (JudgementRow & { officer: string })[]>();
      if (hitIds.length === 0) return byHit;
      const rows = await db
        .selectFrom('hit_judgement')
        .innerJoin('officer', 'officer.id', 'hit_judgement.officer_id')
        .select([
          'hit_judgement.id',
          'hit_id',
          'judgement',
          'officer_id',
          'officer.name as officer',
          'reason',
          'undoes',
          'at',
        ])
        .where(sql<boolean>`hit_id = any(${sql.val(`{${hitIds.join(',')}}`)}::bigint[])`)
        .orderBy('hit_judgement.id')
        .execute();
      for (const { hit_id, officer_id, ...row } of rows)
        byHit.set(hit_id, [...(byHit.get(hit_id) ?? []), { ...row, officerId: officer_id }]);
      return byHit;
    },

    async append(
      rows: readonly Appended[],
      by: { officerId: string; mandateId: string; at: Date },
    ): Promise<void> {
      for (let from = 0; from < rows.length; from += 1_000) {
        await db
          .insertInto('hit_judgement')
          .values(
            rows.slice(from, from + 1_000).map(({ hitId, judgement, reason, undoes }) => ({
              hit_id: hitId,
              judgement,
              reason: wellFormed(reason),
              undoes: undoes ?? null,
              officer_id: by.officerId,
              mandate_id: by.mandateId,
              at: by.at,
            })),
          )
          .execute();
      }
    },

    /** What the queue shows of hits from now on; `judged` null: the officers have said nothing of their own. */
    async setStanding(
      ids: readonly string[],
      judgement: Judgement,
      judged: { officerId: string; at: Date } | null,
    ) {
      await db
        .updateTable('hit')
        .set({ judgement, judged_at: judged?.at ?? null, judged_by: judged?.officerId ?? null })
        .where(sql<boolean>`id = any(${sql.val(`{${ids.join(',')}}`)}::bigint[])`)
        .execute();
    },

    /** Hits that only rested on these remembered negatives wait for a judgement again. */
    async forgetFrom(ids: readonly string[]): Promise<string[]> {
      const rows = await db
        .updateTable('hit')
        .set({ judgement: 'no_judgement', remembered_from: null })
        .where(sql<boolean>`remembered_from = any(${sql.val(`{${ids.join(',')}}`)}::bigint[])`)
        .where('judged_at', 'is', null)
        .returning('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    async judgedSince(officerId: string, since: Date): Promise<number> {
      const { count } = await db
        .selectFrom('hit_judgement')
        .select((e) => e.fn.countAll<string>().as('count'))
        .where('officer_id', '=', officerId)
        .where('undoes', 'is', null)
        .where('at', '>', since)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
};
