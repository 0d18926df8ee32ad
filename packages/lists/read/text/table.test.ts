import { expect, test } from 'vitest';
import type { ListFile } from '../../core/record';
import { fileOfBytes } from '../bytes';
import { readTable, tableColumns } from './table';
import { headerOf } from './table-header';
import { workbook } from './workbook.testing';

async function read(content: string | Uint8Array | ListFile) {
  const file = typeof content === 'object' && 'open' in content ? content : fileOfBytes('t', content);
  const [rows, problems]: [[number, Record<string, string>][], unknown[]] = [[], []];
  for await (const one of readTable(file))
    if (one.kind === 'row') rows.push([one.line, { ...one.cells }]);
    else problems.push([one.code, one.at.line]);
  return { rows, problems };
}

test.each([
  { why: 'commas', text: 'name,dob\nNele Ars,1965\n' },
  { why: 'semicolons', text: 'name;dob\r\nNele Ars;1965\r\n' },
  { why: 'tabs', text: 'name\tdob\nNele Ars\t1965' },
  { why: 'bars', text: 'name|dob\nNele Ars|1965\n' },
  { why: 'a byte order mark', text: '\ufeffname,dob\nNele Ars,1965\n' },
  { why: 'quotes', text: '"name","dob"\n"Nele Ars","1965"\n' },
  { why: 'single quotes', text: "'name','dob'\n'Nele Ars','1965'\n" },
])('a table with $why', async ({ text }) => {
  expect(await read(text)).toEqual({ rows: [[2, { name: 'Nele Ars', dob: '1965' }]], problems: [] });
});

test('a workbook and a CSV file say the same', async () => {
  const book = workbook([
    {
      name: 'x',
      rows: [
        ['name', 'dob'],
        ['Nele Ars', '1965'],
      ],
    },
  ]);
  expect(await read(book)).toEqual(await read('name,dob\nNele Ars,1965'));
});

test('UTF-16 is read as text', async () => {
  const text = '\ufeffname,dob\nNéle Ars,1965\n';
  const bytes = new Uint8Array(new Uint16Array([...text].map((char) => char.charCodeAt(0))).buffer);
  expect((await read(bytes)).rows).toEqual([[2, { name: 'Néle Ars', dob: '1965' }]]);
});

test('JSON lines are rows; lists share a cell; FollowTheMoney properties are columns', async () => {
  const lines =
    '{"name":["Nele Ars","N. Ars"],"birth_date":1965,"note":null}\n{"schema":"Person","properties":{"name":["Ali"]}}\nbroken\n{"name":"Zoe"}\n';
  expect(await read(lines)).toEqual({
    rows: [
      [1, { name: 'Nele Ars; N. Ars', birth_date: '1965', note: '' }],
      [2, { schema: 'Person', name: 'Ali' }],
      [4, { name: 'Zoe' }],
    ],
    problems: [['lists/bad-json', 3]],
  });
});

test('ragged rows are given with what they have, and told', async () => {
  expect(await read('name,dob\nNele\nAli,1970,x\nZoe,1971,\n')).toEqual({
    rows: [
      [2, { name: 'Nele', dob: '' }],
      [3, { name: 'Ali', dob: '1970' }],
      [4, { name: 'Zoe', dob: '1971' }],
    ],
    problems: [
      ['lists/ragged-row', 2],
      ['lists/ragged-row', 3],
    ],
  });
});

test('when every row is ragged, the rest is counted', async () => {
  const { rows, problems } = await read(`name,dob\n${'Nele\n'.repeat(2000)}`);
  expect(rows).toHaveLength(2000);
  expect(problems).toHaveLength(501);
});

test('titles above the header are told', async () => {
  expect(await read('Applicants,\nof May,\nname,date of birth\nNele,1965\n')).toEqual({
    rows: [[4, { name: 'Nele', 'date of birth': '1965' }]],
    problems: [
      ['lists/before-header', 1],
      ['lists/before-header', 2],
    ],
  });
});

test.each([
  {
    rows: [
      ['name', 'name', ''],
      ['a', 'b', 'c'],
    ],
    columns: ['name', 'name (2)', 'column 3'],
    at: 0,
    why: 'doubles and gaps are named',
  },
  {
    rows: [
      ['Nele Ars', '1965'],
      ['Ali', '1970'],
    ],
    columns: ['column 1', 'column 2'],
    at: null,
    why: 'data is no header',
  },
  { rows: [['Nele Ars'], ['Ali Demir']], columns: ['column 1'], at: null, why: 'a bare list of names' },
  { rows: [['naam'], ['Ali Demir']], columns: ['naam'], at: 0, why: 'one known header' },
  {
    rows: [
      ['foo', 'bar'],
      ['1', '2'],
      ['3', '4'],
    ],
    columns: ['foo', 'bar'],
    at: 0,
    why: 'words above numbers',
  },
  {
    rows: [
      ['ELF Code (2)', 'Country Code', 'Abc'],
      ['X', 'be', 'd'],
    ],
    columns: ['ELF Code (2)', 'Country Code', 'Abc'],
    at: 0,
    why: 'words that only headers have',
  },
  {
    rows: [
      ['__proto__', 'name'],
      ['a', 'b'],
    ],
    columns: ['__proto__', 'name'],
    at: 0,
    why: 'names of the language itself',
  },
])('$why', ({ rows, columns, at }) => {
  expect(headerOf(rows)).toEqual({ columns, at });
});

test('a column called __proto__ is a column', async () => {
  for await (const row of readTable(fileOfBytes('t', '__proto__,name\nevil,Nele\n')))
    if (row.kind === 'row')
      expect(Object.entries(row.cells)).toEqual([
        ['__proto__', 'evil'],
        ['name', 'Nele'],
      ]);
  expect(({} as Record<string, unknown>).evil).toBeUndefined();
});

test('columns and first rows are shown before anything is read', async () => {
  expect(await tableColumns(fileOfBytes('t', `name;dob\n${'Nele;1965\n'.repeat(500)}`))).toMatchObject({
    form: 'delimited',
    columns: ['name', 'dob'],
    rows: { length: 100 },
  });
  expect(await tableColumns(fileOfBytes('t', 'name;dob\n'))).toEqual({
    form: 'delimited',
    columns: ['name', 'dob'],
    rows: [],
  });
  expect(await tableColumns(fileOfBytes('t', '{"name":"Nele"}\n{"dob":"1965"}\n'))).toEqual({
    form: 'json',
    columns: ['name', 'dob'],
    rows: [
      ['Nele', ''],
      ['', '1965'],
    ],
  });
});

test.each([
  { why: 'an empty file', content: '', code: 'lists/empty-file' },
  { why: 'white space only', content: ' \n \n', code: 'lists/empty-file' },
  { why: 'a PDF called .csv', content: '%PDF-1.7\n%âãÏÓ\n1 0 obj', code: 'lists/is-pdf' },
  { why: 'a quote never closed', content: 'name,dob\n"Nele,1965\nAli,1970\n', code: 'lists/unclosed-quote' },
  {
    why: 'an old Excel file',
    content: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]),
    code: 'lists/is-old-excel',
  },
])('$why is refused', async ({ content, code }) => {
  await expect(read(content)).rejects.toMatchObject({ code });
});

test('null bytes and other harm in cells do no more than stand there', async () => {
  const { rows } = await read('name,dob\nNe\0le \u202eArs,<script>alert(1)</script>\n');
  expect(rows).toEqual([[2, { name: 'Nele \u202eArs', dob: '<script>alert(1)</script>' }]]);
});
