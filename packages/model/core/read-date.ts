/**
 * Reading of dates as lists, forms and officials write them.
 *
 * Read: ISO dates with or without time; day, month and year with `/`, `.`, `-` or a space; month
 * names in English, French, Dutch and German; unknown parts as zeros (`00/05/1965`); ranges
 * (`1965 to 1968`, `between 1965 and 1968`, `1965-1968`, `1960s`); approximations (`circa 1965`).
 *
 * @limits Gregorian dates only; a year needs four digits; `04/03/1987` is read day first unless told
 *         otherwise, and the other way round only when day first is impossible
 */
import { LATEST_YEAR, type PartialDate, partialDate } from './partial-date';

/** Order of the numbers in `04/03/1987`. */
export type DateOrder = 'dmy' | 'mdy';

/** What a text says of a date: `from` equals `to` unless it is a range. */
export type DateReading = {
  readonly from: PartialDate;
  readonly to: PartialDate;
  /** The text says circa, about, approximately… */
  readonly approximate: boolean;
};

/** Ranges up to this many years are stored as each of their years; wider ones as both ends. */
export const WIDEST_RANGE_YEARS = 15;

const LONGEST_TEXT = 80;

const MONTHS = [
  'jan january januari januar janvier janv jänner janner jaenner',
  'feb february februari februar fevrier fevr fev feber',
  'mar march maart mrt mars marz maerz mrz',
  'apr april avril avr',
  'may mei mai',
  'jun june juni juin',
  'jul july juli juillet juil',
  'aug august augustus aout',
  'sep sept september septembre',
  'oct october oktober octobre okt',
  'nov november novembre',
  'dec december dezember decembre dez',
];
const MONTH_BY_NAME = new Map(
  MONTHS.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);

const APPROXIMATE =
  /(?:^|[\s(])(?:circa|cir|ca|c|approx|approximately|approximate|about|around|abt|est|estimated|early|mid|late|vers|environ|env|autour de|omstreeks|ongeveer|rond|um|etwa|gegen|ungefahr)\.?\)?(?=[\s)\d]|$)|[~≈?]/g;
const RANGE_WORDS =
  /^(?:between|from|entre|de|du|tussen|van|zwischen|von)?\s*(.+?)\s*(?:\bto\b|\band\b|\bet\b|\bau\b|\ba\b|\ben\b|\btot\b|\bund\b|\bbis\b|\buntil\b|\bthrough\b|[–—])\s*(.+)$/;
const YEAR_RANGE = /^(\d{4})\s*[-/]\s*(\d{4})$/;
const SHORT_YEAR_RANGE = /^(\d{2})(\d{2})\s*[-/]\s*(\d{2})$/;
const DECADE = /^(?:les annees |annees |jaren |die )?(\d{3})0'?(?:s|er|er jahre)?$/;

/**
 * @param text  at most 80 characters are considered; longer is not a date
 * @param order of day and month in dates of numbers only; `dmy` unless said
 * @returns     null when it is not one date or range: what stands there is the caller's to keep
 */
export function readDate(text: string, order: DateOrder = 'dmy'): DateReading | null {
  if (text.length > LONGEST_TEXT) return null;
  const plain = simplify(text);
  const exact = plain
    .replace(APPROXIMATE, ' ')
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const approximate = exact !== plain;
  const one = singleDate(exact, order);
  if (one) return { from: one, to: one, approximate };
  const [from, to] = rangeOf(exact, order) ?? [];
  if (!from || !to || from.slice(0, to.length) > to) return null;
  return { from, to, approximate };
}

/** Readings of a text that may hold several dates, divided by `;`, `or`, `ou`, `of`, `oder`; null when one of them cannot be read. */
export function readDates(text: string, order: DateOrder = 'dmy'): DateReading[] | null {
  const parts = text.split(/\s*;\s*|\s+(?:or|ou|of|oder)\s+/i).filter((part) => part.trim() !== '');
  const readings = parts.map((part) => readDate(part, order));
  return readings.length > 0 && readings.every((reading) => reading !== null) ? readings : null;
}

/** The dates to store for a reading: itself, every year of a range, or the ends of a very wide one. */
export function datesOf(reading: DateReading): PartialDate[] {
  if (reading.from === reading.to) return [reading.from];
  const [first, last] = [Number(reading.from.slice(0, 4)), Number(reading.to.slice(0, 4))];
  if (first === last || last - first > WIDEST_RANGE_YEARS) return [reading.from, reading.to];
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
}

const simplify = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .toLowerCase()
    .replace(/[‐‑‒]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

function singleDate(text: string, order: DateOrder): PartialDate | null {
  const withoutTime = text.replace(/^(\d{4}-\d{2}-\d{2})[t ]\d{2}:?\d{2}.*$/, '$1');
  return isoDate(withoutTime) ?? numericDate(withoutTime, order) ?? writtenDate(withoutTime);
}

const isoDate = (text: string) => {
  const parts =
    /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  return parts && fromParts(Number(parts[1]), Number(parts[3] ?? 0), Number(parts[4] ?? 0));
};

function numericDate(text: string, order: DateOrder): PartialDate | null {
  const monthYear = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (monthYear) return fromParts(Number(monthYear[2]), Number(monthYear[1]), 0);
  const parts = /^(\d{1,2})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{4})(?: \d{1,2}:\d{2}.*)?$/.exec(text);
  if (!parts) return null;
  const [one, two, year] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  const [dayFirst, monthFirst] = [fromParts(year, two, one), fromParts(year, one, two)];
  return order === 'dmy' ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst);
}

function writtenDate(text: string): PartialDate | null {
  const words = text
    .replace(/[.,/-]/g, ' ')
    .replace(/\b(?:the|of|le|de|den|der|am)\b/g, ' ')
    .trim()
    .split(/\s+/);
  let [year, month, day] = [0, 0, 0];
  for (const word of words) {
    const number = /^(\d{1,4})(?:st|nd|rd|th|er|e|ste|de)?$/.exec(word)?.[1];
    if (number?.length === 4 && year === 0) year = Number(number);
    else if (number && number.length <= 2 && day === 0) day = Number(number);
    else if (!number && MONTH_BY_NAME.has(word) && month === 0) month = MONTH_BY_NAME.get(word)!;
    else return null;
  }
  return month === 0 ? null : fromParts(year, month, day);
}

/** Zero means unknown, as lists write it; a day without a month says nothing. */
function fromParts(year: number, month: number, day: number): PartialDate | null {
  if (month === 0) return day === 0 ? partialDate(year) : null;
  return day === 0 ? partialDate(year, month) : partialDate(year, month, day);
}

function rangeOf(text: string, order: DateOrder): [PartialDate | null, PartialDate | null] | null {
  const years = YEAR_RANGE.exec(text);
  if (years) return [partialDate(Number(years[1])), partialDate(Number(years[2]))];
  const short = SHORT_YEAR_RANGE.exec(text);
  if (short && Number(short[3]) > 12)
    return [partialDate(Number(short[1]! + short[2])), partialDate(Number(short[1]! + short[3]))];
  const decade = DECADE.exec(text);
  if (decade && /\D$/.test(text)) return decadeOf(Number(decade[1]));
  const words = RANGE_WORDS.exec(text) ?? /^(.+?) - (.+)$/.exec(text) ?? /^(\D+\d{4})-(\D+\d{4})$/.exec(text);
  if (!words) return null;
  const [left, right] = [words[1]!, words[2]!];
  const to = singleDate(right, order) ?? decadeEnd(right);
  const from =
    singleDate(left, order) ?? decadeStart(left) ?? (to && singleDate(`${left} ${to.slice(0, 4)}`, order));
  return [from, to];
}

const decadeOf = (tens: number): [PartialDate | null, PartialDate | null] =>
  tens * 10 + 9 <= LATEST_YEAR ? [partialDate(tens * 10), partialDate(tens * 10 + 9)] : [null, null];
const decadeStart = (text: string) =>
  /\D$/.test(text) && DECADE.exec(text) ? decadeOf(Number(text.match(/\d{3}/)![0]))[0] : null;
const decadeEnd = (text: string) =>
  /\D$/.test(text) && DECADE.exec(text) ? decadeOf(Number(text.match(/\d{3}/)![0]))[1] : null;
