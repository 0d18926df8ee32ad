import type { Profile, SearchResult } from '@belfry/profiles/api';
import { readProfile, search } from '@belfry/profiles/server';
import { withBelfry } from './with-belfry';

export type SearchFilters = {
  readonly dataset: readonly string[];
  readonly schema: readonly string[];
  readonly country: readonly string[];
};

/** Entries of loaded lists by identifier, name and words. */
export const searchLoaded = (q: string, filters: SearchFilters, limit: number): Promise<SearchResult> =>
  withBelfry(async ({ installation: { context, domains }, by }) => {
    await context.log.write(by, { act: 'consultation', objectKind: 'search', detail: { q, ...filters } });
    const findByName = async (ask: {
      q: string;
      datasets?: readonly string[];
      schemata?: readonly string[];
      limit: number;
    }) => {
      const { q: name, ...narrow } = ask;
      const index = await domains.keeper.current();
      const subject = { id: 'search', schema: 'LegalEntity', properties: { name: [name] } };
      return index
        .screen(subject, { ...narrow, cutoff: 0.6 })
        .map(({ canonicalId, score }) => ({ canonicalId, score }));
    };
    return search(context.db, { findByName }, { q, ...filters, limit });
  });

/** Everything the lists say of one entry. @throws Refused `profiles/not-found` */
export const profileHere = (id: string): Promise<Omit<Profile, 'hits'>> =>
  withBelfry(async ({ installation: { context }, by }) => {
    const profile = await readProfile(context.db, { id });
    await context.log.write(by, {
      act: 'consultation',
      objectKind: 'profile',
      objectId: profile.canonicalId,
    });
    return profile;
  });
