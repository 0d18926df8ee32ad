import type { ReceiptBody } from '../api';
import { rounded } from '../results/result-row';

/** A hit as a replay finds it. */
export type ReplayedHit = {
  readonly canonicalId: string;
  readonly entityIds: readonly string[];
  readonly caption: string;
  readonly score: number;
  readonly sureness: number;
};

export type ReplayDifference = {
  readonly row: number;
  readonly subject: string;
  readonly kind: 'gone' | 'new' | 'score';
  readonly entityId: string;
  readonly caption: string;
  /** Score in the receipt; null for a hit that is new. */
  readonly before: number | null;
  /** Score now; null for a hit that is gone. */
  readonly now: number | null;
};

export type Replay = {
  readonly same: boolean;
  readonly receiptId: string;
  /** Matcher versions: different ones may well score differently, and that is said, not hidden. */
  readonly matcher: { readonly before: string; readonly now: string };
  /** Editions the receipt names that could not be had again; rows were compared without them. */
  readonly missingEditions: ReceiptBody['editions'];
  readonly subjects: number;
  readonly differences: readonly ReplayDifference[];
};

type SubjectOf = ReceiptBody['subjects'][number];
const CLOSE = 0.00051;

/** What differs between one subject's hits in a receipt and those found now; entries are the same that share an entity. */
export function compareRow(subject: SubjectOf, now: readonly ReplayedHit[]): ReplayDifference[] {
  const caption = subject.properties.name?.[0] ?? '';
  const left = [...now];
  const differences: ReplayDifference[] = [];
  const at = (hit: { entityIds: readonly string[]; caption: string }) => ({
    row: subject.row,
    subject: caption,
    entityId: hit.entityIds[0] ?? '',
    caption: hit.caption,
  });
  for (const hit of subject.hits) {
    const index = left.findIndex((other) => sameEntry(hit, other));
    const [found] = index < 0 ? [] : left.splice(index, 1);
    const before = rounded(hit.score);
    if (!found) differences.push({ ...at(hit), kind: 'gone', before, now: null });
    else if (Math.abs(found.score - hit.score) > CLOSE || Math.abs(found.sureness - hit.sureness) > CLOSE)
      differences.push({ ...at(hit), kind: 'score', before, now: rounded(found.score) });
  }
  for (const hit of left)
    differences.push({ ...at(hit), kind: 'new', before: null, now: rounded(hit.score) });
  return differences;
}

const sameEntry = (a: { canonicalId: string; entityIds: readonly string[] }, b: ReplayedHit): boolean =>
  a.canonicalId === b.canonicalId || a.entityIds.some((id) => b.entityIds.includes(id));
