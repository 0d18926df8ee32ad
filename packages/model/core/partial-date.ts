/**
 * Dates known to the year, the month or the day: `1987`, `1987-03`, `1987-03-04`.
 *
 * @standard ISO 8601-1, calendar dates of reduced precision; as FollowTheMoney stores them
 * @limits   Gregorian calendar, years 1500–2200: a year outside is more likely another calendar
 *           (Hijri 1340, Buddhist 2508) than a date of a living person, and is refused
 */
export type PartialDate = string;
export type DatePrecision = 'year' | 'month' | 'day';

export const EARLIEST_YEAR = 1500;
export const LATEST_YEAR = 2200;

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DAY_MS = 86_400_000;

/** The date of these parts, months and days from 1; null when the calendar has no such day. */
export function partialDate(year: number, month?: number, day?: number): PartialDate | null {
  if (!Number.isInteger(year) || year < EARLIEST_YEAR || year > LATEST_YEAR) return null;
  if (month === undefined) return day === undefined ? String(year) : null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (day === undefined) return `${year}-${twoDigits(month)}`;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Whether the text is a partial date as stored here, and one that exists. */
export function isPartialDate(text: string): boolean {
  const parts = SHAPE.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  return partialDate(year!, month, day) !== null;
}

/** How much of the date is known. */
export const datePrecision = (date: PartialDate): DatePrecision =>
  date.length <= 4 ? 'year' : date.length <= 7 ? 'month' : 'day';

/** Whether both may be the same day: equal as far as both are known. */
export const datesAgree = (left: PartialDate, right: PartialDate): boolean =>
  left.startsWith(right) || right.startsWith(left);

/** First and last day the date may be, in days since 1 January 1970. */
export function dayRange(date: PartialDate): { readonly first: number; readonly last: number } {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?];
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1) / DAY_MS;
  if (day !== undefined) return { first, last: first };
  const after = month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1);
  return { first, last: after / DAY_MS - 1 };
}

/** Days that lie at least between the two; 0 when they may be the same day. */
export function daysApart(left: PartialDate, right: PartialDate): number {
  const [a, b] = [dayRange(left), dayRange(right)];
  return Math.max(0, a.first - b.last, b.first - a.last);
}

/** Order by first possible day, the vaguer first: a total order for sorting. */
export function compareDates(left: PartialDate, right: PartialDate): number {
  return dayRange(left).first - dayRange(right).first || left.length - right.length;
}

const twoDigits = (part: number) => String(part).padStart(2, '0');
const daysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
