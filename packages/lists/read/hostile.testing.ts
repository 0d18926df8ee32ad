import { type Zippable, zipSync } from 'fflate';

/** A file that no reader may take, and what is said of it. */
export type Unusable = {
  readonly why: string;
  readonly name: string;
  readonly content: Uint8Array;
  /** Any of these; which one depends on where a file is looked at first. */
  readonly codes: readonly string[];
};
/** A file that is odd and usable all the same: it holds the same three entries as all others. */
export type Odd = {
  readonly why: string;
  readonly name: string;
  readonly content: Uint8Array;
  /** What is told of it beside its entries. */
  readonly told?: string;
};

const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const xml = (inside: string, before = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${before}\n<CONSOLIDATED_LIST dateGenerated="2026-01-02T03:04:05Z"><INDIVIDUALS>\n${inside}</INDIVIDUALS></CONSOLIDATED_LIST>\n`;
const individual = (id: number, name: string) =>
  `<INDIVIDUAL><DATAID>${id}</DATAID><FIRST_NAME>${name}</FIRST_NAME></INDIVIDUAL>\n`;

/** Invented names, one with a letter that every encoding writes its own way. */
export const NAMES = ['Zebulon Quistorp', 'Hélène Ottoline', 'Oriana Velthuys'] as const;
const people = NAMES.map((name, i) => individual(i + 1, name)).join('');
const csv = (delimiter: string, quote = '') =>
  [['name', 'birth_date'], ...NAMES.map((name) => [name, '1980-02-01'])]
    .map((cells) => cells.map((cell) => `${quote}${cell}${quote}`).join(delimiter))
    .join('\n');
const json = (properties: string) => `{"id":"x-1","schema":"Person","properties":${properties}}\n`;
const repeated = (text: string, times: number) => text.repeat(times);

function utf16(text: string, littleEndian: boolean, mark = true): Uint8Array {
  const all = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(all.length * 2));
  for (let i = 0; i < all.length; i++) view.setUint16(i * 2, all.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

function book(sheet: string | Uint8Array, more: Zippable = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': bytes('<Types/>'),
    'xl/workbook.xml': bytes(
      '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': bytes(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? bytes(sheet) : sheet,
    ...more,
  });
}
const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
/** A workbook of these rows; `r` is the number each says it has. */
export const bookOf = (rows: readonly { readonly r: string; readonly cells: readonly string[] }[]) =>
  book(sheetOf(rows.map(({ r, cells }) => `<row r="${r}">${cells.map(cell).join('')}</row>`).join('')));

const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${repeated(`&l${i};`, 10)}">`).join('');
const started = (doctype: string) => `<?xml version="1.0"?>${doctype}`;

/** Every file of issue 2's "Bad input" that is beyond use, made anew: some are large. */
export const unusableFiles = (): Unusable[] => [
  {
    why: 'XML cut off',
    name: 'cut.xml',
    content: bytes(xml(people).slice(0, 240)),
    codes: ['lists/xml-truncated'],
  },
  {
    why: 'entities that grow a thousand million times',
    name: 'lol.xml',
    content: bytes(xml(individual(1, '&l9;'), started(`<!DOCTYPE x [<!ENTITY l0 "lol">${lol}]>`))),
    codes: ['lists/xml-entities'],
  },
  {
    why: 'an external entity',
    name: 'xxe.xml',
    content: bytes(
      xml(individual(1, '&e;'), started('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')),
    ),
    codes: ['lists/xml-entities'],
  },
  {
    why: 'a parameter entity',
    name: 'parameter.xml',
    content: bytes(
      xml(people, started('<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>')),
    ),
    codes: ['lists/xml-entities'],
  },
  {
    why: 'deep XML',
    name: 'deep.xml',
    content: bytes(xml(repeated('<a>', 50_000) + repeated('</a>', 50_000))),
    codes: ['lists/xml-too-deep'],
  },
  {
    why: 'XML with a text without end',
    name: 'long.xml',
    content: bytes(xml(individual(1, repeated('x', 3_000_000)))),
    codes: ['lists/xml-too-large'],
  },
  {
    why: 'deep JSON',
    name: 'deep.json',
    content: bytes(`{"IdRegistre":1,"entries":[${repeated('[', 50_000)}${repeated(']', 50_000)}]}`),
    codes: ['lists/too-deep'],
  },
  {
    why: 'JSON lines cut off',
    name: 'cut.json',
    content: bytes(json('{"name":["Zebulon Quistorp"]}') + json('{}').slice(0, 20)),
    codes: ['lists/truncated'],
  },
  {
    why: 'a line of JSON without end',
    name: 'line.json',
    content: bytes(json(`{"name":["${repeated('x', 5_000_000)}"]}`)),
    codes: ['lists/line-too-long'],
  },
  {
    why: 'a zip bomb called .xlsx',
    name: 'bomb.xlsx',
    content: book(sheetOf(repeated(`<row>${cell('a')}${cell('b')}</row>`, 500_000))),
    codes: ['lists/zip-bomb'],
  },
  {
    why: 'a zip bomb of one text',
    name: 'text.xlsx',
    content: book(new Uint8Array(40_000_000).fill(0x30)),
    codes: ['lists/value-too-long', 'lists/zip-bomb'],
  },
  {
    why: 'a workbook with entities',
    name: 'entities.xlsx',
    content: book(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${sheetOf('')}`),
    codes: ['lists/bad-xlsx'],
  },
  {
    why: 'a workbook cut off',
    name: 'cut.xlsx',
    content: bookOf([{ r: '1', cells: ['name'] }]).slice(0, 600),
    codes: ['lists/truncated', 'lists/bad-zip', 'lists/bad-xlsx'],
  },
  {
    why: 'a zip that is no workbook',
    name: 'other.xlsx',
    content: zipSync({ 'a.txt': bytes('a') }),
    codes: ['lists/is-zip', 'lists/bad-xlsx'],
  },
  {
    why: 'CSV with a quote that is never closed',
    name: 'quote.csv',
    content: bytes(`name,note\nZebulon,"${repeated('x,y\n', 2_000)}`),
    codes: ['lists/unclosed-quote'],
  },
  {
    why: 'a row of CSV without end',
    name: 'long.csv',
    content: bytes(`name,note\nZebulon,${repeated('x', 5_000_000)}`),
    codes: ['lists/row-too-long'],
  },
  {
    why: 'a row of a million cells',
    name: 'cells.csv',
    content: bytes(`name,note\nZebulon${repeated(',', 1_000_000)}`),
    codes: ['lists/too-many-cells'],
  },
  { why: 'an empty file', name: 'empty.csv', content: bytes(''), codes: ['lists/empty-file'] },
  { why: 'white space', name: 'white.csv', content: bytes(' \n\n\t\n'), codes: ['lists/empty-file'] },
  {
    why: 'a PDF called .csv',
    name: 'pdf.csv',
    content: bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
    codes: ['lists/is-pdf'],
  },
  {
    why: 'an error page called .xml',
    name: 'page.xml',
    content: bytes('<!doctype html><html><title>502 Bad Gateway</title></html>'),
    codes: ['lists/is-html'],
  },
  {
    why: 'an 8-bit alphabet that says it is UTF-8',
    name: 'cyrillic.xml',
    content: latin1(xml(repeated(individual(1, '\xcf\xe5\xf2\xf0\xee\xe2 \xc8\xe2\xe0\xed'), 20))),
    codes: ['lists/wrong-encoding'],
  },
  {
    why: 'half characters written as UTF-8',
    name: 'surrogate.csv',
    content: latin1('name,dob\n\xed\xa0\x80lone,1980\n'),
    codes: ['lists/wrong-encoding'],
  },
  {
    why: 'UTF-32',
    name: 'wide.csv',
    content: Uint8Array.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]),
    codes: ['lists/unknown-encoding'],
  },
  {
    why: 'an encoding nobody knows',
    name: 'unknown.xml',
    content: bytes(xml(people, '<?xml version="1.0" encoding="x-nonsense"?>')),
    codes: ['lists/unknown-encoding'],
  },
];

/** Every file of issue 2's "Bad input" that is odd only: its three entries are read. */
export const oddFiles = (): Odd[] => [
  { why: 'a byte order mark', name: 'bom.xml', content: bytes(`\ufeff${xml(people)}`) },
  { why: 'UTF-16, little end first', name: 'u16le.xml', content: utf16(xml(people, ''), true) },
  { why: 'UTF-16, big end first', name: 'u16be.xml', content: utf16(xml(people, ''), false) },
  { why: 'UTF-16 without a mark', name: 'u16.csv', content: utf16(csv(';'), true, false) },
  {
    why: 'UTF-8 that says it is ISO-8859-1',
    name: 'says-latin.xml',
    content: bytes(xml(people, '<?xml version="1.0" encoding="ISO-8859-1"?>')),
    told: 'lists/wrong-encoding',
  },
  {
    why: 'ISO-8859-1 that says it is UTF-8',
    name: 'is-latin.xml',
    content: latin1(xml(people)),
    told: 'lists/wrong-encoding',
  },
  {
    why: 'a document type elsewhere, which is not fetched',
    name: 'dtd.xml',
    content: bytes(xml(people, started('<!DOCTYPE CONSOLIDATED_LIST SYSTEM "http://127.0.0.1:9/x.dtd">'))),
  },
  { why: 'semicolons', name: 'semi.csv', content: bytes(csv(';')) },
  { why: 'tabs', name: 'tab.csv', content: bytes(csv('\t')) },
  { why: 'bars', name: 'bar.csv', content: bytes(csv('|')) },
  { why: 'quotes', name: 'quotes.csv', content: bytes(csv(',', '"')) },
  { why: 'single quotes', name: 'single.csv', content: bytes(csv(',', "'")) },
  { why: 'carriage returns', name: 'cr.csv', content: bytes(csv(';').replaceAll('\n', '\r')) },
  {
    why: 'null bytes',
    name: 'null.csv',
    content: bytes(csv(',').replace('Zebulon', 'Zeb\0ulon')),
    told: 'lists/null-bytes',
  },
  {
    why: 'ragged rows',
    name: 'ragged.csv',
    content: bytes(
      csv(',').replace('Oriana Velthuys,1980-02-01', 'Oriana Velthuys\nshort,1980-02-01,more,and more'),
    ).slice(0, -'\nshort,1980-02-01,more,and more'.length),
    told: 'lists/ragged-row',
  },
  {
    why: 'columns that are there twice',
    name: 'twice.csv',
    content: bytes(
      ['name,name,birth_date,birth_date', ...NAMES.map((name) => `${name},,1980-02-01,`)].join('\n'),
    ),
  },
  {
    why: 'columns called like what every object has',
    name: 'constructor.csv',
    content: bytes(
      ['name,birth_date,__proto__,constructor', ...NAMES.map((name) => `${name},1980-02-01,a,b`)].join('\n'),
    ),
  },
  {
    why: 'a name of a megabyte beside others',
    name: 'megabyte.csv',
    content: bytes(`${csv(',')}\n${repeated('A', 1_000_000)},1980-02-01`),
    told: 'lists/value-too-long',
  },
];
