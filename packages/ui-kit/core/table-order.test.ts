import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterRows, nextOrder, orderFromText, orderToText, sortRows, span } from './table-order';

const sorted = (rows: (string | number | null)[], down = false) =>
  sortRows(rows, (row) => row, { down, locale: 'nl-BE' });

test.each([
  { rows: ['Zoë', 'Élodie', 'adam', null, 'Éric'], gives: ['adam', 'Élodie', 'Éric', 'Zoë', null] },
  { rows: [10, null, 9, 100], gives: [9, 10, 100, null] },
  { rows: ['a10', 'a9'], gives: ['a9', 'a10'] },
])('$rows sort to $gives', ({ rows, gives }) => {
  expect(sorted(rows)).toEqual(gives);
});

test('what has no value stands last in both directions', () => {
  expect(sorted([null, 2, 1], true)).toEqual([2, 1, null]);
});

test('sorting loses nothing, is stable and turning it keeps equal keys in their places', () => {
  const row = fc.record({ key: fc.oneof(fc.constantFrom(1, 2, 3), fc.constant(null)), place: fc.nat() });
  fc.assert(
    fc.property(fc.array(row), fc.boolean(), (rows, down) => {
      const numbered = rows.map((each, place) => ({ ...each, place }));
      const result = sortRows(numbered, (each) => each.key, { down, locale: 'en-GB' });
      expect(result.map((each) => each.place).toSorted((a, b) => a - b)).toEqual(
        numbered.map((each) => each.place),
      );
      for (const [at, each] of result.entries()) {
        const before = result[at - 1];
        if (before && before.key === each.key) expect(before.place).toBeLessThan(each.place);
      }
    }),
  );
});

test.each([
  { question: 'etienne', finds: ['Étienne Dupont'] },
  { question: 'dupont ét', finds: ['Étienne Dupont'] },
  { question: 'ЮСУФ', finds: ['Юсуф'] },
  { question: '  ', finds: ['Étienne Dupont', 'Юсуф'] },
  { question: 'nobody', finds: [] },
])('“$question” finds $finds', ({ question, finds }) => {
  expect(filterRows(['Étienne Dupont', 'Юсуф'], (row) => row, question)).toEqual(finds);
});

test('an order survives the address', () => {
  const columns = ['name', 'score'];
  fc.assert(
    fc.property(fc.constantFrom(...columns), fc.boolean(), (column, down) => {
      expect(orderFromText(orderToText({ column, down }), columns)).toEqual({ column, down });
    }),
  );
  expect(orderFromText('-nothing', columns)).toBeNull();
});

test('a head goes up, down, and back to how it came', () => {
  const up = nextOrder(null, 'name');
  const down = nextOrder(up, 'name');
  expect([up, down, nextOrder(down, 'name')]).toEqual([
    { column: 'name', down: false },
    { column: 'name', down: true },
    null,
  ]);
});

test.each([
  { from: 'b', to: 'd', gives: ['b', 'c', 'd'] },
  { from: 'd', to: 'b', gives: ['b', 'c', 'd'] },
  { from: 'gone', to: 'c', gives: ['c'] },
  { from: 'a', to: 'gone', gives: [] },
])('shift from $from to $to selects $gives', ({ from, to, gives }) => {
  expect(span(['a', 'b', 'c', 'd'], from, to)).toEqual(gives);
});
