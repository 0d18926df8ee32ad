/** Where screening's pages stand; other packages link through these. */
export const screeningPaths = {
  hits: '/hits',
  screen: '/screen',
  screening: (id: string) => `/screenings/${encodeURIComponent(id)}`,
  /** The desk with this hit open. */
  hit: (id: string) => ({ to: '/hits', search: { hit: id, judgement: 'all' } }),
} as const;
