import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ListFile } from '../../core/record';
import { fileOfBytes } from '../bytes';
import { type Cell, type Sheet, workbook } from './workbook.testing';
import { xlsxRows } from './xlsx';
import { dateOfSerial } from './xlsx-sheet';
import { ZIP_LIMITS } from './zip-entries';

async function rows(content: Uint8Array | ListFile) {
  const file = content instanceof Uint8Array ? fileOfBytes('t.xlsx', content) : content;
  const found: [number, readonly string[]][] = [];
  for await (const { line, cells } of xlsxRows(file)) found.push([line, cells]);
  return found;
}
const sheet = (...lines: Cell[][]): Sheet => ({ name: 'People', rows: lines });

test('texts, numbers, gaps and empty rows stand where they stood', async () => {
  const book = workbook([
    sheet(['name', 'born', null, 'note'], [], ['Nele & <Ars>', 1965, null, 'x'], ['Ali', 0.5]),
  ]);
  expect(await rows(book)).toEqual([
    [1, ['name', 'born', '', 'note']],
    [3, ['Nele & <Ars>', '1965', '', 'x']],
    [4, ['Ali', '0.5']],
  ]);
});

test.each([
  { xml: '<c s="1"><v>31840</v></c>', is: '1987-03-04', why: 'a date' },
  { xml: '<c s="1"><v>31840.75</v></c>', is: '1987-03-04T18:00:00', why: 'a date with its time' },
  { xml: '<c s="3"><v>31840</v></c>', is: '1987-03-04', why: 'a format of the file that is a date' },
  { xml: '<c s="2"><v>5073003350</v></c>', is: '05073003350', why: 'zeros the format puts before' },
  { xml: '<c><v>8.5073003328E10</v></c>', is: '85073003328', why: 'a long number is written out' },
  {
    xml: '<c t="inlineStr"><is><r><t>Ne</t></r><r><t>le</t></r></is></c>',
    is: 'Nele',
    why: 'rich text inside the cell',
  },
  {
    xml: '<c t="str"><f>A1&amp;B1</f><v>Nele</v></c>',
    is: 'Nele',
    why: 'the last value of a formula, not the formula',
  },
  { xml: '<c t="b"><v>1</v></c>', is: 'true', why: 'a truth value' },
  { xml: '<c t="e"><v>#N/A</v></c>', is: '', why: 'an error is no value' },
  { xml: '<c t="d"><v>1987-03-04</v></c>', is: '1987-03-04', why: 'an ISO date' },
  { xml: '<c t="s"><v>999</v></c>', is: '', why: 'a text that is not there' },
  { xml: '<c t="str"><v>a_x000D_b</v></c>', is: 'a\rb', why: 'a character XML cannot hold' },
])('$why', async ({ xml, is }) => {
  expect(await rows(workbook([sheet(['x', { xml }])]))).toEqual([[1, ['x', is]]]);
});

test('a hidden sheet and a cover page are passed over', async () => {
  const cover: Sheet = { name: 'Cover', rows: [['Applicants of May']] };
  const hidden: Sheet = {
    name: 'Old',
    hidden: true,
    rows: [
      ['name', 'dob'],
      ['Old', '1900'],
    ],
  };
  expect(await rows(workbook([cover, hidden, sheet(['name', 'dob'], ['Nele', '1965'])]))).toEqual([
    [1, ['name', 'dob']],
    [2, ['Nele', '1965']],
  ]);
  expect(await rows(workbook([cover]))).toEqual([[1, ['Applicants of May']]]);
});

test('macros and other parts are never opened', async () => {
  const book = workbook([sheet(['name', 'dob'], ['Nele', '1965'])], {
    'xl/vbaProject.bin': new Uint8Array([1, 2, 3]),
    'xl/media/a.png': new Uint8Array(9),
  });
  expect(await rows(book)).toHaveLength(2);
});

function bomb(): Uint8Array {
  const rows = new TextEncoder().encode('<row/>'.repeat(1024));
  const sheet = new Uint8Array(128 * 1024 ** 2);
  sheet.set(new TextEncoder().encode('<worksheet><sheetData>'));
  for (let at = 22; at + rows.length <= sheet.length; at += rows.length) sheet.set(rows, at);
  const more = {
    '[Content_Types].xml': new Uint8Array(1),
    'xl/workbook.xml': new TextEncoder().encode('<workbook/>'),
  };
  return zipSync({ ...more, 'xl/worksheets/sheet1.xml': sheet }, { level: 9 });
}

test('a bomb is refused while it is still small', async () => {
  const bytes = bomb();
  expect(bytes.length).toBeLessThan(1024 * 1024);
  const before = process.memoryUsage().rss;
  await expect(rows(bytes)).rejects.toMatchObject({ code: 'lists/zip-bomb' });
  expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
}, 60_000);

test.each([
  {
    why: 'too many entries',
    book: () =>
      workbook(
        [sheet(['a'])],
        Object.fromEntries(
          Array.from({ length: ZIP_LIMITS.entries + 1 }, (_, i) => [`x/${i}`, new Uint8Array(0)]),
        ),
      ),
    code: 'lists/too-many-entries',
  },
  {
    why: 'an archive cut short',
    book: () =>
      workbook([sheet(...Array.from({ length: 2000 }, (_, i) => [`name ${i * 7919}`, i]))]).slice(0, 3000),
    code: /lists\/(truncated|bad-xlsx|bad-zip)/,
  },
  {
    why: 'a document type',
    book: () =>
      workbook([sheet(['a'])], {
        'xl/styles.xml': new TextEncoder().encode(
          '<!DOCTYPE x [<!ENTITY a "b">]><styleSheet>&a;</styleSheet>',
        ),
      }),
    code: 'lists/bad-xlsx',
  },
  {
    why: 'XML that is none',
    book: () =>
      workbook([sheet(['a'])], { 'xl/sharedStrings.xml': new TextEncoder().encode('<sst><si></sst>') }),
    code: 'lists/bad-xlsx',
  },
  {
    why: 'no workbook',
    book: () => zipSync({ 'word/document.xml': new Uint8Array(3) }),
    code: 'lists/bad-xlsx',
  },
  {
    why: 'deep nesting',
    book: () =>
      workbook([sheet(['a'])], { 'xl/sharedStrings.xml': new TextEncoder().encode('<a>'.repeat(500)) }),
    code: 'lists/bad-xlsx',
  },
  {
    why: 'an endless text',
    book: () =>
      workbook([sheet(['a'])], {
        'xl/sharedStrings.xml': new TextEncoder().encode(`<sst><si><t>${'abcdefgh'.repeat(300_000)}`),
      }),
    code: 'lists/value-too-long',
  },
  {
    why: 'a cell far to the right',
    book: () =>
      workbook([sheet([{ xml: '<c><v>1</v></c>' }], [])], {
        'xl/worksheets/sheet1.xml': new TextEncoder().encode(
          '<worksheet><sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>',
        ),
      }),
    code: 'lists/too-many-cells',
  },
])('$why is refused', async ({ book, code }) => {
  await expect(rows(book())).rejects.toMatchObject({
    code: typeof code === 'string' ? code : expect.stringMatching(code),
  });
});

test('rows are the same however the bytes arrive', async () => {
  const bytes = workbook([sheet(['name', 'dob'], ['Nele Ars', 1965], ['Ali Demir', 1970])]);
  const expected = await rows(bytes);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 500 }), async (step) => {
      const cut: ListFile = {
        name: 'cut.xlsx',
        size: bytes.length,
        async *open() {
          for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
        },
      };
      expect(await rows(cut)).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});

test.each([
  { serial: 1, is: '1900-01-01' },
  { serial: 59, is: '1900-02-28' },
  { serial: 61, is: '1900-03-01' },
  { serial: 25569, is: '1970-01-01' },
  { serial: 45000.5, is: '2023-03-15T12:00:00' },
  { serial: 0.25, is: '0.25' },
  { serial: 1e9, is: '1000000000' },
])('day $serial is $is', ({ serial, is }) => {
  expect(dateOfSerial(serial)).toBe(is);
});

test('workbooks of the old Macintosh count from 1904', () => {
  expect(dateOfSerial(24107, true)).toBe('1970-01-01');
});
