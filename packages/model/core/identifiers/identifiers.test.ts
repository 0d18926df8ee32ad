import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNationalNumber } from './be-national-number';
import { readBelgianPlate } from './be-plate';
import { containerRemainder } from './container';
import {
  checkIdentifier,
  IDENTIFIER_KINDS,
  type IdentifierKind,
  identifierKindOf,
  recogniseIdentifier,
} from './kinds';
import { readMmsi } from './mmsi';
import { vinCheckCharacter } from './vin';

test.each<{ kind: IdentifierKind; text: string; clean?: string; problem?: string }>([
  { kind: 'be-national-number', text: '85.07.30-033.28', clean: '85073003328' },
  { kind: 'be-national-number', text: '17 07 30 033 84', clean: '17073003384' },
  { kind: 'be-national-number', text: '98.47.28-997.65', clean: '98472899765' },
  { kind: 'be-national-number', text: '85.07.30-033.29', problem: 'identifier/check-digit' },
  { kind: 'be-national-number', text: '85.07.30-033', problem: 'identifier/length' },
  { kind: 'be-national-number', text: '85.07.30-O33.28', problem: 'identifier/characters' },
  { kind: 'be-national-number', text: withCheck('851330033'), problem: 'identifier/date' },
  { kind: 'be-enterprise-number', text: '0123.456.749', clean: '0123456749' },
  { kind: 'be-enterprise-number', text: 'BE 0123.456.749', clean: '0123456749' },
  { kind: 'be-enterprise-number', text: 'TVA BE 123.456.749', clean: '0123456749' },
  { kind: 'be-enterprise-number', text: '2.289.324.120', clean: '2289324120' },
  { kind: 'be-enterprise-number', text: '0123.456.748', problem: 'identifier/check-digit' },
  { kind: 'be-enterprise-number', text: '9123.456.749', problem: 'identifier/unknown-prefix' },
  { kind: 'be-enterprise-number', text: '12345', problem: 'identifier/length' },
  { kind: 'be-identity-card', text: '600-0017950-15', clean: '600001795015' },
  { kind: 'be-identity-card', text: '600-0017950-16', problem: 'identifier/check-digit' },
  { kind: 'be-passport', text: 'ga 123456', clean: 'GA123456' },
  { kind: 'be-passport', text: '12345678', problem: 'identifier/characters' },
  { kind: 'be-plate', text: '1abc123', clean: '1-ABC-123' },
  { kind: 'be-plate', text: 'hello', problem: 'identifier/characters' },
  { kind: 'iban', text: 'BE68 5390 0754 7034', clean: 'BE68539007547034' },
  { kind: 'iban', text: 'IBAN: be68-5390-0754-7034', clean: 'BE68539007547034' },
  { kind: 'iban', text: 'BE68 5390 0754 7035', problem: 'identifier/check-digit' },
  { kind: 'iban', text: 'BE68 5390 0754 703', problem: 'identifier/length' },
  { kind: 'iban', text: 'QQ68 5390 0754 7034', problem: 'identifier/unknown-prefix' },
  { kind: 'iban', text: 'DE89 3704 0044 0532 0130 00', clean: 'DE89370400440532013000' },
  { kind: 'bic', text: 'GEBABEBB', clean: 'GEBABEBB' },
  { kind: 'bic', text: 'GEBA BE BB 36A', clean: 'GEBABEBB36A' },
  { kind: 'bic', text: '12345678', problem: 'identifier/characters' },
  { kind: 'lei', text: '529900T8BM49AURSDO55', clean: '529900T8BM49AURSDO55' },
  { kind: 'lei', text: '529900T8BM49AURSDO56', problem: 'identifier/check-digit' },
  { kind: 'lei', text: '529900T8BM49AURSDO5', problem: 'identifier/length' },
  { kind: 'imo', text: 'IMO 9074729', clean: '9074729' },
  { kind: 'imo', text: '9074728', problem: 'identifier/check-digit' },
  { kind: 'imo', text: '907472', problem: 'identifier/length' },
  { kind: 'imo-company', text: 'IMO 0289239', clean: '0289239' },
  { kind: 'imo-company', text: '0289230', problem: 'identifier/check-digit' },
  { kind: 'mmsi', text: '205 123 456', clean: '205123456' },
  { kind: 'mmsi', text: '100123456', problem: 'identifier/unknown-prefix' },
  { kind: 'mmsi', text: '20512345', problem: 'identifier/length' },
  { kind: 'vin', text: '1M8GDM9AXKP042788', clean: '1M8GDM9AXKP042788' },
  { kind: 'vin', text: '1M8GDM9A1KP042788', problem: 'identifier/check-digit' },
  { kind: 'vin', text: 'WVWZZZ1JZXW000001', clean: 'WVWZZZ1JZXW000001' },
  { kind: 'vin', text: 'IM8GDM9AXKP042788', problem: 'identifier/characters' },
  { kind: 'vin', text: '1M8GDM9AXKP04278', problem: 'identifier/length' },
  { kind: 'container', text: 'CSQU 305438 3', clean: 'CSQU3054383' },
  { kind: 'container', text: 'CSQU3054384', problem: 'identifier/check-digit' },
  { kind: 'container', text: 'CSQA3054383', problem: 'identifier/unknown-prefix' },
  { kind: 'container', text: 'CSQU30543', problem: 'identifier/length' },
  { kind: 'phone', text: '02 555 01 23', clean: '+3225550123' },
  { kind: 'phone', text: '+33 1 42 68 53 00', clean: '+33142685300' },
  { kind: 'phone', text: '12', problem: 'identifier/length' },
])('$kind $text: $clean$problem', ({ kind, text, clean, problem }) => {
  const check = checkIdentifier(kind, text);
  expect(check.problem).toBe(problem);
  expect(check.ok).toBe(problem === undefined);
  if (clean) expect(check.clean).toBe(clean);
});

test.each([
  { text: '85073003328', kind: 'national', birthDate: '1985-07-30', sex: 'male' },
  { text: '17073003384', kind: 'national', birthDate: '2017-07-30', sex: 'male' },
  { text: '98472899765', kind: 'bis', birthDate: '1998-07-28', sex: 'male' },
  { text: withCheck('852730034'), kind: 'bis', birthDate: '1985-07-30', sex: null },
  { text: withCheck('850000034'), kind: 'national', birthDate: '1985', sex: 'female' },
  { text: withCheck('850700034'), kind: 'national', birthDate: '1985-07', sex: 'female' },
])('$text tells $birthDate, $sex, $kind', ({ text, ...told }) => {
  expect(readNationalNumber(text)).toEqual({ clean: text, ...told });
});

function withCheck(nine: string): string {
  return nine + String(97 - (Number(nine) % 97)).padStart(2, '0');
}

test.each([
  { text: '1-ABC-123', clean: '1-ABC-123', kind: 'car', since: 2010 },
  { text: '2 BCD 234', clean: '2-BCD-234', kind: 'car', since: 2010 },
  { text: '8-AAB-123', clean: '8-AAB-123', kind: 'international', since: 2010 },
  { text: '9-XYZ-001', clean: '9-XYZ-001', kind: 'personalised', since: 2010 },
  { text: '1-QAB-123', clean: '1-QAB-123', kind: 'trailer', since: 2010 },
  { text: '1-MAB-123', clean: '1-MAB-123', kind: 'motorcycle', since: 2010 },
  { text: '1-SAB-123', clean: '1-SAB-123', kind: 'moped', since: 2010 },
  { text: '1-OAB-123', clean: '1-OAB-123', kind: 'oldtimer', since: 2010 },
  { text: '1-TXA-123', clean: '1-TXA-123', kind: 'taxi', since: 2010 },
  { text: '1-GAB-123', clean: '1-GAB-123', kind: 'agricultural', since: 2010 },
  { text: '1-ZZA-123', clean: '1-ZZA-123', kind: 'trade', since: 2010 },
  { text: '1-CDA-123', clean: '1-CDA-123', kind: 'diplomatic', since: 2010 },
  { text: 'CD 1234', clean: 'CD-1234', kind: 'diplomatic', since: 1951 },
  { text: '123-ABC', clean: '123-ABC', kind: 'car', since: 2008 },
  { text: 'ABC.123', clean: 'ABC-123', kind: 'car', since: 1973 },
  { text: 'P-12', clean: 'P-12', kind: 'official', since: 1951 },
  { text: 'E.1', clean: 'E-1', kind: 'official', since: 1951 },
])('plate $text is a $kind', ({ text, ...plate }) => {
  expect(readBelgianPlate(text)).toEqual(plate);
});

test.each(['1-ABCD-123', 'AB-12-CD', '0-ABC-123', '', 'X-1'])('%s is no Belgian plate', (text) => {
  expect(readBelgianPlate(text)).toBeNull();
});

test.each([
  { text: '205123456', station: 'ship', mid: '205' },
  { text: '002059999', station: 'coast', mid: '205' },
  { text: '020512345', station: 'group', mid: '205' },
  { text: '111205123', station: 'search-and-rescue-aircraft', mid: '205' },
  { text: '992051234', station: 'aid-to-navigation', mid: '205' },
  { text: '982051234', station: 'auxiliary-craft', mid: '205' },
  { text: '820512345', station: 'handheld', mid: '205' },
  { text: '970123456', station: 'distress', mid: null },
])('$text is a $station', ({ text, station, mid }) => {
  expect(readMmsi(text)).toEqual({ clean: text, station, mid });
});

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((d) => d.join(''));
const slip = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 9 }) });
const mistype = (text: string, { at, by }: { at: number; by: number }) => {
  const places = [...text].flatMap((char, i) => (/\d/.test(char) ? [i] : []));
  const i = places[at % places.length]!;
  return text.slice(0, i) + ((Number(text[i]) + by) % 10) + text.slice(i + 1);
};

test.each<{ kind: IdentifierKind; valid: fc.Arbitrary<string> }>([
  {
    kind: 'be-enterprise-number',
    valid: digits(7).map((d) => `0${d}${String(97 - (Number(d) % 97)).padStart(2, '0')}`),
  },
  {
    kind: 'be-identity-card',
    valid: digits(10).map((d) => d + String(Number(d) % 97 || 97).padStart(2, '0')),
  },
  { kind: 'iban', valid: digits(10).map(belgianIban) },
  { kind: 'lei', valid: digits(12).map((d) => leiOf(`529900${d}`)) },
  {
    kind: 'vin',
    valid: digits(15)
      .map((d) => `1${d.slice(0, 7)}0${d.slice(7)}`)
      .map((v) => v.slice(0, 8) + vinCheckCharacter(v) + v.slice(9))
      .filter((v) => v[8] !== 'X'),
  },
  {
    kind: 'container',
    valid: digits(6)
      .map((d) => `CSQU${d}`)
      .filter((c) => containerRemainder(c)! % 10 !== 0)
      .map((c) => c + containerRemainder(c)),
  },
])('one mistyped digit of $kind is always caught', ({ kind, valid }) => {
  fc.assert(
    fc.property(valid, slip, (text, where) => {
      expect(checkIdentifier(kind, text)).toEqual({ ok: true, clean: text });
      const mistyped = mistype(text, where);
      // The first digit of a VIN tells the region: outside North America nothing is promised.
      if (kind === 'vin' && !/^[1-5]/.test(mistyped)) return;
      // Containers whose remainder becomes 10 share their check digit with remainder 0.
      if (kind === 'container' && containerRemainder(mistyped) === 10) return;
      expect(checkIdentifier(kind, mistyped).ok).toBe(false);
    }),
  );
});

function belgianIban(account: string): string {
  const bban = account + String(Number(account) % 97 || 97).padStart(2, '0');
  return `BE${String(98 - Number(BigInt(`${bban}111400`) % 97n)).padStart(2, '0')}${bban}`;
}

function leiOf(eighteen: string): string {
  return eighteen + String(98 - Number(BigInt(`${eighteen}00`) % 97n)).padStart(2, '0');
}

test('one mistyped digit of a national number is caught, or makes it one of the other century', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 998 }),
      slip,
      (born, serial, where) => {
        const day = born.toISOString().slice(0, 10);
        const nine = day.slice(2).replaceAll('-', '') + String(serial).padStart(3, '0');
        const prefix = day < '2000' ? '' : '2';
        const number = nine + String(97 - (Number(prefix + nine) % 97)).padStart(2, '0');
        expect(readNationalNumber(number)).toMatchObject({
          birthDate: day,
          sex: serial % 2 ? 'male' : 'female',
        });
        const read = readNationalNumber(mistype(number, where));
        expect(read === null || read.birthDate.slice(0, 2) !== day.slice(0, 2)).toBe(true);
      },
    ),
  );
});

test('any text gets an answer of every kind, and a clean form is checked the same again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...IDENTIFIER_KINDS),
      fc.oneof(fc.string({ unit: 'binary' }), digits(11)),
      (kind, text) => {
        const check = checkIdentifier(kind, text);
        expect(check.ok).toBe(check.problem === undefined);
        if (check.ok) expect(checkIdentifier(kind, check.clean)).toEqual(check);
      },
    ),
  );
});

test('a megabyte is answered at once', () => {
  for (const kind of IDENTIFIER_KINDS) expect(checkIdentifier(kind, '1'.repeat(1_000_000)).ok).toBe(false);
});

test.each([
  { prop: 'imoNumber', hints: { schema: 'Vessel' }, kind: 'imo' },
  { prop: 'imoNumber', hints: { schema: 'Company' }, kind: 'imo-company' },
  { prop: 'leiCode', hints: {}, kind: 'lei' },
  { prop: 'idNumber', hints: { schema: 'Person', country: 'be' }, kind: 'be-national-number' },
  { prop: 'idNumber', hints: { schema: 'Person', country: 'fr' }, kind: null },
  { prop: 'registrationNumber', hints: { schema: 'Company', country: 'be' }, kind: 'be-enterprise-number' },
  { prop: 'registrationNumber', hints: { schema: 'Vehicle', country: 'be' }, kind: 'be-plate' },
  { prop: 'registrationNumber', hints: { schema: 'Company' }, kind: null },
  { prop: 'name', hints: {}, kind: null },
])('$prop of $hints holds $kind', ({ prop, hints, kind }) => {
  expect(identifierKindOf(prop, hints)).toBe(kind);
});

test.each([
  { text: 'BE68 5390 0754 7034', kinds: ['iban'] },
  { text: '0123.456.749', kinds: ['be-enterprise-number'] },
  { text: 'CSQU3054383', kinds: ['container'] },
  { text: 'WVWZZZ1JZXW000001', kinds: [] },
  { text: 'Nele Ars', kinds: [] },
])('$text looks like $kinds', ({ text, kinds }) => {
  expect(recogniseIdentifier(text)).toEqual(kinds);
});
