import { expect, test } from 'vitest';
import type { ListFile, ReadOptions, TableMapping } from '../../core/record';
import { allRead, hanging, said } from '../xml/reading.testing';
import { guessMapping, schemaNamed } from './guess-mapping';
import { readTableList } from './table-list';
import { workbook } from './workbook.testing';

const through = (mapping?: TableMapping) => (files: readonly ListFile[], options: ReadOptions) =>
  readTableList(files, { ...options, ...(mapping && { mapping }) });

test('a row becomes an entry by the mapping that is given', async () => {
  const mapping: TableMapping = {
    schema: 'Person',
    keyColumn: 'nr',
    schemaColumn: 'soort',
    separator: ';',
    columns: {
      wie: 'name',
      ook: 'alias',
      geb: 'birthDate',
      land: 'nationality',
      nn: 'idNumber',
      sinds: 'listingDate',
      waarom: 'reason',
      adres: 'address',
    },
  };
  const read = await allRead(
    through(mapping),
    'nr|soort|wie|ook|geb|land|nn|sinds|waarom|adres\nA1|persoon|Nele Ars|N. Ars;Nelly|04/03/1965|Belg;Marokko|85.07.30-033.28|2024|Getij; wind|Kerkstraat 1; Gent\nA2|bedrijf|Dageraad NV||||0123.456.749|||\n',
  );
  expect(read.rejected).toEqual([]);
  const nele = read.entry('A1');
  expect(nele.entities[0]).toMatchObject({ id: 'inv-A1', schema: 'Person' });
  expect(said(nele.entities[0])).toMatchObject({
    name: ['Nele Ars'],
    alias: ['N. Ars', 'Nelly'],
    birthDate: ['1965-03-04 ← 04/03/1965'],
    nationality: ['be ← Belg', 'ma ← Marokko'],
    idNumber: ['85.07.30-033.28'],
    address: ['Kerkstraat 1; Gent'],
  });
  expect(hanging(nele, 'Sanction')).toMatchObject([{ listingDate: ['2024'], reason: ['Getij; wind'] }]);
  expect(hanging(nele, 'Identification')).toMatchObject([
    { number: ['85.07.30-033.28'], holder: ['inv-A1'] },
  ]);
  expect(read.entry('A2').entities[0]).toMatchObject({ schema: 'Company' });
});

test.each([
  {
    header: 'name,birth_date,nationality',
    row: 'Nele Ars,1965-03-04,BE',
    is: { name: ['Nele Ars'], birthDate: ['1965-03-04'], nationality: ['be ← BE'] },
  },
  {
    header: 'full_name,dob,gender',
    row: 'Nele Ars,04/03/1965,F',
    is: { name: ['Nele Ars'], birthDate: ['1965-03-04 ← 04/03/1965'], gender: ['female ← F'] },
  },
  {
    header: 'first_name,last_name,place_of_birth',
    row: 'Nele,Ars,Ghent',
    is: { name: ['Nele Ars'], firstName: ['Nele'], lastName: ['Ars'], birthPlace: ['Ghent'] },
  },
  {
    header: 'Nom,Prénom,Date de naissance,Nationalité',
    row: 'Ars,Nele,4 mars 1965,belge',
    is: {
      name: ['Nele Ars'],
      lastName: ['Ars'],
      birthDate: ['1965-03-04 ← 4 mars 1965'],
      nationality: ['be ← belge'],
    },
  },
  {
    header: 'Naam,Voornaam,Geboortedatum',
    row: 'Ars,Nele,4 maart 1965',
    is: { name: ['Nele Ars'], lastName: ['Ars'], birthDate: ['1965-03-04 ← 4 maart 1965'] },
  },
  {
    header: 'Nachname,Vorname,Geburtsdatum,Staatsangehörigkeit',
    row: 'Ars,Nele,4. März 1965,belgisch',
    is: { name: ['Nele Ars'], birthDate: ['1965-03-04 ← 4. März 1965'], nationality: ['be ← belgisch'] },
  },
])('$header is understood without a mapping', async ({ header, row, is }) => {
  const read = await allRead(readTableList, `${header}\n${row}\n`);
  expect(read.rejected).toEqual([]);
  expect(said(read.records[0]!.entities[0])).toMatchObject(is);
});

test('a workbook is a list as well, and its dates are dates', async () => {
  const read = await allRead(
    readTableList,
    workbook([
      {
        name: 'x',
        rows: [
          ['name', 'birth date'],
          ['Nele Ars', { xml: '<c s="1"><v>31840</v></c>' }],
        ],
      },
    ]),
  );
  expect(said(read.records[0]!.entities[0])).toMatchObject({ name: ['Nele Ars'], birthDate: ['1987-03-04'] });
});

test('dates are read month first only when the column leaves no other way', async () => {
  const born = async (...dates: string[]) =>
    (
      await allRead(
        readTableList,
        `name,birth date\n${dates.map((date, i) => `P ${'abcdef'[i]}x,${date}`).join('\n')}\n`,
      )
    ).records.map(({ entities }) => said(entities[0]).birthDate?.[0]?.slice(0, 10));
  expect(await born('03/04/1965', '03/25/1965')).toEqual(['1965-03-04', '1965-03-25']);
  expect(await born('03/04/1965', '25/03/1965')).toEqual(['1965-04-03', '1965-03-25']);
});

test('rows without a key are known by their content', async () => {
  const keys = async (text: string) => (await allRead(readTableList, text)).records.map(({ key }) => key);
  const [nele, ali] = await keys('name,dob\nNele Ars,1965\nAli Demir,1970\n');
  expect(await keys('name,dob\nAli Demir,1970\nNele Ars,1965\n')).toEqual([ali, nele]);
  expect(await keys('name,dob\nNele Ars,1966\n')).not.toContain(nele);
});

test.each([
  {
    columns: ['name', 'dob'],
    rows: [['Nele Ars', '1965']],
    is: { schema: 'Person', columns: { name: 'name', dob: 'birthDate' } },
    why: 'a birth date makes a person',
  },
  {
    columns: ['Vessel name', 'IMO'],
    rows: [['ASTRA', '9074729']],
    is: { schema: 'Vessel', columns: { 'Vessel name': 'name', IMO: 'imoNumber' } },
    why: 'an IMO number makes a ship',
  },
  {
    columns: ['name', 'membership'],
    rows: [['Nele Ars', 'gold']],
    is: { schema: 'LegalEntity', columns: { name: 'name' } },
    why: 'a membership is no ship',
  },
  {
    columns: ['Company', 'LEI'],
    rows: [['Dawn', 'x']],
    is: { schema: 'Company' },
    why: 'an LEI makes a company',
  },
  {
    columns: ['id', 'name'],
    rows: [
      ['1', 'a'],
      ['2', 'b'],
    ],
    is: { keyColumn: 'id' },
    why: 'a column of different ids is the key',
  },
  {
    columns: ['id', 'name'],
    rows: [
      ['1', 'a'],
      ['1', 'b'],
    ],
    is: { columns: { name: 'name' } },
    why: 'a column of equal ids is none',
  },
  {
    columns: ['name', 'alias'],
    rows: [['a', 'b; c']],
    is: { separator: ';' },
    why: 'semicolons in cells divide values',
  },
  {
    columns: ['column 1', 'column 2'],
    rows: [
      ['17', 'Nele Ars'],
      ['18', 'Ali Demir'],
    ],
    is: { columns: { 'column 2': 'name' } },
    why: 'names are known by their look',
  },
  {
    columns: ['type', 'name'],
    rows: [['Person', 'Nele']],
    is: { schemaColumn: 'type' },
    why: 'a column of kinds',
  },
])('$why', ({ columns, rows, is }) => {
  expect(guessMapping(columns, rows)).toMatchObject(is);
});

test.each([
  ['Individual', 'Person'],
  ['personne physique', 'Person'],
  ['BEDRIJF', 'Company'],
  ['Schiff', 'Vessel'],
  ['PublicBody', 'PublicBody'],
  ['Sanction', null],
  ['comet', null],
])('%s is %s', (cell, schema) => {
  expect(schemaNamed(cell)).toBe(schema);
});

test.each([
  { text: 'name,birth date\n,1965\n', code: 'lists/no-name', lost: 'entry' },
  { text: 'name,birth date\nNele Ars,yesterday\n', code: 'lists/bad-date', lost: 'value' },
  { text: 'name,nationality\nNele Ars,Atlantis\n', code: 'lists/unknown-country', lost: 'value' },
  { text: 'name,gender\nNele Ars,often\n', code: 'lists/bad-gender', lost: 'value' },
  { text: 'name,type,dob\nNele Ars,comet,1965\n', code: 'lists/unknown-schema', lost: 'value' },
])('$text is told: $code', async ({ text, code, lost }) => {
  expect((await allRead(readTableList, text)).rejected).toEqual([
    expect.objectContaining({ code, lost, at: { line: 2 } }),
  ]);
});

test('a mapping that names a column the file has not is told', async () => {
  const read = await allRead(
    through({ schema: 'Person', columns: { name: 'name', gone: 'alias' } }),
    'name,dob\nNele Ars,1965\n',
  );
  expect(read.rejected).toMatchObject([{ code: 'lists/missing-column', expected: 'a column "gone"' }]);
  expect(read.records).toHaveLength(1);
});
