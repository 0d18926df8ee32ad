import { toQuery } from '@belfry/screening';
import type { FoundHit, ScreenQuery } from './messages';
import type { Screener } from './screener';
import type { SubjectRow } from './subject-rows';

export type ScreenedRow = SubjectRow & { readonly hits: readonly FoundHit[] };

const BATCH = 25;

/** Rows with their hits, in the order of the rows, a bounded number of them under way. */
export async function* screened(
  rows: AsyncIterable<SubjectRow>,
  screener: Screener,
  query: ScreenQuery,
): AsyncGenerator<ScreenedRow> {
  const underWay: Promise<ScreenedRow[]>[] = [];
  let batch: SubjectRow[] = [];
  const send = () => {
    const sent = batch;
    batch = [];
    const answer = screener
      .screen(
        sent.map(({ subject }) => toQuery(subject)),
        query,
      )
      .then((hits) => sent.map((row, i) => ({ ...row, hits: hits[i]! })));
    // It is awaited in its turn; until then a failure is nobody's.
    answer.catch(() => {});
    underWay.push(answer);
  };
  for await (const row of rows) {
    if (batch.push(row) < BATCH) continue;
    send();
    if (underWay.length >= screener.width) yield* await underWay.shift()!;
  }
  if (batch.length > 0) send();
  for (const answer of underWay) yield* await answer;
}
