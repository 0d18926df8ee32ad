import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMrz, mrzFullDate, readMrz } from './mrz';
import { mrzCheckDigit } from './mrz-check-digit';

const PASSPORT = `P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10`;
const CARD = `I<UTOD231458907<<<<<<<<<<<<<<<
7408122F1204159UTO<<<<<<<<<<<6
ERIKSSON<<ANNA<MARIA<<<<<<<<<<`;
const OLD_CARD = `I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
D231458907UTO7408122F1204159<<<<<<<6`;
const VISA = `V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L8988901C4XXX4009078F96121096ZE184226B<<<<<<`;

test.each([
  { field: 'L898902C3', digit: 6, why: 'ICAO specimen document number' },
  { field: '740812', digit: 2, why: 'ICAO specimen birth date' },
  { field: '600001795015', digit: 2, why: 'number of more than nine places' },
  { field: 'l898902c3', digit: null, why: 'lower case is not MRZ' },
  { field: '', digit: null, why: 'nothing' },
])('$field → $digit: $why', ({ field, digit }) => {
  expect(mrzCheckDigit(field)).toBe(digit);
});

test.each([
  {
    mrz: PASSPORT,
    format: 'TD3',
    number: 'L898902C3',
    code: 'P',
    expiry: 12,
    optional: 'ZE184226B',
    checks: 5,
  },
  { mrz: CARD, format: 'TD1', number: 'D23145890', code: 'I', expiry: 12, optional: '', checks: 4 },
  { mrz: OLD_CARD, format: 'TD2', number: 'D23145890', code: 'I', expiry: 12, optional: '', checks: 4 },
  {
    mrz: VISA,
    format: 'MRV-A',
    number: 'L8988901C',
    code: 'V',
    expiry: 96,
    optional: '6ZE184226B',
    checks: 3,
  },
])('ICAO specimen $format', ({ mrz, format, number, code, expiry, optional, checks }) => {
  const read = readMrz(mrz)!;
  expect(read).toMatchObject({ format, documentNumber: number, documentCode: code, optional });
  expect(read).toMatchObject({ issuer: 'UTO', surname: 'ERIKSSON', givenNames: 'ANNA MARIA', sex: 'female' });
  expect(read.expiryDate?.year).toBe(expiry);
  expect(read.checks).toHaveLength(checks);
  expect(read.checks.filter((check) => !check.ok)).toEqual([]);
  expect(checkMrz(mrz)).toMatchObject({ ok: true });
});

test('a Belgian card number of twelve digits goes on in the optional field', () => {
  const birth = '8507303';
  const second = `${birth.slice(0, 6)}${mrzCheckDigit('850730')}M301231${mrzCheckDigit('301231')}BEL85073003328`;
  const first = 'IDBEL600001795<0152<<<<<<<<<<<';
  const over = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
  const mrz = `${first}\n${second}${mrzCheckDigit(over)}\nSPECIMEN<<JAN<<<<<<<<<<<<<<<<<`;
  expect(readMrz(mrz)).toMatchObject({
    documentNumber: '600001795015',
    documentCode: 'ID',
    issuer: 'BEL',
    optional: '85073003328',
  });
  expect(checkMrz(mrz).ok).toBe(true);
});

test.each([
  { text: PASSPORT.replace('7408122', '7408132'), fields: ['birth-date', 'composite'], why: 'a wrong day' },
  {
    text: PASSPORT.replace('L898902C36', 'L898902C37'),
    fields: ['document-number', 'composite'],
    why: 'a wrong check digit',
  },
  { text: PASSPORT.replace(/0$/, '1'), fields: ['composite'], why: 'a wrong composite' },
])('$why fails $fields', ({ text, fields }) => {
  expect(
    readMrz(text)!
      .checks.filter((check) => !check.ok)
      .map((check) => check.field),
  ).toEqual(fields);
  expect(checkMrz(text)).toMatchObject({ ok: false, problem: 'identifier/check-digit' });
});

test.each(['<', '0'])('an empty personal number may have %s for its check digit', (digit) => {
  const line = `${PASSPORT.split('\n')[1]!.slice(0, 28)}${'<'.repeat(14)}${digit}`;
  const composite = mrzCheckDigit(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43));
  const empty = `${PASSPORT.split('\n')[0]}\n${line}${composite}`;
  expect(readMrz(empty)!.checks.map(({ field, ok }) => [field, ok])).toEqual([
    ['document-number', true],
    ['birth-date', true],
    ['expiry-date', true],
    ['personal-number', true],
    ['composite', true],
  ]);
});

test.each(['', 'P<UTO', PASSPORT.slice(0, 80), `${PASSPORT}<`, '<'.repeat(88), '1'.repeat(90)])(
  '"%s" is no MRZ',
  (text) => {
    expect(readMrz(text)).toBeNull();
  },
);

test('unknown parts of a birth date are told as such', () => {
  expect(readMrz(PASSPORT.replace('7408122', '74<<<<2'))!.birthDate).toEqual({
    year: 74,
    month: null,
    day: null,
  });
  expect(readMrz(PASSPORT.replace('7408122', 'AB<<<<2'))!.birthDate).toBeNull();
});

test.each([
  { date: { year: 74, month: 8, day: 12 }, latest: '2026-11-22', full: '1974-08-12' },
  { date: { year: 26, month: 11, day: 22 }, latest: '2026-11-22', full: '2026-11-22' },
  { date: { year: 26, month: 11, day: 23 }, latest: '2026-11-22', full: '1926-11-23' },
  { date: { year: 26, month: null, day: null }, latest: '2026-11-22', full: '2026' },
  { date: { year: 30, month: 2, day: 30 }, latest: '2026-11-22', full: null },
])('$date is $full when the latest is $latest', ({ date, latest, full }) => {
  expect(mrzFullDate(date, latest)).toBe(full);
});

test('one mistyped numeral is always caught', () => {
  const numerals = fc.array(fc.nat(9), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(numerals, fc.nat(), fc.integer({ min: 1, max: 9 }), (typed, where, by) => {
      const at = where % typed.length;
      const mistyped = typed.with(at, (typed[at]! + by) % 10);
      expect(mrzCheckDigit(mistyped.join(''))).not.toBe(mrzCheckDigit(typed.join('')));
    }),
  );
});

test('one mistyped numeral in the second line of a passport is always caught', () => {
  const line = PASSPORT.split('\n')[1]!;
  // The nationality and the sex are in no check digit.
  const places = [...line].flatMap((char, i) =>
    /\d/.test(char) && ((i >= 0 && i < 10) || (i >= 13 && i < 20) || i > 20) ? [i] : [],
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const mistyped = line.slice(0, at) + ((Number(line[at]) + by) % 10) + line.slice(at + 1);
      expect(checkMrz(PASSPORT.replace(line, mistyped)).ok).toBe(false);
    }),
  );
});
