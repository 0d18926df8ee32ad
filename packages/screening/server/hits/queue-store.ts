import type { Db } from '@belfry/platform/server';
import { type ExpressionBuilder, sql } from 'kysely';
import type { HitFilter, HitSort } from '../../core/hits/hit-filter';
import { contains } from '../screenings/subject-store';
import type { ScreeningTables } from '../tables';

export type QueueRow = Awaited<ReturnType<ReturnType<typeof queueStore>['page']>>[number];
export type HitPlace = { readonly value: number; readonly id: string };

const ORDER: Readonly<Record<HitSort, 'score' | 'sureness' | null>> = {
  score: 'score',
  sureness: 'sureness',
  newest: null,
};

/** All SQL of the queue: hits under a filter. */
export const queueStore = (handle: Db) => {
  const db = handle.withTables<ScreeningTables>();
  const inQueue = (filter: HitFilter) =>
    db
      .selectFrom('hit')
      .innerJoin('subject', (join) =>
        join.onRef('subject.screening_id', '=', 'hit.screening_id').onRef('subject.row', '=', 'hit.row'),
      )
      .where((e) => e.and(hitFilters(e, filter)));
  return {
    /** A page of the queue; every order ends in the id, so that no hit is met twice or missed. */
    async page(filter: HitFilter, ask: { sort: HitSort; after?: HitPlace | undefined; limit: number }) {
      const order = ORDER[ask.sort];
      let query = inQueue(filter).select([
        'hit.id',
        'hit.screening_id',
        'hit.row',
        'subject.caption as subject',
        'hit.caption',
        'hit.schema',
        'hit.datasets',
        'hit.score',
        'hit.sureness',
        'hit.judgement',
        'hit.judged_at',
        'hit.remembered_from',
        'hit.lapsed_side',
        'hit.created_at',
      ]);
      if (ask.after) {
        const { value, id } = ask.after;
        query = order
          ? query.where(
              sql<boolean>`(hit.${sql.ref(order)} < ${value}::real or (hit.${sql.ref(order)} = ${value}::real and hit.id > ${id}::bigint))`,
            )
          : query.where('hit.id', '<', id);
      }
      query = order
        ? query.orderBy(`hit.${order}`, 'desc').orderBy('hit.id')
        : query.orderBy('hit.id', 'desc');
      return query.limit(ask.limit).execute();
    },

    async count(filter: HitFilter): Promise<{ total: number; left: number }> {
      const row = await inQueue(filter)
        .select((e) => [
          e.fn.countAll<string>().as('total'),
          e.fn.countAll<string>().filterWhere('hit.judgement', '=', 'no_judgement').as('left'),
        ])
        .executeTakeFirstOrThrow();
      return { total: Number(row.total), left: Number(row.left) };
    },

    /** Ids under a filter with what a judgement of them depends on, in order of id. */
    async standingOf(filter: HitFilter, lock = false) {
      let query = inQueue(filter)
        .select(['hit.id', 'hit.judgement', 'hit.entity_hash', 'hit.subject_hash', 'hit.remembered_from'])
        .orderBy('hit.id');
      if (lock) query = query.forUpdate(['hit']);
      return query.execute();
    },

    async tally(): Promise<{ open: number; unsure: number; lapsed: number }> {
      const row = await db
        .selectFrom('hit')
        .select((e) => [
          e.fn.countAll<string>().filterWhere('judgement', '=', 'no_judgement').as('open'),
          e.fn.countAll<string>().filterWhere('judgement', '=', 'unsure').as('unsure'),
          e.fn
            .countAll<string>()
            .filterWhere((w) =>
              w.and([w('lapsed_side', 'is not', null), w('judgement', '=', 'no_judgement')]),
            )
            .as('lapsed'),
        ])
        .where('judgement', 'in', ['no_judgement', 'unsure'])
        .executeTakeFirstOrThrow();
      return { open: Number(row.open), unsure: Number(row.unsure), lapsed: Number(row.lapsed) };
    },
  };
};

function hitFilters(e: ExpressionBuilder<ScreeningTables, 'hit' | 'subject'>, filter: HitFilter) {
  const { judgement, screening, dataset, schema, min, max, lapsed, q } = filter;
  const isId = screening === undefined || /^[0-9a-f-]{36}$/i.test(screening);
  return [
    ...(judgement?.length ? [e('hit.judgement', 'in', judgement)] : []),
    ...(screening ? [isId ? e('hit.screening_id', '=', screening) : sql<boolean>`false`] : []),
    ...(dataset?.length ? [sql<boolean>`hit.datasets && ${dataset}::text[]`] : []),
    ...(schema?.length ? [e('hit.schema', 'in', schema)] : []),
    ...(min === undefined ? [] : [sql<boolean>`hit.score >= ${min}::real`]),
    ...(max === undefined ? [] : [sql<boolean>`hit.score <= ${max}::real`]),
    ...(lapsed === undefined ? [] : [e('hit.lapsed_side', lapsed ? 'is not' : 'is', null)]),
    ...(q?.trim()
      ? [
          e.or([
            e('subject.caption', 'ilike', contains(q.trim())),
            e('hit.caption', 'ilike', contains(q.trim())),
          ]),
        ]
      : []),
  ];
}
