import { sha256 } from '@belfry/profiles';
import { readCursor, writeCursor } from '../cursor';
import { HitFilter } from './hit-filter';

type Standing = {
  readonly id: string;
  readonly judgement: string;
  readonly subject_hash: string;
  readonly entity_hash: string;
  readonly remembered_from: string | null;
};

/** A filter and a hash over everything it showed: made anew it is the same text only while nothing of it has changed. */
export function writeToken({
  filter,
  standing,
}: {
  filter: HitFilter;
  standing: readonly Standing[];
}): string {
  const state = standing.map((hit) => [
    hit.id,
    hit.judgement,
    hit.subject_hash,
    hit.entity_hash,
    hit.remembered_from,
  ]);
  return writeCursor([JSON.stringify(HitFilter.parse(filter)), sha256(JSON.stringify(state))]);
}

/** The filter of a token; null for what is none. */
export function readToken(token: string): { readonly filter: HitFilter } | null {
  const place = readCursor(token, ['string', 'string'], 20_000);
  if (!place) return null;
  try {
    const filter = HitFilter.safeParse(JSON.parse(String(place[0])));
    return filter.success ? { filter: filter.data } : null;
  } catch {
    return null;
  }
}
