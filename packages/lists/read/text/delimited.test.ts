import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListFile } from '../../core/record';
import { fileOfBytes } from '../bytes';
import { type DelimitedOptions, delimitedRows, rowsOfText } from './delimited';
import { dialectOf, NO_DELIMITER } from './dialect';

async function rows(content: string | ListFile, options?: DelimitedOptions) {
  const file = typeof content === 'string' ? fileOfBytes('t.csv', content) : content;
  const found: [number, readonly string[]][] = [];
  for await (const { line, cells } of delimitedRows(file, options)) found.push([line, cells]);
  return found;
}

test.each([
  {
    text: 'a,b\nc,d\n',
    is: [
      [1, ['a', 'b']],
      [2, ['c', 'd']],
    ],
    why: 'plain rows',
  },
  {
    text: 'a,b\r\nc,d',
    is: [
      [1, ['a', 'b']],
      [2, ['c', 'd']],
    ],
    why: 'carriage returns, no last line end',
  },
  {
    text: 'a,b\rc,d\r',
    is: [
      [1, ['a', 'b']],
      [2, ['c', 'd']],
    ],
    why: 'old Macintosh line ends',
  },
  { text: '"a, b","c ""d"""\n', is: [[1, ['a, b', 'c "d"']]], why: 'quoted delimiters and doubled quotes' },
  {
    text: '"a\nb",c\nd,e\n',
    is: [
      [1, ['a\nb', 'c']],
      [3, ['d', 'e']],
    ],
    why: 'a line end in quotes counts as a line',
  },
  { text: 'a,"b" ,c\n', is: [[1, ['a', 'b', 'c']]], why: 'space behind a quote' },
  { text: 'a, "b, c"\n', is: [[1, ['a', 'b, c']]], why: 'space before a quote' },
  { text: 'O"Neil,b\n', is: [[1, ['O"Neil', 'b']]], why: 'a quote inside a cell is a quote' },
  { text: '"a"b,c\n', is: [[1, ['ab', 'c']]], why: 'text behind a quoted cell is kept' },
  { text: 'a,,\n', is: [[1, ['a', '', '']]], why: 'empty cells' },
  { text: '\n\na\n\n', is: [[3, ['a']]], why: 'empty lines are left out, and counted' },
  { text: 'a\n\x1a', is: [[1, ['a']]], why: 'the end mark of old systems is no row' },
])('$why', async ({ text, is }) => {
  expect(await rows(text)).toEqual(is);
});

test.each([
  { text: 'a,"b\nc,d\n', code: 'lists/unclosed-quote', line: 1 },
  { text: `a\n${','.repeat(3000)}`, code: 'lists/too-many-cells', line: 2 },
  { text: '', code: 'lists/empty-file', line: undefined },
])('$code is told with its line', async ({ text, code, line }) => {
  await expect(rows(text)).rejects.toMatchObject({ code, at: line ? { line } : {} });
});

test('a single line of 200 megabytes is refused early, without being held', async () => {
  let given = 0;
  const piece = new TextEncoder().encode('x'.repeat(256 * 1024));
  const endless: ListFile = {
    name: 'line.csv',
    size: 200 * 1024 ** 2,
    async *open() {
      for (; given < 800; given++) yield piece;
    },
  };
  await expect(rows(endless)).rejects.toMatchObject({ code: 'lists/row-too-long', at: { line: 1 } });
  expect(given).toBeLessThan(40);
});

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', "'", '字'),
  maxLength: 6,
});
const written = (cells: readonly string[]) =>
  cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');

test('what is written by the standard is read as it was, however the file is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 9 }),
      async (table, step) => {
        const bytes = new TextEncoder().encode(table.map((cells) => `${written(cells)}\r\n`).join(''));
        const cut: ListFile = {
          name: 'cut.csv',
          size: bytes.length,
          async *open() {
            for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
          },
        };
        const filled = table.filter((cells) => cells.some((text) => text !== ''));
        expect((await rows(cut)).map(([, cells]) => cells)).toEqual(filled);
      },
    ),
    { numRuns: 60 },
  );
});

test('the first rows of a text in hand are those of the file', () => {
  expect(rowsOfText('a;"b;c"\nd;e\nf', { delimiter: ';', quote: '"' }, 5).map(({ cells }) => cells)).toEqual([
    ['a', 'b;c'],
    ['d', 'e'],
  ]);
});

test.each([
  { text: 'name,birth date\nElke Claes,1987\n', delimiter: ',' },
  { text: 'naam;geboortedatum\n"Claes; Elke";1987\n', delimiter: ';' },
  { text: 'name\tdob\nElke\t1987\n', delimiter: '\t' },
  { text: 'name|dob\nElke, E.|1987\n', delimiter: '|' },
  { text: 'sep=;\nname;notes\nElke;a,b,c\n', delimiter: ';' },
  {
    text: 'name;address\nElke;Kerkstraat 1, 9000 Gent, België\nJan;Markt 2, 8000 Brugge, België\n',
    delimiter: ';',
  },
  { text: 'name\nClaes, Elke\nDemir, Ali\n', delimiter: NO_DELIMITER },
  { text: 'Elke Claes\nAli Demir\n', delimiter: NO_DELIMITER },
])('the delimiter of $text', ({ text, delimiter }) => {
  expect(dialectOf(text).delimiter).toBe(delimiter);
});

test('cells wrapped in single quotes are seen', () => {
  expect(dialectOf("'name','dob'\n'Elke','1987'\n")).toEqual({ delimiter: ',', quote: "'" });
});
