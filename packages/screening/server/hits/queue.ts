import { type Acting, type Context, refused } from '@belfry/platform/server';
import type { z } from 'zod';
import type { HitPage } from '../../core/api';
import { writeCursor } from '../../core/cursor';
import type { HitQuery } from '../../core/hits/hit-filter';
import { cursorOf } from '../screenings/present';
import { summaryOf } from './present';
import { hitStore } from './store';

const HOUR_MS = 3_600_000;

/** A page of the queue, with what is left of it and how quickly this officer decides. */
export async function queuePage(
  context: Context,
  query: HitQuery,
  by: Acting,
): Promise<z.infer<typeof HitPage>> {
  const { sort, cursor, limit, ...filter } = query;
  const hits = hitStore(context.db);
  const rows = await hits.page(filter, {
    sort,
    after: cursor ? placeOf(cursor, sort) : undefined,
    limit: limit + 1,
  });
  const { total, left } = await hits.count(filter);
  const detail = { filter, shown: Math.min(rows.length, limit) };
  await context.log.write(by, { act: 'consultation', objectKind: 'hits', detail });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(summaryOf),
    next: last ? writeCursor([sort, sort === 'sureness' ? last.sureness : last.score, last.id]) : null,
    total,
    left,
    perHour: await hits.judgedSince(by.officerId, new Date(context.now().getTime() - HOUR_MS)),
  };
}

/** A cursor of another order leads nowhere, and says so. */
function placeOf(cursor: string, sort: HitQuery['sort']) {
  const [order, value, id] = cursorOf(cursor, ['string', 'number', 'string']);
  if (order !== sort || !/^\d{1,18}$/.test(String(id))) throw refused({ code: 'cursor/bad', status: 400 });
  return { value: Number(value), id: String(id) };
}
