import { type Language, sentence } from '@belfry/matching';
import type { Acting, Context, Trx } from '@belfry/platform/server';
import type { Explanation } from '../../core/api';
import type { EntryHit } from '../../core/entries/entry-index';
import { isSameSubject, type Judged, memoryOf } from '../../core/hits/memory';
import { contentHash } from '../../core/subjects/content-hash';
import type { ScreenSubject } from '../../core/subjects/subject';
import { hitStore, type NewHit } from '../hits/store';
import { screeningStore } from './store';

/** A subject with what was found for it. */
export type ScreenedSubject = {
  readonly row: number;
  readonly subject: ScreenSubject;
  readonly hits: readonly EntryHit[];
};
export type Stored = {
  /** Of the whole screening, so far. */
  readonly done: number;
  readonly hitIds: readonly string[];
};

const LANGUAGES: readonly Language[] = ['en', 'fr', 'nl', 'de'];

/**
 * Stores subjects with their hits, in the caller's transaction. A row that is stored already stays as it is and is
 * not counted again, so that work may be repeated after a kill.
 */
export async function storeScreened(
  { now }: Pick<Context, 'now'>,
  trx: Trx,
  ask: { readonly screeningId: string; readonly by: Acting; readonly screened: readonly ScreenedSubject[] },
): Promise<Stored> {
  const { screeningId, by, screened } = ask;
  const [screenings, hits] = [screeningStore(trx), hitStore(trx)];
  const hashed = screened.map((one) => ({ ...one, hash: contentHash(one.subject) }));
  const fresh = await screenings.insertSubjects(
    screeningId,
    hashed.map(({ row, subject, hits: found, hash }) => ({
      ...subject,
      row,
      contentHash: hash,
      hits: found.length,
    })),
  );
  const stored = hashed.filter(({ row }) => fresh.has(row));
  const memory = await remembering(trx, by, stored);
  const newHits = stored.flatMap((one) =>
    one.hits.map((hit): NewHit => {
      const pair = { ...hit, subjectHash: one.hash };
      return { ...pair, row: one.row, explanation: explained(hit), memory: memoryOf(pair, memory(one)) };
    }),
  );
  const hitIds = await hits.insert(screeningId, newHits, now());
  const done = await screenings.addDone(screeningId, {
    done: stored.length,
    flagged: stored.filter(({ subject }) => subject.flags.length > 0).length,
    withHits: stored.filter(({ hits: found }) => found.length > 0).length,
  });
  return { done, hitIds };
}

type Hashed = ScreenedSubject & { readonly hash: string };

/** What was judged before of each of these subjects. */
async function remembering(
  trx: Trx,
  by: Acting,
  stored: readonly Hashed[],
): Promise<(one: Hashed) => Judged[]> {
  const withHits = stored.filter(({ hits }) => hits.length > 0);
  if (withHits.length === 0) return () => [];
  const earlier = await hitStore(trx).earlier({
    hashes: withHits.map(({ hash }) => hash),
    references: withHits.flatMap(({ subject }) => subject.reference ?? []),
    serviceId: by.serviceId,
  });
  return (one) =>
    earlier
      .filter(
        (row) =>
          row.subject_hash === one.hash ||
          (row.reference !== null &&
            row.reference === one.subject.reference &&
            isSameSubject(row, one.subject)),
      )
      .map((row) => ({
        hitId: row.id,
        judgement: row.judgement,
        judgedAt: row.judged_at!,
        subjectHash: row.subject_hash,
        entryHash: row.entity_hash,
        canonicalId: row.canonical_id,
        entityIds: row.entity_ids,
      }));
}

/** An explanation with its sentence in every language, as it is kept. */
export function explained({ explanation }: EntryHit): Explanation {
  const sentences = LANGUAGES.map((language) => [language, sentence(explanation, language)] as const);
  return {
    ...explanation,
    alignment: [...explanation.alignment],
    contributions: [...explanation.contributions],
    ignored: [...explanation.ignored],
    sentence: Object.fromEntries(sentences) as Explanation['sentence'],
  };
}
