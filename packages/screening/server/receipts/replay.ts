import { createIndex, MATCHER } from '@belfry/matching';
import type { Db } from '@belfry/platform/server';
import { streamEntities } from '@belfry/profiles/server';
import type { EditionUsed, ReceiptBody } from '../../core/api';
import { entryIndex } from '../../core/entries/entry-index';
import { hitsOf } from '../../core/entries/hits-of';
import { compareRow, type Replay } from '../../core/receipts/compare-replay';
import { toQuery } from '../../core/subjects/to-query';
import type { EntitySource } from '../index/keeper';
import { receiptStore } from './store';

/** Where a replay has its lists from: the database, or files that someone kept. */
export type ReplayLists = {
  /** Those of these editions that can be had, by name of the dataset in the receipt. */
  find(editions: readonly EditionUsed[]): Promise<ReadonlyMap<string, { dataset: string; edition: number }>>;
  readonly source: EntitySource;
};

/**
 * Runs a screening again on the editions its receipt names, with the matcher as it is now, and says what differs.
 * The receipt's signature is not looked at here.
 *
 * @limits  which entities are one entry is today's knowledge
 */
export async function replay(lists: ReplayLists, receipt: ReceiptBody): Promise<Replay> {
  const editions = [...receipt.editions, ...receipt.alsoIndexed];
  const found = await lists.find(editions);
  const index = entryIndex(createIndex);
  for (const { dataset } of editions) {
    const edition = found.get(dataset);
    if (edition) for await (const entity of lists.source(edition)) index.put(entity);
  }
  index.setEditions(editions.filter(({ dataset }) => found.has(dataset)));
  const { threshold, hitsPerSubject, matcher } = receipt.screening;
  const datasets = receipt.editions.map(({ dataset }) => dataset);
  const differences = receipt.subjects.flatMap((subject) =>
    compareRow(subject, hitsOf(index, toQuery(subject), { threshold, limit: hitsPerSubject, datasets })),
  );
  const missingEditions = editions.filter(({ dataset }) => !found.has(dataset));
  return {
    same: differences.length === 0 && missingEditions.length === 0,
    receiptId: receipt.id,
    matcher: { before: matcher, now: MATCHER },
    missingEditions,
    subjects: receipt.subjects.length,
    differences,
  };
}

/** Lists as this database keeps them. */
export const storedLists = (db: Db): ReplayLists => ({
  find: (editions) => receiptStore(db).kept(editions),
  source: ({ dataset, edition }) => streamEntities(db, { dataset, edition, matchableOnly: true }),
});
