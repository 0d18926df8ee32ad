/** One hit as a row of results: the same columns from the server and from the command line. */
export type ResultRow = {
  /** Number of the subject's row in its file, from 1; header lines do not count. */
  readonly row: number;
  readonly subject: string;
  /** 0–1. */
  readonly score: number;
  readonly sureness: number;
  readonly entity_id: string;
  readonly caption: string;
  readonly schema: string;
  readonly datasets: readonly string[];
  readonly explanation: string;
};

export const RESULT_COLUMNS = [
  'row',
  'subject',
  'score',
  'sureness',
  'entity_id',
  'caption',
  'schema',
  'datasets',
  'explanation',
] as const satisfies readonly (keyof ResultRow)[];

export const RESULT_FORMATS = ['csv', 'jsonl', 'json', 'html'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** Scores as they are written everywhere: four decimals say more than any score knows. */
export const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;
