import type { Entity } from '@belfry/model';
import type { EntryHit, EntryIndex, EntryQuery } from './entry-index';

/** SCR-3: a hit is an entry whose score is at or above the threshold, however many lists carry it. */
export const hitsOf = (
  index: EntryIndex,
  subject: Entity,
  query: EntryQuery & { readonly threshold: number },
): EntryHit[] => {
  const { threshold, ...rest } = query;
  return index.screen(subject, { ...rest, cutoff: threshold }).filter(({ score }) => score >= threshold);
};
