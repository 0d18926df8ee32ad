import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressText, many, one, parseAddress } from './address';

test.each([
  { search: '?q=al%20amrani&list=un&list=eu', gives: { q: 'al amrani', list: ['un', 'eu'] } },
  { search: '?q=', gives: {} },
  { search: '', gives: {} },
  { search: '?q=1', gives: { q: '1' } },
])('$search → $gives', ({ search, gives }) => {
  expect(parseAddress(search)).toEqual(gives);
});

test('what is nothing is left out', () => {
  expect(addressText({ q: '', a: undefined, b: null, c: false, d: [], e: 0 })).toBe('?e=0');
});

test('filters survive the address, whatever they are called', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  const value = fc.oneof(text, fc.array(text, { minLength: 2 }));
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(text, value), { selector: ([name]) => name }), (pairs) => {
      const search = addressText(Object.fromEntries(pairs));
      const back = parseAddress(search);
      for (const [name, given] of pairs) expect(many(back, name)).toEqual([given].flat());
    }),
  );
});

test('one and many read both forms', () => {
  const address = { q: 'a', list: ['un', 'eu'] };
  expect([one(address, 'q'), one(address, 'list'), one(address, 'none')]).toEqual(['a', 'un', '']);
  expect([many(address, 'q'), many(address, 'list'), many(address, 'none')]).toEqual([
    ['a'],
    ['un', 'eu'],
    [],
  ]);
});
