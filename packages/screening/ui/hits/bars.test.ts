import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barChart, type Contribution } from './bars';

const speaks = (feature: string, bits: number): Contribution => ({
  feature,
  left: 'x',
  right: 'y',
  relation: bits > 0 ? 'same' : 'different',
  bits,
});

test('for stands right of the zero line and against left of it, on one scale', () => {
  const { zero, bars } = barChart([speaks('birth-date', -2), speaks('family-name', 6)]);
  expect(zero).toBe(0.25);
  expect(bars.map(({ feature, from, width }) => ({ feature, from, width }))).toEqual([
    { feature: 'family-name', from: 0.25, width: 0.75 },
    { feature: 'birth-date', from: 0, width: 0.25 },
  ]);
});

test('what says nothing is not drawn', () => {
  const { bars, silent } = barChart([speaks('gender', 0), speaks('family-name', 3)]);
  expect(bars.map((bar) => bar.feature)).toEqual(['family-name']);
  expect(silent.map((one) => one.feature)).toEqual(['gender']);
});

test('weak evidence alone does not fill the drawing', () => {
  expect(barChart([speaks('gender', 0.5)]).bars[0]?.width).toBe(0.5);
});

test('whatever the evidence: bars lie in the drawing, touch the zero line and keep their order', () => {
  const bits = fc.double({ min: -40, max: 40, noNaN: false });
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.constant(-Infinity))), (all) => {
      const { zero, bars, silent } = barChart(all.map((one, at) => speaks(`f${at}`, one)));
      expect(bars.length + silent.length).toBe(all.length);
      for (const bar of bars) {
        expect(bar.from).toBeGreaterThanOrEqual(-1e-9);
        expect(bar.from + bar.width).toBeLessThanOrEqual(1 + 1e-9);
        expect(bar.bits > 0 ? bar.from : bar.from + bar.width).toBeCloseTo(zero, 9);
      }
      expect(bars.map((bar) => bar.bits)).toEqual(bars.map((bar) => bar.bits).toSorted((a, b) => b - a));
    }),
  );
});
