import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bulkFilter,
  filtersFromSearch,
  type HitFilters,
  hitsQuery,
  isFiltered,
  OPEN_HITS,
  searchFromFilters,
} from './filters';

const word = fc.string({ minLength: 1, maxLength: 20 }).filter((s) => s.trim() === s && s !== '');
const share = fc.option(fc.integer({ min: 0, max: 100 }).map((n) => n / 100));
const filters: fc.Arbitrary<HitFilters> = fc.record({
  judgement: fc.uniqueArray(fc.constantFrom('positive', 'negative', 'unsure', 'no_judgement')),
  lapsed: fc.boolean(),
  screening: fc.option(word),
  dataset: fc.uniqueArray(word, { maxLength: 3 }),
  schema: fc.uniqueArray(word, { maxLength: 3 }),
  min: share,
  max: share,
  q: fc.oneof(fc.constant(''), word),
  sort: fc.constantFrom('score', 'sureness', 'newest'),
});

test('an address carries the filters there and back', () => {
  fc.assert(
    fc.property(filters, (given) => {
      const back = filtersFromSearch(searchFromFilters(given));
      expect({ ...back, judgement: [...back.judgement].sort() }).toEqual({
        ...given,
        judgement: [...given.judgement].sort(),
      });
    }),
  );
});

test('any address at all gives filters', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (search) => {
      expect(filtersFromSearch(search)).toHaveProperty('sort');
    }),
  );
});

test.each([
  { why: 'nothing said: what waits', search: {}, part: OPEN_HITS },
  { why: 'one value or several', search: { dataset: 'un' }, part: { dataset: ['un'] } },
  { why: 'twice the same', search: { dataset: ['un', 'un', 'eu'] }, part: { dataset: ['un', 'eu'] } },
  { why: 'a number where text is meant', search: { q: 87030412345 }, part: { q: '87030412345' } },
  { why: 'a comma as decimal sign', search: { min: '0,85' }, part: { min: 0.85 } },
  { why: 'a score above 1', search: { max: '7' }, part: { max: null } },
  { why: 'an unknown judgement', search: { judgement: 'guilty' }, part: { judgement: ['no_judgement'] } },
  { why: 'every judgement', search: { judgement: 'all' }, part: { judgement: [] } },
  { why: 'lapsed memory', search: { lapsed: 'true' }, part: { lapsed: true } },
  { why: 'an unknown order', search: { sort: 'danger' }, part: { sort: 'score' } },
])('from the address: $why', ({ search, part }) => {
  expect(filtersFromSearch(search)).toMatchObject(part);
});

test('the server is asked what the address says', () => {
  const asked = { ...OPEN_HITS, dataset: ['un', 'eu'], min: 0.8, q: 'el a' };
  expect(hitsQuery(asked)).toEqual({
    judgement: ['no_judgement'],
    dataset: ['un', 'eu'],
    min: 0.8,
    q: 'el a',
    sort: 'score',
  });
});

test('a bulk judgement is asked over the same hits, without an order', () => {
  expect(bulkFilter({ ...OPEN_HITS, max: 0.75, sort: 'newest' })).toEqual({
    judgement: ['no_judgement'],
    max: 0.75,
  });
});

test('another order alone is no filter', () => {
  expect(isFiltered({ ...OPEN_HITS, sort: 'newest' })).toBe(false);
  expect(isFiltered({ ...OPEN_HITS, q: 'x' })).toBe(true);
});
