import { err, ok, type Result } from '@belfry/model';
import type { Judgement } from '../api';

/** One row of a hit's record of judgements; never changed, only added to. */
export type JudgementRow = {
  readonly id: string;
  readonly judgement: Judgement;
  readonly officerId: string;
  readonly reason: string;
  readonly at: Date;
  /** Set when this row takes back that earlier one. */
  readonly undoes: string | null;
};

export type JudgeProblem = {
  readonly code: 'hit/already-judged' | 'hit/reason-missing' | 'hit/nothing-to-undo';
  /** The judgement that stands in the way. */
  readonly by?: JudgementRow;
};

/** Row that undoes nothing and was not undone, the last of them; null when the officers have said nothing. */
export function standing(rows: readonly JudgementRow[]): JudgementRow | null {
  const undone = new Set(rows.map((row) => row.undoes));
  return rows.filter((row) => row.undoes === null && !undone.has(row.id)).at(-1) ?? null;
}

/** Ids of the rows that were taken back. */
export const undoneRows = (rows: readonly JudgementRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => (row.undoes === null ? [] : [row.undoes])));

/** SCR-5: same and different stand until they are undone; unsure and a remembered negative may be judged over. */
export function judge(
  rows: readonly JudgementRow[],
  ask: { readonly judgement: Judgement; readonly reason: string },
): Result<{ judgement: Judgement; reason: string }, JudgeProblem> {
  const reason = ask.reason.trim();
  if (reason === '') return err({ code: 'hit/reason-missing' });
  const before = standing(rows);
  if (before && (before.judgement === 'positive' || before.judgement === 'negative'))
    return err({ code: 'hit/already-judged', by: before });
  return ok({ judgement: ask.judgement, reason });
}

/**
 * SCR-6: undoing appends. It takes back the judgement that stands; where none does but a remembered negative is in
 * force, it sets that aside.
 *
 * @returns  the row to append
 */
export function undo(
  rows: readonly JudgementRow[],
  remembered: boolean,
): Result<{ judgement: Judgement; undoes: string | null }, JudgeProblem> {
  const last = standing(rows);
  if (!last)
    return remembered
      ? ok({ judgement: 'no_judgement', undoes: null })
      : err({ code: 'hit/nothing-to-undo' });
  const before = standing(rows.filter((row) => row.id !== last.id));
  return ok({ judgement: before?.judgement ?? (remembered ? 'negative' : 'no_judgement'), undoes: last.id });
}
