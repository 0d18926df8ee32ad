import { expect, test } from 'vitest';
import { allRead, hanging, said } from '../xml/reading.testing';
import { readOfsiCsv } from './ofsi-csv';
import { numbered, ofsiInformation } from './ofsi-information';

const HEADER = [
  ...[
    'Name 6',
    'Name 1',
    'Name 2',
    'Name 3',
    'Name 4',
    'Name 5',
    'Title',
    'Name Non-Latin Script',
    'Non-Latin Script Type',
    'Non-Latin Script Language',
  ],
  ...[
    'DOB',
    'Town of Birth',
    'Country of Birth',
    'Nationality',
    'Passport Number',
    'Passport Details',
    'National Identification Number',
    'NI Details',
  ],
  ...[
    'Position',
    'Address 1',
    'Address 2',
    'Address 3',
    'Address 4',
    'Address 5',
    'Address 6',
    'Post/Zip Code',
    'Country',
    'Other Information',
    'Group Type',
    'Alias Type',
  ],
];
const LATER = [
  'Alias Quality',
  'Regime',
  'Listed On',
  'UK Sanctions List Date Designated',
  'Last Updated',
  'Group ID',
];
const ALL = [...HEADER, ...LATER];

const csv = (header: readonly string[], rows: readonly Record<string, string>[]) =>
  [header, ...rows.map((row) => header.map((column) => row[column] ?? ''))]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
const list = (header: readonly string[], rows: readonly Record<string, string>[]) =>
  `Last Updated,03/06/2026\r\n${csv(header, rows)}\r\n`;

const ARS = {
  'Name 6': 'ARS',
  'Name 1': 'Nele',
  'Name 2': 'Maria',
  'Name Non-Latin Script': 'نيلي آرس',
  'Non-Latin Script Language': 'Arabic',
  DOB: '00/05/1965',
  'Town of Birth': '(1) Ghent (2) Bruges',
  'Country of Birth': 'Former USSR Currently Ukraine',
  Nationality: '(1) Belgium (2) Morocco',
  'Passport Number': '(1) EA123456 (2) GB000111',
  'Passport Details': '(1) Belgium (2) issued in Morocco',
  Position: 'Minister of Tides',
  'Address 1': 'Kerkstraat 1',
  'Address 6': 'Ghent',
  'Post/Zip Code': '9000',
  Country: 'Belgium (location as at May 2008)',
  'Other Information':
    '(UK Sanctions List Ref):DMO0001 (UN Ref):DMi.001. Seen twice. (UK Statement of Reasons):Held the tides back. (Gender):Female. (Further Identifiying Information):Left-handed',
  'Group Type': 'Individual',
  'Alias Type': 'Primary name',
  Regime: 'Tides',
  'Listed On': '12/12/2008',
  'UK Sanctions List Date Designated': '10/12/2008',
  'Last Updated': '31/12/2020',
  'Group ID': '9215',
};

test('rows of one group are one entry, with all it is called and was born', async () => {
  const read = await allRead(
    readOfsiCsv,
    list(ALL, [
      { ...ARS, 'Alias Type': 'AKA', 'Name 1': 'Nelly', 'Alias Quality': 'Low quality' },
      {
        'Name 6': 'DAWN SHIPPING LTD',
        'Group Type': 'Entity',
        'Alias Type': 'Prime Alias',
        'Group ID': '77',
      },
      ARS,
      { ...ARS, 'Alias Type': 'FKA', 'Name 6': 'PEETERS', DOB: '04/06/1965' },
    ]),
  );
  expect(read.rejected).toEqual([]);
  expect(read.facts).toEqual([{ kind: 'facts', title: 'UK consolidated list', publishedAt: '2026-06-03' }]);
  const ars = read.entry('9215');
  expect(said(ars.entities[0])).toMatchObject({
    name: ['Nele Maria ARS'],
    weakAlias: ['Nelly Maria ARS'],
    previousName: ['Nele Maria PEETERS'],
    alias: ['نيلي آرس @ara'],
    firstName: ['Nele'],
    lastName: ['ARS'],
    birthDate: ['1965-05 ← 00/05/1965', '1965-06-04 ← 04/06/1965'],
    birthPlace: ['Ghent', 'Bruges'],
    birthCountry: ['suhh ← Former USSR Currently Ukraine', 'ua ← Former USSR Currently Ukraine'],
    nationality: ['be ← Belgium', 'ma ← Morocco'],
    passportNumber: ['EA123456', 'GB000111'],
    position: ['Minister of Tides'],
    gender: ['female ← Female'],
    address: ['Kerkstraat 1, Ghent, 9000, Belgium'],
  });
  expect(hanging(ars, 'Sanction')).toMatchObject([
    {
      listingDate: ['2008-12-12 ← 12/12/2008'],
      startDate: ['2008-12-10 ← 10/12/2008'],
      authorityId: ['9215', 'DMO0001'],
      unscId: ['DMi.001'],
      reason: ['Held the tides back'],
    },
  ]);
  expect(said(ars.entities[0]).notes).toEqual([
    'Seen twice',
    'further identifiying information: Left-handed',
  ]);
  expect(read.entry('77').entities[0]!.schema).toBe('Organization');
});

test('without Group ID rows belong together by their reference, else by following their primary name', async () => {
  const ref = { 'Other Information': '(UK Sanctions List Ref):DMO0002.', 'Group Type': 'Individual' };
  const read = await allRead(
    readOfsiCsv,
    list(HEADER, [
      { ...ref, 'Name 6': 'AERTS', 'Alias Type': 'AKA' },
      { 'Name 6': 'BAERT', 'Name 1': 'Jan', 'Group Type': 'Individual', 'Alias Type': 'Primary name' },
      { 'Name 6': 'BAIRD', 'Name 1': 'John', 'Group Type': 'Individual', 'Alias Type': 'AKA' },
      { 'Name 6': 'CLAES', 'Name 1': 'Elke', 'Group Type': 'Individual', 'Alias Type': 'Primary name' },
      { ...ref, 'Name 6': 'ZWART', 'Alias Type': 'Primary name' },
    ]),
  );
  expect(
    read.records.map(({ entities }) => said(entities[0])).map(({ name, alias }) => [name, alias]),
  ).toEqual([
    [['ZWART'], ['AERTS']],
    [['Jan BAERT'], ['John BAIRD']],
    [['Elke CLAES'], undefined],
  ]);
});

test('a ship', async () => {
  const read = await allRead(
    readOfsiCsv,
    list(ALL, [
      {
        'Name 6': 'ASTRA DAWN',
        'Group Type': 'Ship',
        'Alias Type': 'Primary name',
        'Group ID': '88',
        'Other Information':
          '(UK Sanctions List Ref):DMO0003. (IMO number):9074729 (Current believed flag of ship):Panama (Previous flags):(1) Malta (2) Liberia (Type of ship):Tanker (Tonnage of ship):81,479 (Year built):1999 (Hull identification number (HIN)):X1',
      },
    ]),
  );
  expect(read.rejected).toEqual([]);
  expect(said(read.entry('88').entities[0])).toMatchObject({
    imoNumber: ['9074729'],
    flag: ['pa ← Panama'],
    pastFlags: ['mt ← Malta', 'lr ← Liberia'],
    type: ['Tanker'],
    tonnage: ['81479 ← 81,479'],
    buildDate: ['1999'],
    notes: ['hull identification number: X1'],
  });
});

test('papers named only in the text are found', async () => {
  const read = await allRead(
    readOfsiCsv,
    list(ALL, [
      {
        ...ARS,
        'Passport Number': '',
        'Other Information': 'UN Ref DMi.002. Passport no: G4506013, issued in Iran',
      },
    ]),
  );
  expect(said(read.entry('9215').entities[0]).passportNumber).toEqual(['G4506013']);
});

test.each([
  { cell: '(1) Russia (2) Ukraine', is: ['Russia', 'Ukraine'] },
  { cell: 'Ministry (Region (2))', is: ['Ministry (Region (2))'] },
  { cell: '(1) -', is: [] },
  { cell: '', is: [] },
])('$cell counts $is', ({ cell, is }) => {
  expect(numbered(cell)).toEqual(is);
});

test('labels and references are found in any order', () => {
  expect(ofsiInformation('Before. (Gender):Male (UK Sanctions List Ref):RUS0001.')).toMatchObject({
    rest: 'Before',
    ukRef: 'RUS0001',
    unRef: null,
    labelled: [
      { label: 'gender', text: 'Male' },
      { label: 'uk sanctions list ref', text: 'RUS0001' },
    ],
  });
});

test.each([
  {
    why: 'a row too short in the middle',
    text: `${list(ALL, [ARS])}a,b\r\n${csv(ALL, [ARS]).split('\r\n')[1]}`,
    code: 'lists/ragged-row',
  },
  {
    why: 'an unknown kind',
    text: list(ALL, [{ ...ARS, 'Group Type': 'Comet' }]),
    code: 'lists/unknown-type',
  },
])('$why is told', async ({ text, code }) => {
  const read = await allRead(readOfsiCsv, text);
  expect(read.rejected.map((one) => one.code)).toContain(code);
  expect(read.records).toHaveLength(1);
});

test.each([
  { why: 'no header', text: 'Last Updated,03/06/2026\r\na,b\r\n', code: 'lists/no-header' },
  { why: 'many lines without one', text: 'a,b\n'.repeat(50), code: 'lists/no-header' },
  { why: 'a last row cut short', text: `${list(ALL, [ARS])}DEMIR,Ali,,`, code: 'lists/truncated' },
  { why: 'an empty file', text: '', code: 'lists/empty-file' },
])('$why is refused', async ({ text, code }) => {
  await expect(allRead(readOfsiCsv, text)).rejects.toMatchObject({ code });
});
