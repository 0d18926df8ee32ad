import { storableJson } from '@belfry/platform';
import type { Db } from '@belfry/platform/server';
import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import type { ScreenSubject } from '../../core/subjects/subject';
import type { ScreeningTables } from '../tables';

export type StoredSubject = ScreenSubject & {
  readonly row: number;
  readonly contentHash: string;
  readonly hits: number;
};

/** All SQL of subjects. */
export const subjectStore = (handle: Db) => {
  const db = handle.withTables<ScreeningTables>();
  return {
    /** Stores subjects; those whose row is stored already are passed over. Returns the rows that were new. */
    async insertSubjects(screeningId: string, subjects: readonly StoredSubject[]): Promise<Set<number>> {
      if (subjects.length === 0) return new Set();
      const rows = await db
        .insertInto('subject')
        .values(
          subjects.map((subject) => ({
            screening_id: screeningId,
            row: subject.row,
            schema: subject.schema,
            caption: subject.caption,
            properties: storableJson(subject.properties),
            given: storableJson(subject.given),
            flags: storableJson(subject.flags),
            content_hash: subject.contentHash,
            reference: subject.reference,
            hits: subject.hits,
          })),
        )
        .onConflict((conflict) => conflict.columns(['screening_id', 'row']).doNothing())
        .returning('row')
        .execute();
      return new Set(rows.map(({ row }) => row));
    },

    async storedRows(screeningId: string): Promise<Set<number>> {
      const rows = await db
        .selectFrom('subject')
        .select('row')
        .where('screening_id', '=', screeningId)
        .execute();
      return new Set(rows.map(({ row }) => row));
    },

    async subjectPage(ask: SubjectAsk) {
      const filtered = db
        .selectFrom('subject')
        .where('screening_id', '=', ask.screeningId)
        .where((e) => e.and(subjectFilters(e, ask)));
      const rows = await filtered
        .selectAll()
        .where('row', '>', ask.after)
        .orderBy('row')
        .limit(ask.limit)
        .execute();
      const { count } = await filtered
        .select((e) => e.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow();
      return { rows, total: Number(count) };
    },

    async subject(screeningId: string, row: number) {
      return db
        .selectFrom('subject')
        .selectAll()
        .where('screening_id', '=', screeningId)
        .where('row', '=', row)
        .executeTakeFirstOrThrow();
    },
  };
};

export type SubjectRow = Selectable<ScreeningTables['subject']>;
export type SubjectAsk = {
  readonly screeningId: string;
  readonly hits?: 'any' | 'none';
  readonly flagged?: boolean;
  readonly q?: string;
  readonly after: number;
  readonly limit: number;
};

function subjectFilters(e: ExpressionBuilder<ScreeningTables, 'subject'>, ask: SubjectAsk) {
  return [
    ...(ask.hits === 'any' ? [e('hits', '>', 0)] : []),
    ...(ask.hits === 'none' ? [e('hits', '=', 0)] : []),
    ...(ask.flagged === undefined ? [] : [sql<boolean>`(jsonb_array_length(flags) > 0) = ${ask.flagged}`]),
    ...(ask.q
      ? [e.or([e('caption', 'ilike', contains(ask.q)), e('reference', 'ilike', contains(ask.q))])]
      : []),
  ];
}

/** A pattern for `ilike` in which what the officer typed stands for itself. */
export const contains = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
