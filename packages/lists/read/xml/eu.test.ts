import { expect, test } from 'vitest';
import { readEuXml } from './eu';
import { allRead, hanging, said } from './reading.testing';

const list = (entities: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-04-15T15:29:22.497+02:00" globalFileId="1">${entities}</export>`;

const REGULATION = `<regulation regulationType="amendment" organisationType="council" publicationDate="2019-04-08"
  entryIntoForceDate="2019-04-09" numberTitle="2019/1 (OJ L1)" programme="TST" logicalId="9"><publicationUrl>https://example.org/oj</publicationUrl></regulation>`;

const PERSON = `<sanctionEntity designationDate="2008-07-03" designationDetails="by decision" unitedNationId="TSi.001" euReferenceNumber="EU.20.82" logicalId="5">
  <remark>General remark</remark>${REGULATION}<subjectType code="person" classificationCode="P"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="Карел Тестман" nameLanguage="RU" strong="true" logicalId="1"/>
  <nameAlias firstName="Karel" middleName="Jan" lastName="Testman" wholeName="Karel Jan Testman" function="Chief" gender="M" title="Dr" strong="true" logicalId="2"><remark>Father's name is Piet. Mother's name is An</remark></nameAlias>
  <nameAlias wholeName="De Kale" strong="false" logicalId="3"/>
  <citizenship countryIso2Code="BE" countryDescription="BELGIUM"/>
  <citizenship countryIso2Code="00" countryDescription="UNKNOWN"/>
  <birthdate circa="false" calendarType="GREGORIAN" city="Gent" zipCode="" birthdate="1965-12-12" year="1965" countryIso2Code="BE" countryDescription="BELGIUM"/>
  <birthdate circa="true" calendarType="GREGORIAN" year="1958" countryIso2Code="00" countryDescription="UNKNOWN"/>
  <birthdate circa="false" calendarType="GREGORIAN" yearRangeFrom="1960" yearRangeTo="1961"/>
  <birthdate circa="false" calendarType="GREGORIAN" year="1962" monthOfYear="3"/>
  <birthdate circa="false" calendarType="ISLAMIC" year="1343"/>
  <address city="Luik" street="Rue du Test 1" poBox="12" zipCode="4000" region="" place="" asAtListingTime="true" countryIso2Code="BE" countryDescription="BELGIUM"><remark>former</remark><contactInfo key="EMAIL" value="a@example.org"/></address>
  <identification diplomatic="true" knownExpired="true" knownFalse="false" reportedLost="true" revokedByIssuer="false" issuedBy="Gent" issuedDate="2001-02-03" validTo="2006-02-03" latinNumber="" nameOnDocument="K. Testman" number="EX123456" countryIso2Code="BE" identificationTypeCode="passport" identificationTypeDescription="National passport" logicalId="6"/>
  <identification number="22-33-44" identificationTypeCode="id" identificationTypeDescription="National identification card" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="7"/>
  </sanctionEntity>`;
const enterprise = (id: number, name: string, inside: string) =>
  `<sanctionEntity logicalId="${id}" euReferenceNumber="EU.${id}.1"><subjectType code="enterprise" classificationCode="E"/>
   <nameAlias wholeName="${name}" strong="true"/>${inside}</sanctionEntity>`;

test('a person of the EU list, whole', async () => {
  const { entry, facts, rejected } = await allRead(readEuXml, list(PERSON));
  expect(facts).toMatchObject([{ publishedAt: '2026-04-15T15:29:22.497+02:00' }]);
  const record = entry('5');
  expect(said(record.entities[0])).toMatchObject({
    name: ['Karel Jan Testman'],
    firstName: ['Karel'],
    middleName: ['Jan'],
    lastName: ['Testman'],
    alias: ['Карел Тестман @rus'],
    weakAlias: ['De Kale'],
    position: ['Chief'],
    title: ['Dr'],
    gender: ['male ← M'],
    citizenship: ['be ← BELGIUM'],
    birthDate: ['1965-12-12', '1958 ← circa 1958', '1960 ← 1960 to 1961', '1961 ← 1960 to 1961', '1962-03'],
    birthPlace: ['Gent, BELGIUM'],
    birthCountry: ['be ← BELGIUM'],
    passportNumber: ['EX123456'],
    idNumber: ['22-33-44'],
    email: ['a@example.org'],
    address: ['Rue du Test 1, PO Box 12, 4000 Luik, BELGIUM'],
    program: ['TST'],
    topics: ['sanction'],
  });
  expect(hanging(record, 'Sanction')).toMatchObject([
    {
      authorityId: ['EU.20.82', 'TSi.001'],
      unscId: ['TSi.001'],
      listingDate: ['2008-07-03'],
      startDate: ['2019-04-09'],
      program: ['TST'],
      provisions: ['2019/1 (OJ L1)'],
      programUrl: ['https://example.org/oj'],
    },
  ]);
  expect(hanging(record, 'Passport')).toMatchObject([
    {
      type: ['Diplomatic National passport'],
      startDate: ['2001-02-03'],
      endDate: ['2006-02-03'],
      summary: ['known to be expired; reported lost; name on document: K. Testman'],
    },
  ]);
  expect(rejected.map(({ code, found }) => [code, found])).toEqual([
    ['lists/other-calendar', '1343 (ISLAMIC)'],
  ]);
});

test.each([
  {
    why: 'a company',
    inside: '<remark>Trading company</remark>',
    name: 'Test Trading NV',
    schema: 'Organization',
  },
  {
    why: 'a ship by its papers',
    inside: '<identification number="9187629" identificationTypeCode="imo"/>',
    name: 'TEST STAR',
    schema: 'Vessel',
  },
  {
    why: 'a ship by its remark',
    inside: '<remark>Oil tanker. IMO number: 9187629. Flag: Panama</remark>',
    name: 'TEST STAR',
    schema: 'Vessel',
  },
  {
    why: 'a company with an IMO company number',
    inside: '<remark>IMO number: 1790183, shipping company</remark>',
    name: 'Test Shipping Management',
    schema: 'Organization',
  },
  {
    why: 'an aircraft',
    inside: '<remark>Airbus aircraft, MSN 164</remark>',
    name: 'EP-TST 164',
    schema: 'Airplane',
  },
])('$why is filed as an enterprise, and read as $schema', async ({ inside, name, schema }) => {
  const { entry } = await allRead(readEuXml, list(enterprise(7, name, inside)));
  expect(entry('7').entities[0]!.schema).toBe(schema);
});

test('delisted entries say so and carry no sanction topic', async () => {
  const delisted = `<sanctionEntity logicalId="8" delistingDate="2020-02-03">${REGULATION}<subjectType code="person" classificationCode="P"/><nameAlias wholeName="Karel Testman" strong="true"/></sanctionEntity>`;
  const record = (await allRead(readEuXml, list(delisted))).entry('8');
  expect(said(record.entities[0]).topics).toBeUndefined();
  expect(hanging(record, 'Sanction')).toMatchObject([
    { endDate: ['2020-02-03'], status: ['delisted ← 2020-02-03'] },
  ]);
});
