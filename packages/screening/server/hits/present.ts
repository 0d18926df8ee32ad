import type { HitJudgement, HitSummary } from '../../core/api';
import { type JudgementRow, undoneRows } from '../../core/hits/judgements';
import { rounded } from '../../core/results/result-row';
import type { QueueRow } from './queue-store';

export type Said = JudgementRow & { readonly officer: string };

/** Oldest first; acts of undoing stand in the record too. */
export function judgementsShown(rows: readonly Said[]): HitJudgement[] {
  const undone = undoneRows(rows);
  return rows.map(({ id, judgement, officer, reason, at }) => ({
    judgement,
    officer,
    reason,
    at: at.toISOString(),
    undone: undone.has(id),
  }));
}

export const summaryOf = (row: QueueRow): HitSummary => ({
  id: row.id,
  screeningId: row.screening_id,
  row: row.row,
  subject: row.subject,
  caption: row.caption,
  schema: row.schema,
  datasets: row.datasets,
  score: rounded(row.score),
  sureness: rounded(row.sureness),
  judgement: row.judgement,
  remembered: row.remembered_from !== null && row.judged_at === null,
  lapsed: row.lapsed_side,
  createdAt: row.created_at.toISOString(),
});
