/** What one feature of two entities speaks for or against. */
import type { Contribution } from '../door';

export type Evidence = Contribution & {
  /** How far it moves the score, on the scale where 0 is the threshold, 6 certain likeness and -12 none. */
  readonly pull: number;
};

export const evidence = (contribution: Contribution, pull: number): Evidence => ({ ...contribution, pull });
