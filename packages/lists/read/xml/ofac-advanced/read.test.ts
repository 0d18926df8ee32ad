import { expect, test } from 'vitest';
import { allRead, hanging, said } from '../reading.testing';
import { periodIn } from './dates';
import { readOfacAdvancedXml } from './read';

const set = (name: string, values: string) => `<${name}Values>${values}</${name}Values>`;
const value = (name: string, id: number, text: string, more = '') =>
  `<${name} ID="${id}" ${more}>${text}</${name}>`;
const REFERENCE = `<ReferenceValueSets>
  ${set('Country', value('Country', 11, 'Belgium', 'ISO2="BE"') + value('Country', 12, 'Panama', 'ISO2="PA"'))}
  ${set(
    'FeatureType',
    [
      [8, 'Birthdate'],
      [9, 'Place of Birth'],
      [10, 'Nationality Country'],
      [25, 'Location'],
      [26, 'Title'],
      [224, 'Gender'],
      [3, 'Vessel Flag'],
      [344, 'Digital Currency Address - XBT'],
      [504, 'Secondary sanctions risk:'],
    ]
      .map(([id, text]) => value('FeatureType', id as number, text as string))
      .join(''),
  )}
  ${set('DetailReference', value('DetailReference', 91526, 'Male'))}
  ${set('IDRegDocType', value('IDRegDocType', 1571, 'Passport') + value('IDRegDocType', 1626, 'Vessel Registration Identification'))}
  ${set('List', value('List', 1550, 'SDN List'))}
  ${set('LegalBasis', value('LegalBasis', 1781, 'Executive Order 1 (Test)'))}
  ${set('RelationType', value('RelationType', 1, 'Owned or Controlled By') + value('RelationType', 2, 'Family member of') + value('RelationType', 3, 'Leader or official of') + value('RelationType', 4, 'Providing support to'))}
  ${set('Script', value('Script', 215, 'Latin', 'ScriptCode="Latn"') + value('Script', 220, 'Cyrillic', 'ScriptCode="Cyrl"'))}
  ${set('SanctionsType', value('SanctionsType', 1, 'Program') + value('SanctionsType', 1556, 'Block'))}
</ReferenceValueSets>`;
const AROUND_BEFORE = `<Locations><Location ID="70"><LocationCountry CountryID="11"/><LocationPart LocPartTypeID="1451"><LocationPartValue Primary="true"><Value>Teststraat 1</Value></LocationPartValue></LocationPart>
  <LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Value>Gent</Value></LocationPartValue></LocationPart></Location><Location ID="71"><LocationCountry CountryID="12"/></Location></Locations>
  <IDRegDocuments><IDRegDocument ID="80" IDRegDocTypeID="1571" IdentityID="501" IssuedBy-CountryID="11"><IDRegistrationNo>EX123456</IDRegistrationNo>
    <DocumentDate IDRegDocDateTypeID="1481"><Period CalendarTypeID="1"><Start><From><Year>2020</Year><Month>5</Month><Day>1</Day></From><To><Year>2020</Year><Month>5</Month><Day>1</Day></To></Start></Period></DocumentDate></IDRegDocument>
    <IDRegDocument ID="81" IDRegDocTypeID="1626" IdentityID="503"><IDRegistrationNo>IMO 9187629</IDRegistrationNo></IDRegDocument></IDRegDocuments>`;
const part = (group: number, text: string, script = 215) =>
  `<DocumentedNamePart><NamePartValue NamePartGroupID="${group}" ScriptID="${script}">${text}</NamePartValue></DocumentedNamePart>`;
const day = (tag: string, year: number, month: number, dayOfMonth: number) =>
  `<${tag}><Year>${year}</Year><Month>${month}</Month><Day>${dayOfMonth}</Day></${tag}>`;
const feature = (type: number, inside: string) =>
  `<Feature ID="1" FeatureTypeID="${type}"><FeatureVersion ID="1" ReliabilityID="1">${inside}</FeatureVersion></Feature>`;
const PARTIES = `<DistinctParties>
  <DistinctParty FixedRef="301"><Comment>Known trader</Comment><Profile ID="401" PartySubTypeID="4">
    <Identity ID="501" FixedRef="301" Primary="true" False="false">
      <Alias FixedRef="301" AliasTypeID="1403" Primary="true" LowQuality="false">
        <DocumentedName ID="1">${part(1, 'TESTMAN')}${part(2, 'Karel')}${part(3, 'Ivanovich')}</DocumentedName>
        <DocumentedName ID="2">${part(1, 'Тестман', 220)}${part(2, 'Карел', 220)}</DocumentedName></Alias>
      <Alias FixedRef="301" AliasTypeID="1400" Primary="false" LowQuality="true"><DocumentedName ID="3">${part(1, 'DE KALE')}</DocumentedName></Alias>
      <Alias FixedRef="301" AliasTypeID="1401" Primary="false" LowQuality="false"><DocumentedName ID="4">${part(1, 'OUDMAN')}${part(2, 'Karel')}</DocumentedName></Alias>
      <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="3" NamePartTypeID="91708"/></MasterNamePartGroup></NamePartGroups>
    </Identity>
    ${feature(8, `<DatePeriod><Start Approximate="false">${day('From', 1950, 1, 1)}${day('To', 1950, 1, 1)}</Start><End Approximate="false">${day('From', 1950, 12, 31)}${day('To', 1950, 12, 31)}</End></DatePeriod>`)}
    ${feature(8, `<DatePeriod><Start Approximate="true">${day('From', 1961, 4, 2)}${day('To', 1961, 4, 2)}</Start><End>${day('From', 1961, 4, 2)}${day('To', 1961, 4, 2)}</End></DatePeriod>`)}
    ${feature(9, '<VersionDetail DetailTypeID="1432">Gent, Belgium</VersionDetail>')}
    ${feature(10, '<VersionLocation LocationID="71"/>')}${feature(25, '<VersionLocation LocationID="70"/>')}
    ${feature(26, '<VersionDetail DetailTypeID="1432">Director</VersionDetail>')}
    ${feature(224, '<VersionDetail DetailTypeID="1431" DetailReferenceID="91526"/>')}
    ${feature(344, '<VersionDetail DetailTypeID="1432">bc1qtest</VersionDetail>')}
    ${feature(504, '<VersionDetail DetailTypeID="1432">section 1 of the Act</VersionDetail>')}
    ${feature(9999, '<VersionDetail DetailTypeID="1432">unheard of</VersionDetail>')}
  </Profile></DistinctParty>
  <DistinctParty FixedRef="302"><Profile ID="402" PartySubTypeID="3"><Identity ID="502" Primary="true"><Alias AliasTypeID="1403" Primary="true"><DocumentedName>${part(9, 'Test Group')}</DocumentedName></Alias></Identity></Profile></DistinctParty>
  <DistinctParty FixedRef="303"><Profile ID="403" PartySubTypeID="1"><Identity ID="503" Primary="true"><Alias AliasTypeID="1403" Primary="true"><DocumentedName>${part(9, 'TEST STAR')}</DocumentedName></Alias></Identity>${feature(3, '<VersionDetail DetailTypeID="1432">Panama</VersionDetail>')}</Profile></DistinctParty>
</DistinctParties>`;
const AROUND_AFTER = `<ProfileRelationships>
  <ProfileRelationship ID="1" From-ProfileID="402" To-ProfileID="401" RelationTypeID="1" Former="true"><Comment>since 2001</Comment></ProfileRelationship>
  <ProfileRelationship ID="2" From-ProfileID="401" To-ProfileID="402" RelationTypeID="3"/>
  <ProfileRelationship ID="3" From-ProfileID="403" To-ProfileID="402" RelationTypeID="1"/>
  <ProfileRelationship ID="4" From-ProfileID="401" To-ProfileID="777" RelationTypeID="4"/></ProfileRelationships>
  <SanctionsEntries><SanctionsEntry ID="901" ProfileID="401" ListID="1550"><EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="1781"><Comment/><Date><Year>2012</Year><Month>3</Month><Day>1</Day></Date></EntryEvent>
  <SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>TEST1</Comment></SanctionsMeasure><SanctionsMeasure ID="2" SanctionsTypeID="1556"><Comment/></SanctionsMeasure></SanctionsEntry></SanctionsEntries>`;
const LIST = `<?xml version="1.0"?><Sanctions xmlns="x/ADVANCED_XML"><DateOfIssue><Year>2026</Year><Month>5</Month><Day>21</Day></DateOfIssue>${REFERENCE}${AROUND_BEFORE}${PARTIES}${AROUND_AFTER}</Sanctions>`;

test('a person of the advanced edition, whole', async () => {
  const { entry, facts, rejected } = await allRead(readOfacAdvancedXml, LIST);
  expect(facts).toMatchObject([{ publishedAt: '2026-05-21', declaredEntries: 3 }]);
  const record = entry('301');
  expect(said(record.entities[0])).toMatchObject({
    name: ['Karel Ivanovich TESTMAN'],
    firstName: ['Karel'],
    fatherName: ['Ivanovich'],
    lastName: ['TESTMAN'],
    alias: ['Тестман Карел'],
    weakAlias: ['DE KALE'],
    previousName: ['Karel OUDMAN'],
    birthDate: ['1950', '1961-04-02 ← circa 1961-04-02'],
    birthPlace: ['Gent, Belgium'],
    nationality: ['pa ← Panama'],
    address: ['Teststraat 1, Gent, Belgium'],
    position: ['Director'],
    gender: ['male ← Male'],
    passportNumber: ['EX123456'],
    program: ['TEST1'],
    notes: ['Feature 9999: unheard of', 'Known trader'],
  });
  expect(hanging(record, 'Sanction')).toMatchObject([
    { listingDate: ['2012-03-01'], program: ['TEST1'], description: ['SDN List'] },
  ]);
  expect(hanging(record, 'Sanction')[0]!.provisions).toContain('Executive Order 1 (Test)');
  expect(hanging(record, 'Passport')).toMatchObject([{ country: ['be ← Belgium'], endDate: ['2020-05-01'] }]);
  expect(hanging(record, 'CryptoWallet')).toMatchObject([{ publicKey: ['bc1qtest'] }]);
  expect(hanging(record, 'Directorship')).toMatchObject([
    { director: ['inv-301'], organization: ['inv-302'] },
  ]);
  expect(rejected.map(({ code, found }) => [code, found])).toEqual([
    ['lists/unknown-reference', 'Providing support to: 777'],
  ]);
});

test('what is owned becomes an asset; ships keep their number and flag', async () => {
  const { entry } = await allRead(readOfacAdvancedXml, LIST);
  expect(entry('302').entities[0]!.schema).toBe('Company');
  expect(hanging(entry('302'), 'Ownership')).toMatchObject([
    { asset: ['inv-302'], owner: ['inv-301'], status: ['former'], summary: ['since 2001'] },
  ]);
  expect(said(entry('303').entities[0])).toMatchObject({
    imoNumber: ['9187629 ← IMO 9187629'],
    flag: ['pa ← Panama'],
  });
  expect(hanging(entry('303'), 'Ownership')).toMatchObject([{ asset: ['inv-303'], owner: ['inv-302'] }]);
});

test('an excerpt without reference sets is read with the published defaults', async () => {
  const { entry } = await allRead(readOfacAdvancedXml, LIST.replace(REFERENCE, ''));
  expect(said(entry('301').entities[0])).toMatchObject({
    name: ['Karel Ivanovich TESTMAN'],
    previousName: ['Karel OUDMAN'],
  });
  expect(entry('303').entities[0]!.schema).toBe('Vessel');
});

const dated = (name: string, text: string) => {
  const [Year, Month, Day] = text.split('-').map((number) => String(Number(number)));
  const parts = { Year: Year!, Month: Month!, Day: Day! };
  const element = (tag: string, inside: string) => ({
    name: tag,
    attributes: {},
    children: [],
    text: inside,
    line: 1,
  });
  return {
    ...element(name, ''),
    children: Object.entries(parts).map(([tag, inside]) => element(tag, inside)),
  };
};

test.each([
  { from: '1950-01-01', to: '1950-12-31', period: '1950' },
  { from: '1950-01-01', to: '1952-12-31', period: '1950 to 1952' },
  { from: '1950-04-01', to: '1950-04-30', period: '1950-04' },
  { from: '1950-04-02', to: '1950-04-02', period: '1950-04-02' },
  { from: '1950-04-02', to: '1951-05-03', period: '1950-04-02 to 1951-05-03' },
])('$from … $to is $period', ({ from, to, period }) => {
  const end = (name: string, date: string) => ({
    name,
    attributes: {},
    text: '',
    line: 1,
    children: [dated('From', date), dated('To', date)],
  });
  expect(
    periodIn({
      name: 'DatePeriod',
      attributes: {},
      text: '',
      line: 1,
      children: [end('Start', from), end('End', to)],
    }),
  ).toBe(period);
});
