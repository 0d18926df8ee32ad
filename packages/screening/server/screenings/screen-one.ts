import { randomUUID } from 'node:crypto';
import { MATCHER } from '@belfry/matching';
import { type Acting, type Context, refused } from '@belfry/platform/server';
import type { z } from 'zod';
import type { EditionUsed, ScreenedNow, SubjectIn } from '../../core/api';
import { hitsOf } from '../../core/entries/hits-of';
import { subjectFromProperties } from '../../core/subjects/subject';
import { toQuery } from '../../core/subjects/to-query';
import { summaryOf } from '../hits/present';
import { hitStore } from '../hits/store';
import type { IndexKeeper } from '../index/keeper';
import { showScreening } from './present';
import { screeningStore } from './store';
import { storeScreened } from './store-screened';

export type ScreenOne = {
  readonly kind: 'single' | 'api';
  readonly subject: SubjectIn;
  readonly datasets?: readonly string[] | undefined;
  readonly threshold?: number | undefined;
  readonly reason: string;
  readonly name?: string | undefined;
  readonly by: Acting;
};

/**
 * One subject against the lists in service, at once.
 *
 * @throws Refused `screening/unknown-list` 404 for a list that is not in service, `screening/no-lists` 409 when none is
 */
export async function screenOne(
  deps: { readonly context: Context; readonly keeper: IndexKeeper },
  ask: ScreenOne,
): Promise<z.infer<typeof ScreenedNow>> {
  const { context, keeper } = deps;
  const { db, now, changes, log } = context;
  const settings = await context.settings.get();
  const at = now();
  const subject = subjectFromProperties(ask.subject, { today: at.toISOString().slice(0, 10) });
  const threshold = ask.threshold ?? settings.threshold;
  // From here to `hits` nothing is awaited: the editions named are those that were asked.
  const index = await keeper.current();
  const { editions, alsoIndexed } = editionsAsked(index.editions, ask.datasets);
  const limit = settings.hitsPerSubject;
  const hits = hitsOf(index, toQuery(subject), {
    datasets: editions.map(({ dataset }) => dataset),
    threshold,
    limit,
  });
  const id = randomUUID();
  await db.transaction().execute(async (trx) => {
    const { officerId, mandateId } = ask.by;
    await screeningStore(trx).insert({
      id,
      kind: ask.kind,
      name: ask.name?.trim() || subject.caption,
      officerId,
      mandateId,
      reason: ask.reason,
      threshold,
      hitsPerSubject: limit,
      matcher: MATCHER,
      editions,
      alsoIndexed,
      total: 1,
      state: 'done',
      at,
    });
    await storeScreened(context, trx, { screeningId: id, by: ask.by, screened: [{ row: 1, subject, hits }] });
    const detail = {
      kind: ask.kind,
      threshold,
      editions: editions.map(({ dataset, number }) => `${dataset} ${number}`),
      hits: hits.length,
    };
    await log.write(
      ask.by,
      { act: 'consultation', objectKind: 'screening', objectId: id, reason: ask.reason, detail },
      trx,
    );
  });
  changes.tell({ kind: 'screening', id });
  const found = await hitStore(db).page({ screening: id }, { sort: 'score', limit: 100 });
  return { ...(await showScreening(db, id)), subjectHits: found.map(summaryOf) };
}

/** Editions of the lists asked for, of all when none is named, and those of the others. */
export function editionsAsked(all: readonly EditionUsed[], datasets?: readonly string[]) {
  const unknown = datasets?.find((name) => !all.some(({ dataset }) => dataset === name));
  if (unknown !== undefined)
    throw refused({ code: 'screening/unknown-list', status: 404, facts: { list: unknown.slice(0, 100) } });
  const isAsked = ({ dataset }: EditionUsed) => !datasets?.length || datasets.includes(dataset);
  const editions = all.filter(isAsked);
  if (editions.length === 0) throw refused({ code: 'screening/no-lists', status: 409 });
  return { editions, alsoIndexed: all.filter((edition) => !isAsked(edition)) };
}
