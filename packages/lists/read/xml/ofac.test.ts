import { expect, test } from 'vitest';
import { readOfacXml } from './ofac';
import { ofacMeaning } from './ofac-labels';
import { allRead, hanging, said } from './reading.testing';

const list = (entries: string) => `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>04/22/2026</Publish_Date>
<Record_Count>3</Record_Count></publshInformation>${entries}</sdnList>`;

const id = (type: string, number: string, more = '') =>
  `<id><uid>1</uid><idType>${type}</idType><idNumber>${number}</idNumber>${more}</id>`;

const PERSON = `<sdnEntry><uid>101</uid><firstName>Karel Jan</firstName><lastName>TESTMAN</lastName><title>Director</title>
  <sdnType>Individual</sdnType><remarks>Trader. (Linked To: TEST SHIPPING N.V.)</remarks>
  <programList><program>TEST1</program><program>TEST2</program></programList>
  <idList>${id('Passport', 'Booklet A5250088', '<idCountry>Belgium</idCountry><issueDate>14 Nov 2007</issueDate><expirationDate>12 Nov 2012</expirationDate>')}
    ${id('National ID No.', '232-504', '<idCountry>Belgium</idCountry>')}${id('Gender', 'Male')}
    ${id('Additional Sanctions Information -', 'Subject to Secondary Sanctions')}
    ${id('Digital Currency Address - XBT', 'bc1qtestaddress')}${id('Unheard Of No.', 'U-77')}</idList>
  <akaList><aka><uid>1</uid><type>a.k.a.</type><category>strong</category><lastName>TESTMANN</lastName><firstName>Carl</firstName></aka>
    <aka><uid>2</uid><type>a.k.a.</type><category>weak</category><lastName>DE KALE</lastName></aka>
    <aka><uid>3</uid><type>f.k.a.</type><category>strong</category><lastName>OUDMAN</lastName><firstName>Karel</firstName></aka></akaList>
  <addressList><address><uid>1</uid><address1>Teststraat 1</address1><address2>bus 2</address2><city>Gent</city>
    <postalCode>9000</postalCode><country>Belgium</country></address></addressList>
  <nationalityList><nationality><uid>1</uid><country>Belgium</country><mainEntry>true</mainEntry></nationality></nationalityList>
  <citizenshipList><citizenship><uid>1</uid><country>France</country><mainEntry>true</mainEntry></citizenship></citizenshipList>
  <dateOfBirthList><dateOfBirthItem><uid>1</uid><dateOfBirth>05 Jun 1950</dateOfBirth></dateOfBirthItem>
    <dateOfBirthItem><uid>2</uid><dateOfBirth>circa-1951</dateOfBirth></dateOfBirthItem>
    <dateOfBirthItem><uid>3</uid><dateOfBirth>1960 to 1962</dateOfBirth></dateOfBirthItem></dateOfBirthList>
  <placeOfBirthList><placeOfBirthItem><uid>1</uid><placeOfBirth>Gent, Belgium</placeOfBirth></placeOfBirthItem></placeOfBirthList></sdnEntry>`;
const COMPANY = `<sdnEntry><uid>102</uid><lastName>TEST SHIPPING N.V.</lastName><sdnType>Entity</sdnType>
  <idList>${id('SWIFT/BIC', 'TESTBEBB')}${id('Tax ID No.', '7702070139')}${id('BIK (RU)', '044525060')}${id('Website', 'www.example.org')}
    ${id('Nationality of Registration', 'Belgium')}${id('Organization Established Date', '12 Feb 2002')}</idList></sdnEntry>`;
const SHIP = `<sdnEntry><uid>103</uid><lastName>TEST STAR</lastName><sdnType>Vessel</sdnType>
  <idList>${id('Vessel Registration Identification', 'IMO 9187629')}${id('MMSI', '205123456')}</idList>
  <vesselInfo><callSign>ONTS</callSign><vesselType>Crude Oil Tanker</vesselType><vesselFlag>Panama</vesselFlag>
  <vesselOwner>TEST SHIPPING N.V.</vesselOwner><tonnage>298,731</tonnage><grossRegisteredTonnage>156,809</grossRegisteredTonnage></vesselInfo></sdnEntry>
  <sdnEntry><uid>104</uid><lastName>EP-TST</lastName><sdnType>Aircraft</sdnType><remarks>Aircraft Model A340</remarks>
  <idList>${id('Aircraft Manufacturer’s Serial Number (MSN)', '164')}</idList></sdnEntry>`;

test('a person of sdn.xml, whole', async () => {
  const { entry, facts, rejected } = await allRead(readOfacXml, list(PERSON + COMPANY + SHIP));
  expect(facts).toMatchObject([{ publishedAt: '2026-04-22', declaredEntries: 3 }]);
  expect(rejected).toEqual([]);
  const record = entry('101');
  expect(said(record.entities[0])).toMatchObject({
    name: ['Karel Jan TESTMAN'],
    firstName: ['Karel Jan'],
    lastName: ['TESTMAN'],
    alias: ['Carl TESTMANN'],
    weakAlias: ['DE KALE'],
    previousName: ['Karel OUDMAN'],
    program: ['TEST1', 'TEST2'],
    passportNumber: ['A5250088 ← Booklet A5250088'],
    idNumber: ['232-504', 'U-77'],
    gender: ['male ← Male'],
    position: ['Director'],
    nationality: ['be ← Belgium'],
    citizenship: ['fr ← France'],
    birthDate: [
      '1950-06-05 ← 05 Jun 1950',
      '1951 ← circa-1951',
      '1960 ← 1960 to 1962',
      '1961 ← 1960 to 1962',
      '1962 ← 1960 to 1962',
    ],
    birthPlace: ['Gent, Belgium'],
    birthCountry: ['be ← Gent, Belgium'],
    address: ['Teststraat 1, bus 2, 9000 Gent, Belgium'],
    topics: ['sanction'],
  });
  expect(hanging(record, 'Passport')).toMatchObject([
    { startDate: ['2007-11-14 ← 14 Nov 2007'], endDate: ['2012-11-12 ← 12 Nov 2012'] },
  ]);
  expect(hanging(record, 'CryptoWallet')).toMatchObject([
    { publicKey: ['bc1qtestaddress'], currencySymbol: ['XBT'], holder: ['inv-101'] },
  ]);
  expect(hanging(record, 'Sanction')).toMatchObject([
    {
      provisions: [
        'Additional Sanctions Information - Subject to Secondary Sanctions ← Subject to Secondary Sanctions',
      ],
    },
  ]);
  expect(hanging(record, 'UnknownLink')).toMatchObject([
    { object: ['inv-102'], role: ['Linked To ← TEST SHIPPING N.V.'] },
  ]);
});

test('companies, ships and aircraft with their identifiers', async () => {
  const { entry } = await allRead(readOfacXml, list(PERSON + COMPANY + SHIP));
  const company = entry('102').entities[0]!;
  expect(company.schema).toBe('Company');
  expect(said(company)).toMatchObject({
    swiftBic: ['TESTBEBB'],
    taxNumber: ['7702070139'],
    bikCode: ['044525060'],
    website: ['www.example.org'],
    jurisdiction: ['be ← Belgium'],
    incorporationDate: ['2002-02-12 ← 12 Feb 2002'],
  });
  expect(said(entry('103').entities[0])).toMatchObject({
    imoNumber: ['9187629 ← IMO 9187629'],
    mmsi: ['205123456'],
    callSign: ['ONTS'],
    type: ['Crude Oil Tanker'],
    flag: ['pa ← Panama'],
    tonnage: ['298731 ← 298,731'],
  });
  expect(hanging(entry('103'), 'Ownership')).toMatchObject([{ asset: ['inv-103'], owner: ['inv-102'] }]);
  expect(entry('104').entities[0]!.schema).toBe('Airplane');
  expect(said(entry('104').entities[0])).toMatchObject({ serialNumber: ['164'] });
});

test('what a person has no property for becomes a note, not a crash', async () => {
  const odd = `<sdnEntry><uid>1</uid><lastName>A</lastName><sdnType>Individual</sdnType><idList>
    ${id('Vessel Registration Identification', 'IMO 9187629')}${id('MMSI', '1')}${id('Vessel Flag', 'Panama')}
    ${id('Organization Established Date', '2001')}${id('Gender', 'Robot')}${id('', 'x')}</idList></sdnEntry>`;
  const { entry, rejected } = await allRead(readOfacXml, list(odd));
  expect(said(entry('1').entities[0])).toMatchObject({ country: ['pa ← Panama'], idNumber: ['x'] });
  expect(rejected.map(({ code }) => code)).toEqual(['lists/bad-gender']);
});

test.each([
  { label: 'Secondary sanctions risk:', kind: 'provision' },
  { label: 'Executive Order 13662 Directive Determination -', kind: 'provision' },
  { label: 'Tax ID No.', kind: 'document' },
  { label: 'D-U-N-S Number', kind: 'document' },
  { label: 'Digital Currency Address - USDT', kind: 'wallet' },
  { label: 'Email Address', kind: 'value' },
  { label: 'Never heard of', kind: undefined },
])('$label is a $kind', ({ label, kind }) => {
  expect(ofacMeaning(label)?.kind).toBe(kind);
});
