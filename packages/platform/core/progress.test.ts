import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateOver, type Sample, secondsLeft, withSample } from './progress';

const follow = (samples: readonly Sample[]) => samples.reduce<Sample[]>(withSample, []);

test.each([
  { samples: [], rate: null, why: 'nothing was seen' },
  {
    samples: [
      [0, 0],
      [400, 100],
    ],
    rate: null,
    why: 'too short to tell',
  },
  {
    samples: [
      [0, 0],
      [1_000, 100],
    ],
    rate: 100,
    why: 'a second',
  },
  {
    samples: [
      [0, 0],
      [5_000, 0],
      [20_000, 0],
      [30_000, 500],
    ],
    rate: 50,
    why: 'only the last ten seconds count',
  },
  {
    samples: [
      [0, 500],
      [2_000, 0],
    ],
    rate: 0,
    why: 'it began anew',
  },
])('$why: $rate a second', ({ samples, rate }) => {
  expect(rateOver(follow(samples.map(([atMs, done]) => ({ atMs: atMs!, done: done! }))))).toBe(rate);
});

test.each([
  { done: 10, total: 110, rate: 50, left: 2 },
  { done: 10, total: 111, rate: 50, left: 3 },
  { done: 120, total: 110, rate: 50, left: 0 },
  { done: 10, total: null, rate: 50, left: null },
  { done: 10, total: 110, rate: 0, left: null },
  { done: 10, total: 110, rate: null, left: null },
])('$done of $total at $rate a second: $left left', ({ left, ...at }) => {
  expect(secondsLeft(at)).toBe(left);
});

test('a steady pace is told as it is, however often it is looked at', () => {
  const steps = fc.array(fc.integer({ min: 50, max: 3_000 }), { minLength: 3, maxLength: 60 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5 }), (gaps, pace) => {
      let atMs = 0;
      const samples = gaps.map((gap) => ({ atMs: (atMs += gap), done: atMs * pace }));
      const rate = rateOver(follow(samples));
      return rate === null || Math.abs(rate - pace * 1000) < 0.001;
    }),
  );
});

test('what is kept stays small', () => {
  const many = Array.from({ length: 5_000 }, (_, i) => ({ atMs: i * 300, done: i }));
  expect(follow(many).length).toBeLessThan(40);
});
