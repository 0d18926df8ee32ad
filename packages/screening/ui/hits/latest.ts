import type { Hit } from '../../core/api';

/** The judgement given last that was not taken back. */
export const latest = (hit: Pick<Hit, 'judgements'>): Hit['judgements'][number] | undefined =>
  hit.judgements.filter((one) => !one.undone).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
