import { toEntity } from '@belfry/model';
import { expect, test } from 'vitest';
import { exportText } from '../export';
import { allRead, hanging, said } from '../xml/reading.testing';
import { readSenzing } from './senzing';

const lines = (...records: unknown[]) => records.map((record) => JSON.stringify(record)).join('\n');
const ARS = {
  DATA_SOURCE: 'DEMO',
  RECORD_ID: '1001',
  RECORD_TYPE: 'PERSON',
  PRIMARY_NAME_FIRST: 'Nele',
  PRIMARY_NAME_LAST: 'Ars',
  AKA_NAME_FULL: 'Nelly Ars',
  DATE_OF_BIRTH: '4/3/1965',
  GENDER: 'F',
  HOME_ADDR_LINE1: 'Kerkstraat 1',
  HOME_ADDR_CITY: 'Ghent',
  HOME_ADDR_COUNTRY: 'Belgium',
  NATIONALITY: 'BE',
  PASSPORT_NUMBER: 'EA123456',
  PASSPORT_COUNTRY: 'BE',
  PHONE_NUMBER: '+3225550123',
  STATUS: 'active',
};

test('attributes stand flat, with usage types before them', async () => {
  const read = await allRead(readSenzing, lines(ARS));
  expect(read.rejected).toEqual([]);
  const entry = read.entry('1001');
  expect(entry.entities[0]).toMatchObject({ id: 'inv-1001', schema: 'Person' });
  expect(said(entry.entities[0])).toMatchObject({
    name: ['Nele Ars'],
    firstName: ['Nele'],
    lastName: ['Ars'],
    alias: ['Nelly Ars'],
    birthDate: ['1965-03-04 ← 4/3/1965'],
    gender: ['female ← F'],
    nationality: ['be ← BE'],
    passportNumber: ['EA123456'],
    phone: ['+3225550123'],
    address: ['Kerkstraat 1, Ghent, Belgium'],
    notes: ['STATUS: active'],
  });
  expect(hanging(entry, 'Passport')).toMatchObject([{ country: ['be ← BE'] }]);
});

test('or in lists of features', async () => {
  const read = await allRead(
    readSenzing,
    JSON.stringify(
      [
        {
          DATA_SOURCE: 'DEMO',
          RECORD_ID: 7,
          FEATURES: [
            { RECORD_TYPE: 'ORGANIZATION' },
            { NAME_TYPE: 'PRIMARY', NAME_ORG: 'Dawn Shipping' },
            { NAME_TYPE: 'AKA', NAME_ORG: 'Dawn Lines' },
            { LEI_NUMBER: '529900T8BM49AURSDO55' },
          ],
          RISKS: [{ TOPIC: 'sanction' }],
          URL: 'https://dawn.example',
          LAST_CHANGE: '2024-03-21T08:44:01',
        },
        {
          DATA_SOURCE: 'DEMO',
          RECORD_ID: '8',
          RECORD_TYPE: 'VESSEL',
          NAMES: [{ NAME_FULL: 'ASTRA' }],
          RELATIONSHIPS: [
            { REL_POINTER_KEY: '7', REL_POINTER_ROLE: 'OWNED_BY' },
            { REL_POINTER_KEY: 'nobody' },
          ],
        },
      ],
      null,
      1,
    ),
  );
  expect(read.rejected).toEqual([]);
  expect(said(read.entry('7').entities[0])).toMatchObject({
    name: ['Dawn Shipping'],
    alias: ['Dawn Lines'],
    leiCode: ['529900T8BM49AURSDO55'],
    topics: ['sanction'],
    sourceUrl: ['https://dawn.example'],
    modifiedAt: ['2024-03-21 ← 2024-03-21T08:44:01'],
  });
  expect(read.entry('8').entities[0]).toMatchObject({ schema: 'Vessel' });
  expect(hanging(read.entry('8'), 'UnknownLink')).toEqual([
    { subject: ['inv-8'], object: ['inv-7'], role: ['OWNED_BY'] },
  ]);
  expect(said(read.entry('8').entities[0]).notes).toEqual(['Related: nobody']);
});

test('a record without id is known by its content, one without type by what it has', async () => {
  const read = await allRead(
    readSenzing,
    lines({ NAME_ORG: 'Dawn' }, { NAME_FULL: 'X', DATE_OF_BIRTH: '1970' }),
  );
  expect(read.records.map(({ entities }) => entities[0]!.schema)).toEqual(['Organization', 'Person']);
  expect(new Set(read.records.map(({ key }) => key)).size).toBe(2);
  expect(read.records[0]!.key).toBe(
    (await allRead(readSenzing, lines({ NAME_ORG: 'Dawn' }))).records[0]!.key,
  );
});

test('what Belfry hands out as Senzing it reads back', async () => {
  const read = await allRead(readSenzing, lines(ARS));
  const entity = toEntity(read.entry('1001').entities[0]!, ['inv']);
  const out = {
    ...entity,
    caption: '',
    datasets: ['inv'],
    referents: [],
    first_seen: '',
    last_seen: '',
    last_change: '',
    statements: [],
  };
  let text = '';
  for await (const piece of exportText(
    'senzing',
    (async function* () {
      yield out;
    })(),
    'inv',
  ))
    text += piece;
  const again = said((await allRead(readSenzing, text)).records[0]!.entities[0]);
  expect(again).toMatchObject({
    name: ['Nele Ars'],
    alias: ['Nelly Ars'],
    birthDate: ['1965-03-04'],
    nationality: ['be'],
    passportNumber: ['EA123456'],
  });
});

test.each([
  { line: '{"RECORD_ID":"1"}', code: 'lists/no-name' },
  { line: '[1]', code: 'lists/bad-json' },
  { line: '{"RECORD_ID":"1","NAME_FULL":"X","NATIONALITY":"Atlantis"}', code: 'lists/unknown-country' },
  { line: '{"RECORD_ID":"1","NAME_FULL":"X","DATE_OF_BIRTH":"yesterday"}', code: 'lists/bad-date' },
])('$line is told: $code', async ({ line, code }) => {
  const read = await allRead(readSenzing, `${lines(ARS)}\n${line}\n${lines({ ...ARS, RECORD_ID: '2' })}\n`);
  expect(read.rejected.map((one) => [one.code, one.at.line])).toEqual([[code, 2]]);
  expect(read.records.map(({ key }) => key)).toEqual(expect.arrayContaining(['1001', '2']));
});

test('a last line that breaks off is a file that breaks off', async () => {
  await expect(allRead(readSenzing, `${lines(ARS)}\n{"RECORD_ID":"2","NAME`)).rejects.toMatchObject({
    code: 'lists/truncated',
    at: { line: 2 },
  });
});
