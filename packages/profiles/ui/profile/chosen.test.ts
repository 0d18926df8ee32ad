import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../../core/api';
import { chosenFromAddress, chosenToAddress, findFact } from './chosen';

const fact = (prop: string, value: string): Fact => ({
  prop,
  type: 'string',
  value,
  target: null,
  transliteration: null,
  origins: [],
});
const profile = {
  facts: [fact('birthDate', '1987'), fact('sourceUrl', 'https://x/a:b')],
  attached: [{ schema: 'Sanction', id: 's-1', caption: 'x', facts: [fact('birthDate', '1990')] }],
};

test('the address carries the fact there and back, whatever its value', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', 's-1'),
      fc.constantFrom('birthDate', 'name'),
      fc.string(),
      (of, prop, value) => {
        const address = chosenToAddress({ of, prop, value });
        expect(chosenFromAddress(address.fact ?? '', address.of ?? '')).toEqual({ of, prop, value });
      },
    ),
  );
  expect(chosenFromAddress('', '')).toBeNull();
});

test.each([
  { chosen: { of: '', prop: 'sourceUrl', value: 'https://x/a:b' }, found: 'https://x/a:b' },
  { chosen: { of: 's-1', prop: 'birthDate', value: '1990' }, found: '1990' },
  { chosen: { of: 's-2', prop: 'birthDate', value: '1990' }, found: undefined },
  { chosen: { of: '', prop: 'birthDate', value: '1990' }, found: undefined },
])('$chosen is $found', ({ chosen, found }) => {
  expect(findFact(profile, chosen)?.value).toBe(found);
});
