import { expect, test } from 'vitest';
import { ofacRemarks } from './ofac-remarks';

const labelled = (label: string, value: string, more = {}) =>
  expect.objectContaining({ kind: 'labelled', label, value, ...more });

test.each([
  { text: "a.k.a. 'THE TAILOR'.", is: { kind: 'alias', prop: 'weakAlias', name: 'THE TAILOR' } },
  { text: 'a.k.a. ABU TALIB', is: { kind: 'alias', prop: 'alias', name: 'ABU TALIB' } },
  { text: "f.k.a. 'OLD NAME'", is: { kind: 'alias', prop: 'previousName', name: 'OLD NAME' } },
  { text: 'Linked To: DAWN SHIPPING S.A.', is: { kind: 'linked', name: 'DAWN SHIPPING S.A.' } },
  { text: 'DOB 10 Dec 1948', is: labelled('Date of birth', '10 Dec 1948') },
  { text: 'alt. DOB circa 1951', is: labelled('Date of birth', 'circa 1951') },
  { text: 'POB Zarqa, Jordan.', is: labelled('Place of birth', 'Zarqa, Jordan') },
  { text: 'nationality Syria', is: labelled('nationality', 'Syria') },
  { text: 'citizen Turkey.', is: labelled('Citizenship', 'Turkey') },
  { text: 'Gender Female.', is: labelled('Gender', 'Female') },
  {
    text: 'Passport A1234567 (Iran) issued 1999 expires 30 Oct 2012',
    is: labelled('Passport', 'A1234567', { country: 'Iran', issued: '1999', expires: '30 Oct 2012' }),
  },
  { text: 'Cedula No. 16247821 (Colombia)', is: labelled('Cedula No.', '16247821', { country: 'Colombia' }) },
  { text: 'NIT # 800146749-7 (Colombia).', is: labelled('NIT #', '800146749-7', { country: 'Colombia' }) },
  { text: 'Registration Number C-12 (Doc. 3)', is: labelled('Registration Number', 'C-12 (Doc. 3)') },
  {
    text: 'Vessel Registration Identification IMO 9074729',
    is: labelled('Vessel Registration Identification', 'IMO 9074729'),
  },
  { text: 'Aircraft Tail Number EP-XXA', is: labelled('Aircraft Tail Number', 'EP-XXA') },
  {
    text: 'Digital Currency Address - XBT 1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
    is: labelled('Digital Currency Address - XBT', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT'),
  },
  { text: 'Email Address info@dawn.example', is: labelled('Email Address', 'info@dawn.example') },
  {
    text: 'Organization Established Date 17 Dec 2016',
    is: labelled('Organization Established Date', '17 Dec 2016'),
  },
  {
    text: 'Secondary sanctions risk: section 1(b) of Executive Order 13224',
    is: expect.objectContaining({ kind: 'labelled', meaning: { kind: 'provision' } }),
  },
  { text: 'Director of DAWN SHIPPING', is: { kind: 'note', text: 'Director of DAWN SHIPPING' } },
  { text: 'Passport', is: { kind: 'note', text: 'Passport' } },
  { text: 'Passport control officer', is: { kind: 'note', text: 'Passport control officer' } },
])('$text', ({ text, is }) => {
  expect(ofacRemarks(text)).toEqual([is]);
});

test('parts are divided by semicolons, and nothing is made of nothing', () => {
  expect(ofacRemarks('DOB 1962; POB Shati; ; -0-').map(({ kind }) => kind)).toEqual(['labelled', 'labelled']);
  expect(ofacRemarks('-0- ')).toEqual([]);
});
