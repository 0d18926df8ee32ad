import type { Hit } from '../../core/api';

/** What the record gives as reason of a row that only takes an earlier one back. */
export const TAKING_BACK = 'undo';

/** The judgement given last that was not taken back. */
export const latest = (hit: Pick<Hit, 'judgements'>): Hit['judgements'][number] | undefined =>
  hit.judgements
    .filter((one) => !one.undone && one.reason !== TAKING_BACK)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
