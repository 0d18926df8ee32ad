export {
  type EntryHit,
  type EntryIndex,
  type EntryQuery,
  entryIndex,
  type IndexedEntity,
} from './entries/entry-index';
export { hitsOf } from './entries/hits-of';
export { compareRow, type Replay, type ReplayDifference, type ReplayedHit } from './receipts/compare-replay';
export { checkReceipt, type KnownKey, type ReceiptChecks, type Verified } from './receipts/verify-receipt';
export * from './results/result-row';
export { CONTENT_TYPES, type ResultPage, writeResults } from './results/write-results';
export type { Cells, Flag } from './subjects/cells';
export * from './subjects/columns';
export { contentHash, entryHash } from './subjects/content-hash';
export * from './subjects/subject';
export { toQuery } from './subjects/to-query';
