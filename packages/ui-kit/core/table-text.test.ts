import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { toClipboard, toCsv } from './table-text';

test.each([
  { cell: '=1+1', written: "'=1+1" },
  { cell: '@SUM(A1)', written: "'@SUM(A1)" },
  { cell: '-12,5', written: '"-12,5"' },
  { cell: '-cmd', written: "'-cmd" },
  { cell: 'plain', written: 'plain' },
  { cell: 'a "b"\nc', written: '"a ""b""\nc"' },
])('$cell is written $written', ({ cell, written }) => {
  expect(toCsv([[cell]])).toBe(`\uFEFF${written}\r\n`);
});

test('another program reads back what was written', () => {
  const harmless = fc.string().filter((cell) => !/^[=+@\t\r-]/.test(cell));
  fc.assert(
    fc.property(fc.array(fc.array(harmless, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const { data } = Papa.parse<string[]>(toCsv(rows).slice(1), { newline: '\r\n', delimiter: ',' });
      expect(data.slice(0, -1)).toEqual(rows);
    }),
  );
});

test('a copied row is one line with as many tabs as columns ask', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
      const line = toClipboard([cells]);
      expect(line.split('\t')).toHaveLength(cells.length);
      expect(line).not.toMatch(/[\r\n]/);
    }),
  );
});
