import { wellFormed } from '@belfry/platform';
import { type Db, refused, type Trx } from '@belfry/platform/server';
import type { Found, SearchResult } from '../../core/api';
import { identifierKeys } from '../../core/identifier-keys';
import { cursorOf, keyOfCursor } from '../../core/paging';
import { type Passage, passageOf } from '../../core/passage';
import { folded } from '../../core/search-text';
import { inLatin } from '../profile/facts';
import { profileStore } from '../profile/store';
import type { ProfilePorts } from './ports';
import {
  byFilters,
  byIdentifier,
  byWords,
  type Filters,
  facets,
  narrowed,
  shownRows,
  textsOf,
} from './store';

export type SearchAsk = Filters & { readonly q: string; readonly cursor?: string; readonly limit: number };

/** Results beyond this are not counted: nobody reads them, and filters narrow. */
const MOST_FOUND = 1_000;
const MOST_NAMES = 200;

type Hit = { readonly canonicalId: string; readonly reason: Found['reason']; readonly score: number | null };

/**
 * Profiles by identifier, by names alike in any script, and by words of texts, in this order; without a query all that
 * the filters leave, by caption.
 *
 * @throws  Refused `paging/bad-cursor`
 * @limits  1,000 results
 */
export async function search(
  db: Db | Trx,
  ports: Pick<ProfilePorts, 'findByName'>,
  ask: SearchAsk,
): Promise<SearchResult> {
  const hits = await allHits(db, ports, ask);
  const from = ask.cursor === undefined ? 0 : placeAfter(hits, ask.cursor);
  const page = hits.slice(from, from + ask.limit);
  const last = hits.length > from + ask.limit ? page.at(-1)! : null;
  return {
    items: await shown(db, page, ask.q),
    next: last && cursorOf([last.reason, last.canonicalId]),
    total: hits.length,
    facets: await facetsOf(db, hits),
  };
}

async function allHits(
  db: Db | Trx,
  { findByName }: Pick<ProfilePorts, 'findByName'>,
  ask: SearchAsk,
): Promise<Hit[]> {
  const q = ask.q.trim();
  if (q === '')
    return (await byFilters(db, ask, MOST_FOUND)).map((canonicalId) => ({
      canonicalId,
      reason: 'text',
      score: null,
    }));
  const found = new Map<string, Hit>();
  const add = (hit: Hit) => {
    if (!found.has(hit.canonicalId) && found.size < MOST_FOUND) found.set(hit.canonicalId, hit);
  };
  const keys = identifierKeys(q);
  if (keys.length > 0)
    for (const canonicalId of await byIdentifier(db, keys, ask))
      add({ canonicalId, reason: 'identifier', score: null });
  const own = await profileStore(db, null).canonicalOf(q);
  if (own !== null && (await narrowed(db, [own], ask)).has(own))
    add({ canonicalId: own, reason: 'identifier', score: null });
  const named = await findByName({
    q,
    ...(ask.dataset.length > 0 && { datasets: ask.dataset }),
    ...(ask.schema.length > 0 && { schemata: ask.schema }),
    limit: MOST_NAMES,
  });
  const left = await narrowed(
    db,
    named.map(({ canonicalId }) => canonicalId),
    ask,
  );
  for (const { canonicalId, score } of named)
    if (left.has(canonicalId)) add({ canonicalId, reason: 'name', score });
  for (const { canonicalId } of await byWords(db, folded(q), ask, MOST_FOUND))
    add({ canonicalId, reason: 'text', score: null });
  return [...found.values()];
}

/** After the last item of the page before; where it is gone, after as many of its reason as there are. */
function placeAfter(hits: readonly Hit[], cursor: string): number {
  const key = keyOfCursor(cursor, 2);
  if (!key) throw refused({ code: 'paging/bad-cursor', status: 400 });
  const at = hits.findIndex(({ canonicalId }) => canonicalId === key[1]);
  return at === -1 ? hits.length : at + 1;
}

async function shown(db: Db | Trx, page: readonly Hit[], q: string): Promise<Found[]> {
  if (page.length === 0) return [];
  const rows = new Map(
    (
      await shownRows(
        db,
        page.map(({ canonicalId }) => canonicalId),
      )
    ).map((row) => [row.canonicalId, row]),
  );
  const texts = page.filter(({ reason }) => reason === 'text').map(({ canonicalId }) => canonicalId);
  const told = q.trim() === '' ? new Map<string, string>() : await passages(db, texts, q);
  return page.flatMap(({ canonicalId, reason, score }) => {
    const row = rows.get(canonicalId);
    return row
      ? [
          {
            ...row,
            transliteration: inLatin(row.caption),
            reason,
            score,
            passage: told.get(canonicalId) ?? null,
          },
        ]
      : [];
  });
}

/** Of each profile the value in which most of the words stand, the shortest of those. */
async function passages(
  db: Db | Trx,
  canonicalIds: readonly string[],
  q: string,
): Promise<Map<string, string>> {
  const best = new Map<string, Passage>();
  for (const { canonicalId, value } of await textsOf(db, canonicalIds, folded(q))) {
    const passage = passageOf(value, q);
    const known = best.get(canonicalId);
    if (passage && (!known || passage.words >= known.words)) best.set(canonicalId, passage);
  }
  return new Map([...best].map(([canonicalId, { text }]) => [canonicalId, wellFormed(text)]));
}

async function facetsOf(db: Db | Trx, hits: readonly Hit[]): Promise<SearchResult['facets']> {
  const counts = await facets(
    db,
    hits.map(({ canonicalId }) => canonicalId),
  );
  const titles = new Map(
    (
      await profileStore(db, null).datasets(
        counts.filter(({ facet }) => facet === 'dataset').map(({ value }) => value),
      )
    ).map(({ name, title }) => [name, title]),
  );
  const of = (name: 'dataset' | 'schema' | 'country') =>
    counts
      .filter(({ facet }) => facet === name)
      .map(({ value, count }) => ({
        value,
        count,
        label: name === 'dataset' ? (titles.get(value) ?? value) : value,
      }));
  return { dataset: of('dataset'), schema: of('schema'), country: of('country') };
}
