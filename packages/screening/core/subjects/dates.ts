import { type DateOrder, datesOf, readDate } from '@belfry/model';

export type DateCell = {
  /** Partial ISO dates; several when the cell says a range of years. */
  readonly values: readonly string[];
  /** `assumed` when the cell gave a year of two digits. */
  readonly century: 'written' | 'assumed';
};

const TWO_DIGIT_YEAR = /^(\d{1,2})([\s./-]+)(\d{1,2})\2(\d{2})$/;
const DAY_MONTH_YEAR = /^(\d{2})(\d{2})(\d{4})$/;
const UNKNOWN_PART = /^(?:xx|\?\?|__)(?=[\s./-])|(?<=[\s./-])(?:xx|\?\?|__)(?=[\s./-])/gi;

/**
 * A date as people type it into a table of subjects.
 *
 * @param today  `YYYY-MM-DD`; a year of two digits is the latest one that is not after it, and is not read without it
 * @returns      null for what is no date, and for days that no calendar has
 */
export function readDateCell(text: string, order: DateOrder = 'dmy', today?: string): DateCell | null {
  const cell = text.trim().replace(UNKNOWN_PART, '00');
  const read = readDate(cell, order);
  if (read) return { values: datesOf(read), century: 'written' };
  const compact = DAY_MONTH_YEAR.exec(cell);
  if (compact) return single(`${compact[1]}/${compact[2]}/${compact[3]}`, order, 'written');
  const short = TWO_DIGIT_YEAR.exec(cell);
  if (!short || !today) return null;
  const century = Number(today.slice(0, 2)) - (Number(short[4]) <= Number(today.slice(2, 4)) ? 0 : 1);
  return single(`${short[1]}/${short[3]}/${century}${short[4]}`, order, 'assumed');
}

function single(text: string, order: DateOrder, century: DateCell['century']): DateCell | null {
  const read = readDate(text, order);
  return read && { values: [read.from], century };
}

/** The order in which a column writes day and month; null when its cells do not tell. */
export function dateOrderOf(cells: readonly string[]): DateOrder | null {
  let [days, months] = [0, 0];
  for (const cell of cells) {
    const parts = /^\s*(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+\d{2,4}\s*$/.exec(cell.slice(0, 60));
    if (!parts) continue;
    if (Number(parts[1]) > 12) days++;
    if (Number(parts[2]) > 12) months++;
  }
  if (days === 0 && months === 0) return null;
  return months > days ? 'mdy' : 'dmy';
}
