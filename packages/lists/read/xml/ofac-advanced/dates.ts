import { partialDate } from '@belfry/model';
import { attribute, child, type XmlElement } from '../element';

/** `Year`, `Month` and `Day` of an element as a partial date; empty when there is no year. */
export function dateIn(element: XmlElement | undefined): string {
  const part = (name: string) => Number(child(element, name)?.text.trim() || 0);
  const [year, month, day] = [part('Year'), part('Month'), part('Day')];
  if (!year) return '';
  return (
    (month && day && partialDate(year, month, day)) ||
    (month && partialDate(year, month)) ||
    partialDate(year) ||
    ''
  );
}

/** What a `DatePeriod` says, in words `readDate` knows: a date, a month, a year or a range; `circa` where approximate. */
export function periodIn(period: XmlElement | undefined): string {
  if (!period) return '';
  const ends = ['Start', 'End'].map((name) => child(period, name));
  const dates = ends.flatMap((end) => ['From', 'To'].map((name) => dateIn(child(end, name)))).filter(Boolean);
  if (dates.length === 0) return '';
  const [from, to] = [dates[0]!, dates.at(-1)!];
  const circa = ends.some((end) => attribute(end, 'Approximate') === 'true') ? 'circa ' : '';
  return circa + spanOf(from, to);
}

/** A whole year or month is written as such. */
function spanOf(from: string, to: string): string {
  if (from === to) return from;
  const [fromYear, toYear] = [from.slice(0, 4), to.slice(0, 4)];
  const wholeYears = /^\d{4}(?:-01-01)?$/.test(from) && /^\d{4}(?:-12-31)?$/.test(to);
  if (wholeYears) return fromYear === toYear ? fromYear : `${fromYear} to ${toYear}`;
  const month = from.slice(0, 7);
  if (month === to.slice(0, 7) && from.endsWith('-01') && /-(?:28|29|30|31)$/.test(to)) return month;
  return `${from} to ${to}`;
}
