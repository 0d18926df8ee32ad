import { expect, test } from 'vitest';
import type { ListFile } from '../../core/record';
import { fileOfBytes } from '../bytes';
import { allRead, hanging, said } from '../xml/reading.testing';
import { readOfacCsv } from './ofac-csv';

const row = (cells: (string | number)[]) =>
  cells.map((cell) => (typeof cell === 'number' || cell === '-0- ' ? cell : `"${cell}"`)).join(',');
const NONE = '-0- ';
const entry = (
  number: number,
  name: string,
  given: { type?: string; programs?: string; title?: string; vessel?: string[]; remarks?: string },
) =>
  row([
    number,
    name,
    given.type ?? NONE,
    given.programs ?? 'SDGT',
    given.title ?? NONE,
    ...(given.vessel ?? Array(6).fill(NONE)),
    given.remarks ?? NONE,
  ]);

const SDN = [
  entry(11, 'ALLEMAN, Jan Piet', {
    type: 'individual',
    programs: 'SDGT] [IFSR',
    title: 'Director, Dawn',
    remarks:
      "DOB 04 Mar 1962; alt. DOB circa 1963; POB Ghent, Belgium; nationality Belgium; Gender Male; Passport EA123456 (Belgium) issued 2001; a.k.a. 'THE TAILOR'; Linked To: DAWN SHIPPING S.A.; Director, Dawn.",
  }),
  entry(12, 'DAWN SHIPPING S.A.', {
    programs: 'SDGT',
    remarks:
      'Website www.dawn.example; Tax ID No. 123-456 (Panama); Legal Entity Number 529900T8BM49AURSDO55; Secondary sanctions risk: section 1(b)',
  }),
  entry(13, 'ASTRA DAWN', {
    type: 'vessel',
    vessel: ['D5AB7', 'Crude Oil Tanker', '159,681', '81,479', 'Panama', 'DAWN SHIPPING S.A.'],
    remarks: 'Former Vessel Flag Malta; Vessel Registration Identification IMO 9074729; MMSI 351123456',
  }),
  entry(14, 'EP-XXA', {
    type: 'aircraft',
    remarks:
      "Aircraft Model B747; Aircraft Manufacturer's Serial Number (MSN) 24383; Aircraft Operator DAWN SHIPPING S.A.",
  }),
  entry(15, 'ALLEMAN, Mia', {
    type: 'individual',
    remarks: 'wife of Jan Piet ALLEMAN; DOB 1965 to 1967; Digital Currency Address - XBT 1BoatSLRHtKNngk',
  }),
].join('\r\n');
const ALT = [
  row([11, 1, 'aka', 'ALEMAN, Jean', NONE]),
  row([11, 2, 'fka', 'ALLEMANN, Jan', NONE]),
  row([12, 3, 'aka', 'DAWN LINES', NONE]),
].join('\r\n');
const ADD = [
  row([11, 1, 'Kerkstraat 1', 'Ghent 9000', 'Belgium', NONE]),
  row([12, 2, NONE, NONE, 'Panama', NONE]),
].join('\r\n');
const COMMENTS = row([15, 'dXEeobR76b53LETtpyT; nationality Belgium.']);

const files = (
  given: Record<string, string> = {
    'sdn.csv': SDN,
    'alt.csv': ALT,
    'add.csv': ADD,
    'sdn_comments.csv': COMMENTS,
  },
): ListFile[] => Object.entries(given).map(([name, text]) => fileOfBytes(name, `${text}\r\n`));

test('a person: names, dates, places, documents and the sanction itself', async () => {
  const read = await allRead(readOfacCsv, files());
  expect(read.rejected).toEqual([]);
  expect(read.records.map(({ key }) => key)).toEqual(['11', '12', '13', '14', '15']);
  const jan = read.entry('11');
  expect(said(jan.entities[0])).toMatchObject({
    name: ['Jan Piet ALLEMAN ← ALLEMAN, Jan Piet'],
    firstName: ['Jan Piet'],
    lastName: ['ALLEMAN'],
    alias: ['Jean ALEMAN ← ALEMAN, Jean'],
    previousName: ['Jan ALLEMANN ← ALLEMANN, Jan'],
    weakAlias: ['THE TAILOR'],
    birthDate: ['1962-03-04 ← 04 Mar 1962', '1963 ← circa 1963'],
    birthPlace: ['Ghent, Belgium'],
    birthCountry: ['be ← Ghent, Belgium'],
    nationality: ['be ← Belgium'],
    gender: ['male ← Male'],
    passportNumber: ['EA123456'],
    position: ['Director, Dawn'],
    program: ['SDGT', 'IFSR'],
    topics: ['sanction'],
    country: ['be ← Belgium'],
    address: ['Kerkstraat 1, Ghent 9000, Belgium'],
  });
  expect(said(jan.entities[0]).notes).toBeUndefined();
  expect(hanging(jan, 'Passport')).toMatchObject([
    { holder: ['inv-11'], number: ['EA123456'], country: ['be ← Belgium'], startDate: ['2001'] },
  ]);
  expect(hanging(jan, 'Sanction')).toMatchObject([
    { entity: ['inv-11'], authorityId: ['11'], program: ['SDGT', 'IFSR'] },
  ]);
});

test('relations: what is linked, who owns a ship, who is whose wife', async () => {
  const read = await allRead(readOfacCsv, files());
  expect(hanging(read.entry('11'), 'UnknownLink')).toMatchObject([
    { subject: ['inv-11'], object: ['inv-12'], role: ['Linked To ← DAWN SHIPPING S.A.'] },
  ]);
  expect(hanging(read.entry('13'), 'Ownership')).toMatchObject([{ owner: ['inv-12'], asset: ['inv-13'] }]);
  expect(hanging(read.entry('14'), 'UnknownLink')).toMatchObject([{ object: ['inv-12'] }]);
  expect(hanging(read.entry('15'), 'Family')).toMatchObject([
    { person: ['inv-15'], relative: ['inv-11'], relationship: ['wife ← wife of Jan Piet ALLEMAN'] },
  ]);
});

test('ships, aircraft, companies', async () => {
  const read = await allRead(readOfacCsv, files());
  expect(said(read.entry('13').entities[0])).toMatchObject({
    name: ['ASTRA DAWN'],
    callSign: ['D5AB7'],
    type: ['Crude Oil Tanker'],
    tonnage: ['159681 ← 159,681'],
    grossRegisteredTonnage: ['81479 ← 81,479'],
    flag: ['pa ← Panama'],
    pastFlags: ['mt ← Malta'],
    imoNumber: ['9074729 ← IMO 9074729'],
    mmsi: ['351123456'],
  });
  expect(read.entry('14').entities[0]).toMatchObject({ schema: 'Airplane' });
  expect(said(read.entry('14').entities[0])).toMatchObject({ model: ['B747'], serialNumber: ['24383'] });
  expect(said(read.entry('12').entities[0])).toMatchObject({
    website: ['www.dawn.example'],
    taxNumber: ['123-456'],
    leiCode: ['529900T8BM49AURSDO55'],
    alias: ['DAWN LINES'],
    country: ['pa ← Panama'],
  });
  expect(hanging(read.entry('12'), 'Sanction')[0]!.provisions).toEqual([
    'Secondary sanctions risk: section 1(b)',
  ]);
});

test('comments go on where the remarks break off', async () => {
  const read = await allRead(readOfacCsv, files());
  expect(hanging(read.entry('15'), 'CryptoWallet')).toMatchObject([
    { publicKey: ['1BoatSLRHtKNngkdXEeobR76b53LETtpyT'], currencySymbol: ['XBT'] },
  ]);
  expect(said(read.entry('15').entities[0])).toMatchObject({
    nationality: ['be ← Belgium'],
    birthDate: ['1965 ← 1965 to 1967', '1966 ← 1965 to 1967', '1967 ← 1965 to 1967'],
  });
});

test('files are told by content, whatever their names and order', async () => {
  const read = await allRead(readOfacCsv, files({ 'b.txt': ADD, 'a.txt': SDN, 'c.txt': ALT }));
  expect(said(read.entry('12').entities[0]).alias).toEqual(['DAWN LINES']);
});

test('an entry that both lists carry is one, each remark continued by its own comment', async () => {
  const both = files({
    'sdn.csv': entry(21, 'DUSK BANK', { programs: 'SDGT', remarks: 'Website www.dus' }),
    'sdn_comments.csv': row([21, 'k.example.']),
    'cons_prim.csv': entry(21, 'DUSK BANK', { programs: 'CAPTA', remarks: 'Tax ID No. 7' }),
    'cons_comments.csv': row([21, '7-8 (Panama)']),
  });
  const read = await allRead(readOfacCsv, both);
  expect(read.records).toHaveLength(1);
  expect(said(read.entry('21').entities[0])).toMatchObject({
    program: ['SDGT', 'CAPTA'],
    website: ['www.dusk.example'],
    taxNumber: ['77-8'],
  });
});

test('ids stay when the order of the rows changes', async () => {
  const ids = async (text: string) =>
    (await allRead(readOfacCsv, files({ 'sdn.csv': text, 'alt.csv': ALT, 'add.csv': ADD }))).records
      .flatMap(({ entities }) => entities.map(({ id }) => id))
      .sort();
  expect(await ids(SDN.split('\r\n').reverse().join('\r\n'))).toEqual(await ids(SDN));
});

test.each([
  {
    why: 'an alias of nobody',
    given: { 'sdn.csv': SDN, 'alt.csv': row([99, 1, 'aka', 'GHOST', NONE]) },
    code: 'lists/orphan-row',
    lost: 'value',
  },
  {
    why: 'a row of too many cells',
    given: { 'sdn.csv': `${SDN}\r\n16,"X",1,2,3,4,5,6,7,8,9,10,11\r\n${entry(17, 'LAST', {})}` },
    code: 'lists/ragged-row',
    lost: 'entry',
  },
  {
    why: 'a country nobody knows',
    given: { 'sdn.csv': entry(18, 'X', { remarks: 'nationality Atlantis' }) },
    code: 'lists/unknown-country',
    lost: 'value',
  },
  {
    why: 'a date that is none',
    given: { 'sdn.csv': entry(18, 'ALLEMAN, A', { type: 'individual', remarks: 'DOB 31 Feb 1970' }) },
    code: 'lists/bad-date',
    lost: 'value',
  },
])('$why is told', async ({ given, code, lost }) => {
  const read = await allRead(readOfacCsv, files(given as unknown as Record<string, string>));
  expect(read.rejected).toEqual([expect.objectContaining({ code, lost })]);
  expect(read.records.length).toBeGreaterThan(0);
});

test.each([
  { why: 'only aliases', given: { 'alt.csv': ALT }, code: 'lists/missing-file' },
  { why: 'a last row cut short', given: { 'sdn.csv': `${SDN}\r\n16,"DUSK` }, code: 'lists/unclosed-quote' },
  {
    why: 'a last row cut between cells',
    given: { 'sdn.csv': `${SDN}\r\n16,"DUSK",` },
    code: 'lists/truncated',
  },
  { why: 'another table', given: { 'people.csv': 'name,dob\nElke,1987' }, code: 'lists/missing-file' },
])('$why is no list', async ({ given, code }) => {
  const broken = Object.entries(given).map(([name, text]) => fileOfBytes(name, text));
  await expect(allRead(readOfacCsv, broken)).rejects.toMatchObject({ code });
});
