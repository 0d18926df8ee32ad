import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareDates,
  datePrecision,
  datesAgree,
  dayRange,
  daysApart,
  isPartialDate,
  partialDate,
} from './partial-date';

test.each([
  { parts: [1987], date: '1987' },
  { parts: [1987, 3], date: '1987-03' },
  { parts: [1987, 3, 4], date: '1987-03-04' },
  { parts: [2000, 2, 29], date: '2000-02-29' },
  { parts: [1900, 2, 29], date: null },
  { parts: [1987, 13], date: null },
  { parts: [1987, 0, 4], date: null },
  { parts: [1340], date: null },
  { parts: [2508], date: null },
  { parts: [1987.5], date: null },
])('$parts is $date', ({ parts, date }) => {
  expect(partialDate(parts[0]!, parts[1], parts[2])).toBe(date);
});

test.each([
  { text: '1987', is: true },
  { text: '1987-02-30', is: false },
  { text: '1987-2-3', is: false },
  { text: '1987-03-04T00:00', is: false },
  { text: '', is: false },
])('$text is a partial date: $is', ({ text, is }) => {
  expect(isPartialDate(text)).toBe(is);
});

test.each([
  { left: '1987', right: '1987-03-04', agree: true, apart: 0 },
  { left: '1987-03', right: '1987-03-04', agree: true, apart: 0 },
  { left: '1987-03-04', right: '1987-03-05', agree: false, apart: 1 },
  { left: '1987', right: '1988-01-01', agree: false, apart: 1 },
  { left: '1987-02', right: '1987-04', agree: false, apart: 32 },
])('$left and $right: agree $agree, $apart days apart', ({ left, right, agree, apart }) => {
  expect(datesAgree(left, right)).toBe(agree);
  expect(daysApart(left, right)).toBe(apart);
});

const anyDate = fc
  .tuple(
    fc.integer({ min: 1500, max: 2200 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(2),
  )
  .map(
    ([y, m, d, precision]) =>
      (precision === 0 ? partialDate(y) : precision === 1 ? partialDate(y, m) : partialDate(y, m, d))!,
  );

test('dates agree exactly when no day lies between them, and both ways', () => {
  fc.assert(
    fc.property(anyDate, anyDate, (left, right) => {
      expect(datesAgree(left, right)).toBe(datesAgree(right, left));
      expect(daysApart(left, right)).toBe(daysApart(right, left));
      expect(daysApart(left, right) === 0).toBe(datesAgree(left, right));
    }),
  );
});

test('sorting is by time, the vaguer first', () => {
  expect(['1988', '1987-01-01', '1987', '1987-01', '1986-12-31'].sort(compareDates)).toEqual([
    '1986-12-31',
    '1987',
    '1987-01',
    '1987-01-01',
    '1988',
  ]);
});

test('a year has as many days as it has, and the precision is told', () => {
  const { first, last } = dayRange('2000');
  expect(last - first).toBe(365);
  expect(['1987', '1987-03', '1987-03-04'].map(datePrecision)).toEqual(['year', 'month', 'day']);
});
