import { SaxesParser } from 'saxes';
import { type ListFile, ListFileError } from '../../core/record';
import { type CellForm, formOfStyles, type SheetRow, sheetReader } from './xlsx-sheet';
import { type ZipOptions, zipPieces } from './zip-entries';

/** What a workbook may cost besides its archive. */
export const XLSX_LIMITS = {
  sharedChars: 200_000_000,
  sharedStrings: 5_000_000,
  sheets: 1_000,
  depth: 40,
  textChars: 1_000_000,
} as const;

type Attributes = Readonly<Record<string, string>>;
type Sheet = { readonly id: string; readonly hidden: boolean };
type Workbook = {
  readonly sheets: Sheet[];
  readonly targets: Map<string, string>;
  readonly strings: string[];
  readonly forms: CellForm[];
  date1904: boolean;
};

const PARTS = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml)$/i;

/**
 * The rows of the first visible sheet of an Excel workbook that holds a table; `line` is the row's number.
 * Dates come as ISO 8601, other numbers as plain digits, formulas as their last value. Macros, images
 * and other sheets are never read.
 *
 * @standard ISO/IEC 29500 (Office Open XML), SpreadsheetML
 * @throws   ListFileError `lists/zip-bomb`, `lists/bad-xlsx` and those of `zipPieces`
 * @limits   `ZIP_LIMITS`, `XLSX_LIMITS`; read twice: once for texts and styles, once for the rows
 */
export async function* xlsxRows(file: ListFile, options: ZipOptions = {}): AsyncGenerator<SheetRow> {
  const book = await workbookOf(file, options);
  const names = book.sheets
    .filter((sheet) => !sheet.hidden)
    .flatMap((sheet) => book.targets.get(sheet.id) ?? []);
  const name = await tableSheet(file, names.length > 0 ? names : ['xl/worksheets/sheet1.xml'], {
    book,
    options,
  });
  if (name !== null) yield* rowsOf(file, name, { book, options });
}

const PEEK_ROWS = 30;
const MOST_PEEKED = 20;

/** The first sheet that has two rows of two cells; a cover page has not. Else the first with any row. */
async function tableSheet(
  file: ListFile,
  names: readonly string[],
  at: { book: Workbook; options: ZipOptions },
): Promise<string | null> {
  let withRows: string | null = null;
  const { progress: _, ...options } = at.options;
  for (const name of names.slice(0, MOST_PEEKED)) {
    let [rows, wide] = [0, 0];
    for await (const { cells } of rowsOf(file, name, { book: at.book, options })) {
      if (cells.filter((cell) => cell.trim() !== '').length > 1) wide++;
      if (++rows >= PEEK_ROWS || wide > 1) break;
    }
    if (wide > 1) return name;
    if (rows > 0) withRows ??= name;
  }
  return withRows;
}

async function* rowsOf(
  file: ListFile,
  name: string,
  { book, options }: { book: Workbook; options: ZipOptions },
): AsyncGenerator<SheetRow> {
  const reader = sheetReader(book);
  const parser = strictParser(name, reader);
  const write = boundedWriter(parser, name);
  const decoder = new TextDecoder('utf-8');
  for await (const piece of zipPieces(file, (entry) => entry.toLowerCase() === name.toLowerCase(), options)) {
    write(decoder.decode(piece.bytes, { stream: !piece.final }));
    yield* reader.taken();
    if (piece.final) break;
  }
  parser.close();
  yield* reader.taken();
}

async function workbookOf(file: ListFile, options: ZipOptions): Promise<Workbook> {
  const book: Workbook = { sheets: [], targets: new Map(), strings: [], forms: [], date1904: false };
  const readers = new Map<string, { parser: SaxesParser; decoder: TextDecoder; write(text: string): void }>();
  const { progress: _, ...quiet } = options;
  for await (const { name, bytes, final } of zipPieces(file, (entry) => PARTS.test(entry), quiet)) {
    const known = readers.get(name) ?? readerOf(name, book);
    readers.set(name, known);
    known.write(known.decoder.decode(bytes, { stream: !final }));
    if (final) known.parser.close();
  }
  if (![...readers.keys()].some((name) => /workbook\.xml$/i.test(name)))
    throw new ListFileError('lists/bad-xlsx', {}, 'a workbook', 'an archive without one');
  return book;
}

function readerOf(name: string, book: Workbook) {
  const parser = strictParser(name, partReader(name, book));
  return { parser, decoder: new TextDecoder('utf-8'), write: boundedWriter(parser, name) };
}

/** The parser holds a text until the next tag: an endless one must not reach it. */
function boundedWriter(parser: SaxesParser, part: string): (text: string) => void {
  let sinceTag = 0;
  return (text) => {
    const tag = text.lastIndexOf('<');
    sinceTag = tag < 0 ? sinceTag + text.length : text.length - tag;
    if (sinceTag > XLSX_LIMITS.textChars)
      throw new ListFileError(
        'lists/value-too-long',
        { element: part },
        `at most ${XLSX_LIMITS.textChars} characters`,
        text.slice(0, 80),
      );
    parser.write(text);
  };
}

export type XmlHandler = {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
};

/** Refuses document types, so that no entity is ever declared; names come without their prefix. */
function strictParser(part: string, handler: XmlHandler): SaxesParser {
  const parser = new SaxesParser();
  const refuse = (found: string) =>
    new ListFileError(
      'lists/bad-xlsx',
      { element: part, line: parser.line },
      'well-formed SpreadsheetML',
      found.slice(0, 200),
    );
  let depth = 0;
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('error', (error) => {
    throw refuse(error.message);
  });
  parser.on('doctype', () => {
    throw refuse('a document type');
  });
  parser.on('opentag', (tag) => {
    if (++depth > XLSX_LIMITS.depth) throw refuse('elements nested too deep');
    handler.open(local(tag.name), tag.attributes as Attributes);
  });
  parser.on('closetag', (tag) => {
    depth--;
    handler.close(local(tag.name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  return parser;
}

function partReader(name: string, book: Workbook): XmlHandler {
  if (/sharedStrings\.xml$/i.test(name)) return sharedReader(book.strings);
  if (/styles\.xml$/i.test(name)) return formOfStyles(book.forms);
  return {
    open(tag, attributes) {
      if (tag === 'workbookPr') book.date1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (tag === 'sheet' && book.sheets.length < XLSX_LIMITS.sheets) {
        const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? '';
        book.sheets.push({ id, hidden: /hidden/i.test(attributes.state ?? '') });
      }
      if (tag === 'Relationship' && book.targets.size < XLSX_LIMITS.sheets * 4)
        book.targets.set(attributes.Id ?? '', partName(attributes.Target ?? ''));
    },
    close() {},
    text() {},
  };
}

/** Targets stand relative to `xl/`, or absolute. */
const partName = (target: string) =>
  target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;

function sharedReader(strings: string[]): XmlHandler {
  let current = '';
  let chars = 0;
  let [inText, inPhonetic] = [false, false];
  return {
    open(tag) {
      if (tag === 'si') current = '';
      else if (tag === 't') inText = true;
      else if (tag === 'rPh') inPhonetic = true;
    },
    close(tag) {
      if (tag === 't') inText = false;
      else if (tag === 'rPh') inPhonetic = false;
      else if (tag === 'si') strings.push(current);
    },
    text(text) {
      if (!inText || inPhonetic) return;
      chars += text.length;
      if (chars > XLSX_LIMITS.sharedChars || strings.length >= XLSX_LIMITS.sharedStrings)
        throw new ListFileError(
          'lists/too-large',
          { element: 'xl/sharedStrings.xml' },
          `at most ${XLSX_LIMITS.sharedChars} characters of text`,
          'more',
        );
      current += text;
    },
  };
}
