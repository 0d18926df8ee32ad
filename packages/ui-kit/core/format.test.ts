import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countryName,
  formatBytes,
  formatNumber,
  isoDay,
  LANGUAGES,
  pickLanguage,
  shortAge,
  shortDuration,
  spelledDate,
} from './format';

test.each([
  { preferred: ['nl-BE', 'fr'], gives: 'nl' },
  { preferred: ['pt', 'DE-at'], gives: 'de' },
  { preferred: ['ar'], gives: 'en' },
  { preferred: [], gives: 'en' },
])('$preferred → $gives', ({ preferred, gives }) => {
  expect(pickLanguage(preferred)).toBe(gives);
});

test.each([
  { language: 'en', text: '12,345.60' },
  { language: 'nl', text: '12.345,60' },
  { language: 'de', text: '12.345,60' },
] as const)('a number in $language: $text', ({ language, text }) => {
  expect(formatNumber(language, 12345.6, 2)).toBe(text);
});

test.each([
  { bytes: 0, text: '0 B' },
  { bytes: 999, text: '999 B' },
  { bytes: 1500, text: '1.5 kB' },
  { bytes: 4_200_000, text: '4.2 MB' },
  { bytes: 112_000_000, text: '112 MB' },
])('$bytes bytes → $text', ({ bytes, text }) => {
  expect(formatBytes('en', bytes).replace('\u00a0', ' ')).toBe(text);
});

test('French counts octets', () => {
  expect(formatBytes('fr', 4_200_000)).toBe('4,2\u00a0Mo');
});

test.each([
  { value: '1987', en: '1987', fr: '1987' },
  { value: '1987-03', en: 'March 1987', fr: 'mars 1987' },
  { value: '1987-03-04', en: '4 March 1987', fr: '4 mars 1987' },
  { value: '1987-02-31', en: '1987-02-31', fr: '1987-02-31' },
  { value: 'circa 1960', en: 'circa 1960', fr: 'circa 1960' },
])('$value spelled', ({ value, en, fr }) => {
  expect([spelledDate('en', value), spelledDate('fr', value)]).toEqual([en, fr]);
});

test.each(['1987', '1987-03', 'circa 1960', '', '2026-13-45T99:00'])('%s is no moment and stays', (value) => {
  expect(isoDay(value)).toBe(value);
});

test('a duration is never shown as nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LANGUAGES),
      fc.double({ min: 0, max: 1e7, noNaN: true }),
      (language, amount) => {
        expect(shortDuration(language, amount)).toMatch(/[1-9]/);
        expect(shortAge(language, amount)).toMatch(/[1-9]/);
      },
    ),
  );
});

test.each([
  { code: 'be', de: 'Belgien' },
  { code: 'BE', de: 'Belgien' },
  { code: 'suhh', de: 'Sowjetunion' },
  { code: 'qqq', de: 'QQQ' },
])('country $code', ({ code, de }) => {
  expect(countryName('de', code)).toBe(de);
});
