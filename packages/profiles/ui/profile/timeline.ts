import type { ProfileEvent } from '../../core/api';

/** One mark on the line; events of the same kind close together share one. */
export type TimeMark = {
  readonly x: number;
  readonly lane: Lane;
  readonly events: readonly ProfileEvent[];
};
/** What happened to the person or thing, what lists said of it, what officers decided. */
export type Lane = 'life' | 'lists' | 'decisions';
export const LANES: readonly Lane[] = ['life', 'lists', 'decisions'];

export type Timeline = {
  readonly marks: readonly TimeMark[];
  readonly years: readonly { readonly year: number; readonly x: number }[];
};

const LANE_OF: { readonly [kind in ProfileEvent['kind']]: Lane } = {
  'fact-date': 'life',
  listed: 'lists',
  delisted: 'lists',
  stated: 'lists',
  withdrawn: 'lists',
  joined: 'decisions',
  parted: 'decisions',
};
const TOGETHER = 9;
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

/**
 * Events on one straight scale of time.
 *
 * @param events  `at`: ISO dates, partial ones stand at their beginning; unreadable ones are left out
 * @param width   of the drawing in pixels
 */
export function timeline(events: readonly ProfileEvent[], width: number): Timeline {
  const dated = events.flatMap((event) => {
    const time = Date.parse(event.at);
    return Number.isFinite(time) ? [{ event, time }] : [];
  });
  if (dated.length === 0) return { marks: [], years: [] };
  const times = dated.map(({ time }) => time);
  const first = yearStart(new Date(Math.min(...times)).getUTCFullYear());
  const last = yearStart(new Date(Math.max(...times)).getUTCFullYear() + 1);
  const x = (time: number) => ((time - first) / (last - first)) * width;
  return { marks: marksOf(dated, x), years: yearsOf(first, last, x) };
}

function marksOf(dated: { event: ProfileEvent; time: number }[], x: (time: number) => number): TimeMark[] {
  const marks: { x: number; lane: Lane; events: ProfileEvent[] }[] = [];
  for (const { event, time } of dated.toSorted((a, b) => a.time - b.time)) {
    const lane = LANE_OF[event.kind];
    const near = marks.findLast((mark) => mark.lane === lane);
    if (near && x(time) - near.x < TOGETHER) near.events.push(event);
    else marks.push({ x: x(time), lane, events: [event] });
  }
  return marks;
}

/** Round years, far enough apart to be read. */
function yearsOf(first: number, last: number, x: (time: number) => number): { year: number; x: number }[] {
  const [from, to] = [new Date(first).getUTCFullYear(), new Date(last).getUTCFullYear()];
  const perYear = (x(last) - x(first)) / (to - from);
  const step = STEPS.find((years) => years * perYear >= 44) ?? STEPS.at(-1)!;
  const years: { year: number; x: number }[] = [];
  for (let year = Math.ceil(from / step) * step; year <= to; year += step)
    years.push({ year, x: x(yearStart(year)) });
  return years;
}

function yearStart(year: number): number {
  const date = new Date(Date.UTC(2000, 0, 1));
  return date.setUTCFullYear(year);
}
