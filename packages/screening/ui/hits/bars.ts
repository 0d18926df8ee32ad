import type { Explanation } from '../../core/api';

export type Contribution = Explanation['contributions'][number];

/** One bar: distances are shares (0–1) of the width of the drawing. */
export type Bar = Contribution & { readonly from: number; readonly width: number };
export type BarChart = {
  /** Where the zero line stands. */
  readonly zero: number;
  /** Most telling first; what spoke against after what spoke for. */
  readonly bars: readonly Bar[];
  /** Features without evidence either way: one record says nothing. */
  readonly silent: readonly Contribution[];
};

/** Weaker evidence than this is written, not drawn: a bar nobody can see. */
const SILENT_BITS = 0.05;

/**
 * Geometry of the evidence chart: all bars on one scale, from the zero line to the right for, to the left against.
 * Bits that are not finite are held at the largest finite one so that one flaw does not flatten the rest.
 */
export function barChart(contributions: readonly Contribution[]): BarChart {
  const said = contributions.filter((one) => !isSilent(one));
  const finite = said.map((one) => Math.abs(one.bits)).filter(Number.isFinite);
  const limit = Math.max(1, ...finite);
  const bits = (one: Contribution) => Math.min(Math.max(one.bits, -limit), limit);
  const most = Math.max(1, ...said.map(bits));
  const least = Math.min(0, ...said.map(bits));
  const width = most - least;
  const zero = -least / width;
  return {
    zero,
    bars: said
      .toSorted((a, b) => Number(b.bits > a.bits) - Number(b.bits < a.bits))
      .map((one) => ({
        ...one,
        from: zero + Math.min(0, bits(one)) / width,
        width: Math.abs(bits(one)) / width,
      })),
    silent: contributions.filter(isSilent),
  };
}

const isSilent = (one: Contribution) => Number.isNaN(one.bits) || Math.abs(one.bits) < SILENT_BITS;
