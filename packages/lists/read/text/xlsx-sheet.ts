import { ListFileError } from '../../core/record';
import { ROW_LIMITS } from './delimited';
import type { XmlHandler } from './xlsx';

export type SheetRow = { readonly line: number; readonly cells: readonly string[] };
/** How a style shows a number: as a date, padded with zeros to a width, or as it is. */
export type CellForm = { readonly date: boolean; readonly width: number };

/** What one cell may hold: Excel's own cap is 32,767 characters. */
const MOST_CELL_CHARS = 100_000;
/** @standard ISO/IEC 29500-1 §18.3.1.73; Excel's own cap */
const MOST_ROWS = 1_048_576;
const DAY_MS = 86_400_000;

/** @standard ISO/IEC 29500-1 §18.8.30: built-in number formats that are dates or times, also those of East Asia */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Reads the styles into the form of each cell style, in their order. */
export function formOfStyles(forms: CellForm[]): XmlHandler {
  const codes = new Map<number, string>();
  let inCellXfs = false;
  return {
    open(tag, attributes) {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (tag === 'cellXfs') inCellXfs = true;
      else if (tag === 'xf' && inCellXfs) forms.push(formOf(Number(attributes.numFmtId ?? 0), codes));
    },
    close(tag) {
      if (tag === 'cellXfs') inCellXfs = false;
    },
    text() {},
  };
}

function formOf(id: number, codes: ReadonlyMap<number, string>): CellForm {
  const code = codes.get(id);
  if (code === undefined) return { date: isBuiltInDate(id), width: 0 };
  // Quoted text, colours and conditions in brackets say nothing of dates.
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').split(';')[0]!;
  return {
    date: /[ymdhs]/i.test(bare) && !/general/i.test(bare),
    width: /^0{2,}$/.test(bare) ? bare.length : 0,
  };
}

type Book = {
  readonly strings: readonly string[];
  readonly forms: readonly CellForm[];
  readonly date1904: boolean;
};

/** Reads a worksheet; the rows read so far are handed over by `taken`. */
export function sheetReader(book: Book): XmlHandler & { taken(): SheetRow[] } {
  let rows: SheetRow[] = [];
  let line = 0;
  let cells: string[] = [];
  let cell = { column: 0, type: '', style: 0, text: '' };
  let inValue = false;
  return {
    open(tag, attributes) {
      if (tag === 'row') {
        line = rowNumber(attributes.r) ?? Math.min(line + 1, MOST_ROWS);
        cells = [];
        cell.column = -1;
      } else if (tag === 'c') {
        const column = columnOf(attributes.r ?? '') ?? cell.column + 1;
        if (column >= ROW_LIMITS.cells)
          throw new ListFileError(
            'lists/too-many-cells',
            { line },
            `at most ${ROW_LIMITS.cells} cells`,
            attributes.r ?? '',
          );
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), text: '' };
      } else if (tag === 'v' || tag === 't') inValue = true;
    },
    close(tag) {
      if (tag === 'v' || tag === 't') inValue = false;
      else if (tag === 'c') {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = shown(cell, book);
      } else if (tag === 'row' && cells.some((one) => one.trim() !== '')) rows.push({ line, cells });
    },
    text(text) {
      if (!inValue) return;
      cell.text += text;
      if (cell.text.length > MOST_CELL_CHARS)
        throw new ListFileError(
          'lists/value-too-long',
          { line },
          `at most ${MOST_CELL_CHARS} characters`,
          cell.text.slice(0, 80),
        );
    },
    taken() {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

/** The number a row says of itself, when it is one a sheet can have. */
function rowNumber(told: string | undefined): number | null {
  const number = /^\d{1,7}$/.test(told ?? '') ? Number(told) : 0;
  return number >= 1 && number <= MOST_ROWS ? number : null;
}

/** `BC12` is column 54, counted from 0; null when there is no reference. */
function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,4})\d/i.exec(reference)?.[1]?.toUpperCase();
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function shown({ type, style, text }: { type: string; style: number; text: string }, book: Book): string {
  if (type === 's') return unescaped(book.strings[Number(text)] ?? '');
  if (type === 'b') return text === '1' ? 'true' : 'false';
  // An error (#N/A) is no value.
  if (type === 'e') return '';
  if (type !== 'n') return unescaped(text);
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return text;
  const form = book.forms[style];
  if (form?.date) return dateOfSerial(number, book.date1904);
  const digits =
    Number.isInteger(number) && Math.abs(number) < 1e21 ? String(BigInt(number)) : String(number);
  return form && form.width > digits.length && number >= 0 ? digits.padStart(form.width, '0') : digits;
}

/** Excel writes characters XML cannot hold as `_x000D_`. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/**
 * ISO date, with the time when there is one, of a day count.
 *
 * @standard ISO/IEC 29500-1 §18.17.4: days since 31 December 1899 with a 29 February 1900 that never was, or since 1 January 1904
 */
export function dateOfSerial(serial: number, date1904 = false): string {
  if (serial < 1) return String(serial);
  const whole = Math.floor(serial);
  const days = date1904 ? whole : whole < 60 ? whole + 1 : whole;
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(epoch + days * DAY_MS + Math.round((serial - whole) * 86_400) * 1000);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return String(serial);
  const iso = date.toISOString();
  return serial === whole ? iso.slice(0, 10) : iso.slice(0, 19);
}
