import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProfileEvent } from '../../core/api';
import { timeline } from './timeline';

const event = (at: string, kind: ProfileEvent['kind'] = 'listed'): ProfileEvent => ({
  at,
  kind,
  dataset: 'un',
  edition: 1,
  prop: null,
  value: null,
  by: null,
  reason: null,
});

test('events of one lane that fall together share a mark; other lanes do not', () => {
  const { marks } = timeline(
    [
      event('1987', 'fact-date'),
      event('2020-01-01'),
      event('2020-01-02', 'stated'),
      event('2020-01-02', 'joined'),
    ],
    700,
  );
  expect(marks.map((mark) => [mark.lane, mark.events.length])).toEqual([
    ['life', 1],
    ['lists', 2],
    ['decisions', 1],
  ]);
});

test('years are round and far enough apart to be read', () => {
  const { years } = timeline([event('1931', 'fact-date'), event('2026-05-01')], 600);
  expect(years.map(({ year }) => year)).toEqual([1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]);
});

test('nothing dated: nothing drawn', () => {
  expect(timeline([event('circa long ago')], 600)).toEqual({ marks: [], years: [] });
});

test('every dated event stands on exactly one mark inside the drawing', () => {
  const at = fc
    .date({ min: new Date('0100-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString());
  const kind = fc.constantFrom<ProfileEvent['kind']>('listed', 'fact-date', 'joined');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(at, kind), { minLength: 1 }),
      fc.integer({ min: 300, max: 1500 }),
      (given, width) => {
        const { marks, years } = timeline(
          given.map(([when, what]) => event(when, what)),
          width,
        );
        expect(marks.flatMap((mark) => mark.events)).toHaveLength(given.length);
        for (const { x } of marks) expect(x >= 0 && x <= width).toBe(true);
        expect(years.length).toBeLessThanOrEqual(width / 44 + 2);
      },
    ),
  );
});
