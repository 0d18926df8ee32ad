import { type Acting, type Context, refused } from '@belfry/platform/server';
import { readToken, writeToken } from '../../core/hits/bulk-token';
import type { HitFilter } from '../../core/hits/hit-filter';
import { hitStore } from './store';

const MOST = 20_000;
const SAMPLE = 20;

/**
 * What a bulk judgement would touch: the hits under the filter that no officer has decided.
 *
 * @returns  a token that holds for exactly these hits as they stand now
 * @throws   Refused `bulk/too-many` 422 above 20,000 hits
 */
export async function previewBulk(context: Context, filter: HitFilter) {
  const hits = hitStore(context.db);
  const open = openOnly(filter);
  const standing = await hits.standingOf(open);
  refuseTooMany(standing.length);
  const sample = await hits.page(open, { sort: 'score', limit: SAMPLE });
  return { count: standing.length, sample, token: writeToken({ filter: open, standing }) };
}

/**
 * SCR-8: the same negative for all hits of a preview, all or none.
 *
 * @throws Refused `bulk/bad-token` 422, `bulk/changed` 409 when any of them was judged, came or went since,
 *         `hit/reason-missing` 422
 */
export async function judgeBulk(
  context: Context,
  ask: { readonly token: string; readonly reason: string; readonly by: Acting },
): Promise<number> {
  const reason = ask.reason.trim();
  if (reason === '') throw refused({ code: 'hit/reason-missing', status: 422 });
  const read = readToken(ask.token);
  if (!read) throw refused({ code: 'bulk/bad-token', status: 422 });
  const ids = await context.db.transaction().execute(async (trx) => {
    const hits = hitStore(trx);
    const standing = await hits.standingOf(read.filter, true);
    refuseTooMany(standing.length);
    if (writeToken({ filter: read.filter, standing }) !== ask.token)
      throw refused({ code: 'bulk/changed', status: 409, facts: { now: standing.length } });
    const touched = standing.map(({ id }) => id);
    if (touched.length === 0) return touched;
    const { officerId, mandateId } = ask.by;
    const at = context.now();
    await hits.append(
      touched.map((hitId) => ({ hitId, judgement: 'negative' as const, reason })),
      { officerId, mandateId, at },
    );
    await hits.setStanding(touched, 'negative', { officerId, at });
    const detail = {
      judgement: 'negative',
      count: touched.length,
      filter: read.filter,
      token: ask.token.slice(-64),
    };
    await context.log.write(ask.by, { act: 'alteration', objectKind: 'hits', reason, detail }, trx);
    return touched;
  });
  for (const id of ids.slice(0, 100)) context.changes.tell({ kind: 'hit', id });
  return ids.length;
}

/** Decided hits are never touched in bulk, whatever the filter says. */
function openOnly(filter: HitFilter): HitFilter {
  const wanted = filter.judgement?.length ? filter.judgement : (['no_judgement', 'unsure'] as const);
  const judgement = wanted.filter((one) => one === 'no_judgement' || one === 'unsure');
  // Nothing left to ask for must not become everything.
  return judgement.length > 0
    ? { ...filter, judgement }
    : { ...filter, judgement: ['no_judgement'], min: 1, max: 0 };
}

function refuseTooMany(count: number): void {
  if (count > MOST)
    throw refused({ code: 'bulk/too-many', status: 422, facts: { found: count, most: MOST } });
}
