import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Alignment, nameRuns } from './alignment';

const LEFT = 'Yoessef Jan EL AMRANI';
const RIGHT = 'al-Amrani, Yusuf';
const ALIGNED: Alignment = [
  { left: { start: 12, end: 21 }, right: { start: 0, end: 9 }, relation: 'variant' },
  { left: { start: 0, end: 7 }, right: { start: 11, end: 16 }, relation: 'phonetic' },
  { left: { start: 8, end: 11 }, right: null, relation: 'missing' },
];

test('aligned parts carry the same number on both sides, whatever the order of the names', () => {
  expect(nameRuns(LEFT, ALIGNED, 'left')).toEqual([
    { text: 'Yoessef', pair: 0, relation: 'phonetic' },
    { text: ' ', pair: null, relation: 'between' },
    { text: 'Jan', pair: null, relation: 'alone' },
    { text: ' ', pair: null, relation: 'between' },
    { text: 'EL AMRANI', pair: 1, relation: 'variant' },
  ]);
  expect(nameRuns(RIGHT, ALIGNED, 'right')).toEqual([
    { text: 'al-Amrani', pair: 1, relation: 'variant' },
    { text: ', ', pair: null, relation: 'between' },
    { text: 'Yusuf', pair: 0, relation: 'phonetic' },
  ]);
});

test('words that no part of the explanation mentions stand alone', () => {
  expect(nameRuns("Marie-Claire d'Hondt", [], 'left').map(({ text, relation }) => [text, relation])).toEqual([
    ['Marie-Claire', 'alone'],
    [' ', 'between'],
    ["d'Hondt", 'alone'],
  ]);
});

test.each([
  { why: 'beyond the name', span: { start: 4, end: 900 } },
  { why: 'backwards', span: { start: 5, end: 2 } },
  { why: 'empty', span: { start: 3, end: 3 } },
])('a span $why is not used and hides nothing', ({ span }) => {
  const runs = nameRuns('Amina B', [{ left: span, right: { start: 0, end: 1 }, relation: 'same' }], 'left');
  expect(runs.map((run) => run.text).join('')).toBe('Amina B');
  expect(runs.every((run) => run.pair === null)).toBe(true);
});

test('a name in Arabic letters is cut in the order it is written', () => {
  const name = 'يوسف العمراني';
  const runs = nameRuns(
    name,
    [{ left: { start: 0, end: 1 }, right: { start: 5, end: 13 }, relation: 'variant' }],
    'right',
  );
  expect(runs.at(-1)).toEqual({ text: 'العمراني', pair: 0, relation: 'variant' });
});

test('joined again the runs are the name, and each pair stands at most once on a side', () => {
  const span = fc.option(fc.record({ start: fc.nat(30), end: fc.nat(30) }));
  const part = fc.record({
    left: span,
    right: span,
    relation: fc.constantFrom('same', 'similar', 'missing'),
  });
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.array(part),
      fc.constantFrom('left', 'right'),
      (name, parts, side) => {
        const runs = nameRuns(name, parts, side);
        expect(runs.map((run) => run.text).join('')).toBe(name);
        const pairs = runs.flatMap((run) => run.pair ?? []);
        expect(new Set(pairs).size).toBe(pairs.length);
      },
    ),
  );
});
