/** `done` units at a moment, in milliseconds of any steady clock. */
export type Sample = { readonly atMs: number; readonly done: number };

const windowMs = 10_000;

/** The samples with one more; what is older than ten seconds goes, but for one that still tells the start of the span. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const from = sample.atMs - windowMs;
  const firstInside = samples.findIndex(({ atMs }) => atMs >= from);
  const isEdge = samples[firstInside]?.atMs === from;
  const kept =
    firstInside === -1 ? samples.slice(-1) : samples.slice(Math.max(0, firstInside - (isEdge ? 0 : 1)));
  return [...kept, sample];
}

/** Units a second over the last ten seconds; null before half a second has been seen. */
export function rateOver(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.atMs - first.atMs < 500) return null;
  return Math.max(0, ((last.done - first.done) * 1000) / (last.atMs - first.atMs));
}

/** Whole seconds until `total` at this rate; null when nothing moves or the total is unknown. */
export function secondsLeft(at: { done: number; total: number | null; rate: number | null }): number | null {
  if (at.total === null || at.rate === null || at.rate <= 0) return null;
  return Math.ceil(Math.max(0, at.total - at.done) / at.rate);
}
