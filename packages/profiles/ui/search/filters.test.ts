import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressFromFilters, facetRows, filtersFromAddress, isNarrowed, toggled } from './filters';

const EMPTY = filtersFromAddress({});

test('an address carries the question there and back', () => {
  const words = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 });
  const question = fc.record({
    q: fc.string(),
    dataset: words,
    schema: words,
    country: words,
    from: fc.constantFrom('', '1987', '1987-03'),
    to: fc.constantFrom('', '2001-12-31'),
  });
  fc.assert(
    fc.property(question, (asked) => {
      expect(filtersFromAddress(addressFromFilters(asked))).toEqual(asked);
    }),
  );
});

test.each([
  { address: { from: 'last year' }, part: { from: '' } },
  { address: { to: '1987-3' }, part: { to: '' } },
  { address: { dataset: ['un', 'un'] }, part: { dataset: ['un'] } },
  { address: { q: ['a', 'b'] }, part: { q: 'a' } },
])('$address is read as $part', ({ address, part }) => {
  expect(filtersFromAddress(address)).toMatchObject(part);
});

test('a facet is put in and taken out', () => {
  const with_ = toggled(EMPTY, 'country', 'be');
  expect(with_.country).toEqual(['be']);
  expect(isNarrowed(with_)).toBe(true);
  expect(toggled(with_, 'country', 'be')).toEqual(EMPTY);
});

test('a chosen facet stays to be taken out when nothing is found with it', () => {
  expect(facetRows([{ value: 'un', label: 'UN', count: 2 }], ['eu'])).toEqual([
    { value: 'un', label: 'UN', count: 2, chosen: false },
    { value: 'eu', label: 'eu', count: 0, chosen: true },
  ]);
});
