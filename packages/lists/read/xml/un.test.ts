import { expect, test } from 'vitest';
import { allRead, hanging, said } from './reading.testing';
import { readUnXml } from './un';
import { documentNumber } from './un-documents';

const list = (individuals: string, entities = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="2026-01-02T03:04:05Z">
   <INDIVIDUALS>${individuals}</INDIVIDUALS><ENTITIES>${entities}</ENTITIES></CONSOLIDATED_LIST>`;

const PERSON = `<INDIVIDUAL><DATAID>11</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME> KAREL </FIRST_NAME>
  <SECOND_NAME>JAN</SECOND_NAME><THIRD_NAME>PIETER</THIRD_NAME><FOURTH_NAME>TESTMAN</FOURTH_NAME>
  <UN_LIST_TYPE>Testland</UN_LIST_TYPE><REFERENCE_NUMBER>TSi.001</REFERENCE_NUMBER><LISTED_ON>2015-04-07-04:00</LISTED_ON>
  <NAME_ORIGINAL_SCRIPT>كارل</NAME_ORIGINAL_SCRIPT><GENDER>Male</GENDER><SUBMITTED_BY>Belgium</SUBMITTED_BY>
  <COMMENTS1>Leads TSe.002. Web: https://www.example.org/notice/11.</COMMENTS1>
  <TITLE><VALUE>Dr.</VALUE></TITLE><DESIGNATION><VALUE>Chief</VALUE><VALUE>Deputy</VALUE></DESIGNATION>
  <NATIONALITY><VALUE>Belgium</VALUE><VALUE>France</VALUE></NATIONALITY>
  <LAST_DAY_UPDATED><VALUE>2016-10-13</VALUE><VALUE>2020-01-02</VALUE></LAST_DAY_UPDATED>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Carl Testman; Karl Testman</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>“De Kale”</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Karel Oudman</ALIAS_NAME><NOTE>previously listed as</NOTE></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ADDRESS><STREET>Teststraat 1</STREET><CITY>Brussel</CITY><ZIP_CODE>1000</ZIP_CODE><COUNTRY>Belgium</COUNTRY><NOTE>in 2014</NOTE></INDIVIDUAL_ADDRESS>
  <INDIVIDUAL_ADDRESS><COUNTRY>France</COUNTRY></INDIVIDUAL_ADDRESS>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-02-03</DATE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1971</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1975</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1958</YEAR><NOTE>Sep.</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><NOTE>about 30 years old</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Gent</CITY><COUNTRY>Belgium</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>Belgian passport no. EX123456</NUMBER><ISSUING_COUNTRY>Belgium</ISSUING_COUNTRY><DATE_OF_ISSUE>2013-06-11</DATE_OF_ISSUE><NOTE>expires on 10 Jun. 2018</NOTE></INDIVIDUAL_DOCUMENT>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>Test card no.</TYPE_OF_DOCUMENT2><NUMBER>44-55-66</NUMBER></INDIVIDUAL_DOCUMENT>
  <INDIVIDUAL_DOCUMENT/></INDIVIDUAL>`;
const GROUP = `<ENTITY><DATAID>22</DATAID><FIRST_NAME>TEST IMPORT GROUP (TIG)</FIRST_NAME><REFERENCE_NUMBER>TSe.002</REFERENCE_NUMBER>
  <UN_LIST_TYPE>Testland</UN_LIST_TYPE><LISTED_ON>2001-02-03</LISTED_ON><DELISTED_ON>2020-02-03</DELISTED_ON>
  <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Test Trading</ALIAS_NAME></ENTITY_ALIAS>
  <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Test</ALIAS_NAME></ENTITY_ALIAS>
  <ENTITY_ADDRESS><CITY>Luik</CITY><COUNTRY>Nowhereland</COUNTRY></ENTITY_ADDRESS>
  <COMMENTS1>IMO number: 1790183</COMMENTS1></ENTITY>`;

test('a person of the UN list, whole', async () => {
  const { entry, facts } = await allRead(readUnXml, list(PERSON, GROUP));
  expect(facts).toMatchObject([{ publishedAt: '2026-01-02T03:04:05Z' }]);
  const record = entry('11');
  expect(record.entities[0]).toMatchObject({ id: 'inv-11', schema: 'Person' });
  expect(said(record.entities[0])).toMatchObject({
    name: ['KAREL JAN PIETER TESTMAN'],
    firstName: ['KAREL'],
    secondName: ['JAN'],
    middleName: ['PIETER'],
    lastName: ['TESTMAN'],
    alias: ['كارل', 'Carl Testman ← Carl Testman; Karl Testman', 'Karl Testman ← Carl Testman; Karl Testman'],
    weakAlias: ['De Kale ← “De Kale”'],
    previousName: ['Karel Oudman'],
    birthDate: [
      '1970-02-03',
      '1971 ← APPROXIMATELY 1971',
      '1973 ← BETWEEN 1973 to 1975',
      '1974 ← BETWEEN 1973 to 1975',
      '1975 ← BETWEEN 1973 to 1975',
      '1958-09 ← EXACT Sep. 1958 Sep.',
    ],
    birthPlace: ['Gent, Belgium'],
    birthCountry: ['be ← Belgium'],
    nationality: ['be ← Belgium', 'fr ← France'],
    gender: ['male ← Male'],
    title: ['Dr.'],
    position: ['Chief', 'Deputy'],
    address: ['Teststraat 1, 1000 Brussel, Belgium'],
    country: ['be ← Belgium', 'fr ← France'],
    passportNumber: ['EX123456 ← Belgian passport no. EX123456'],
    idNumber: ['44-55-66'],
    program: ['Testland'],
    topics: ['sanction'],
    modifiedAt: ['2016-10-13', '2020-01-02'],
    sourceUrl: ['https://www.example.org/notice/11'],
  });
});

test('its listing, papers, address and link hang on it with ids of their own', async () => {
  const { entry, rejected } = await allRead(readUnXml, list(PERSON, GROUP));
  const record = entry('11');
  expect(hanging(record, 'Sanction')).toMatchObject([
    {
      entity: ['inv-11'],
      unscId: ['TSi.001'],
      authorityId: ['TSi.001'],
      listingDate: ['2015-04-07'],
      description: ['Submitted by Belgium ← Belgium'],
    },
  ]);
  expect(hanging(record, 'Passport')).toMatchObject([
    {
      holder: ['inv-11'],
      country: ['be ← Belgium'],
      startDate: ['2013-06-11'],
      endDate: ['2018-06-10 ← 10 Jun. 2018'],
    },
  ]);
  expect(hanging(record, 'Identification')).toMatchObject([{ number: ['44-55-66'], type: ['Test card no'] }]);
  expect(hanging(record, 'Address')).toMatchObject([
    { postalCode: ['1000'], city: ['Brussel'], remarks: ['in 2014'] },
  ]);
  expect(hanging(record, 'UnknownLink')).toMatchObject([{ subject: ['inv-11'], object: ['inv-22'] }]);
  expect(new Set(record.entities.map(({ id }) => id)).size).toBe(record.entities.length);
  expect(rejected.map(({ code, found, at }) => [code, found, at.element])).toEqual([
    ['lists/bad-date', 'APPROXIMATELY about 30 years old', 'INDIVIDUAL[DATAID=11]'],
    ['lists/unknown-country', 'Nowhereland', 'ENTITY[DATAID=22]'],
  ]);
});

test('a group: acronym, former name, delisting', async () => {
  const { entry } = await allRead(readUnXml, list(PERSON, GROUP));
  const record = entry('22');
  const group = said(record.entities[0]);
  expect(record.entities[0]!.schema).toBe('Organization');
  expect(group).toMatchObject({
    name: ['TEST IMPORT GROUP (TIG)'],
    alias: ['TEST IMPORT GROUP ← TEST IMPORT GROUP (TIG)', 'Test Trading'],
    weakAlias: ['TIG ← TEST IMPORT GROUP (TIG)'],
    previousName: ['Old Test'],
    imoNumber: ['1790183'],
    address: ['Luik, Nowhereland'],
  });
  expect(group.topics).toBeUndefined();
  expect(hanging(record, 'Sanction')).toMatchObject([{ endDate: ['2020-02-03'], status: ['delisted'] }]);
});

test('an entry without a name is rejected, with its place, and the others are read', async () => {
  const { records, rejected } = await allRead(
    readUnXml,
    list(`<INDIVIDUAL><DATAID>9</DATAID></INDIVIDUAL>\n${PERSON}`),
  );
  expect(records.map(({ key }) => key)).toEqual(['11']);
  expect(rejected[0]).toMatchObject({ code: 'lists/no-name', lost: 'entry', found: '9' });
});

test('ids stay the same when the entry stands elsewhere in the file', async () => {
  const first = (await allRead(readUnXml, list(PERSON, GROUP))).entry('11');
  const second = (await allRead(readUnXml, list(`\n\n${PERSON.replace('Chief', 'Head')}`, GROUP))).entry(
    '11',
  );
  expect(second.entities.map(({ id }) => id)).toEqual(first.entities.map(({ id }) => id));
});

test.each([
  { text: 'EX123456', number: 'EX123456' },
  { text: 'L 191609 issued on 28 Feb. 1996', number: 'L 191609' },
  { text: 'Testland 654781', number: '654781' },
  { text: 'SSN 111-22-3333 (Testland)', number: '111-22-3333' },
  { text: 'national card DE- 473900', number: 'DE- 473900' },
  { text: 'issued in 1993, under name Karel', number: null },
  { text: 'lost', number: null },
])('document number in $text', ({ text, number }) => {
  expect(documentNumber(text)).toBe(number);
});
