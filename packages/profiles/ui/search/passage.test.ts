import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stretches } from './passage';

test('found words are told apart from the rest', () => {
  expect(stretches('owner of ⟦MV⟧ ⟦Aurora⟧, Antwerp')).toEqual([
    { text: 'owner of ', found: false },
    { text: 'MV', found: true },
    { text: ' ', found: false },
    { text: 'Aurora', found: true },
    { text: ', Antwerp', found: false },
  ]);
});

test.each([
  { passage: 'a ⟦b', why: 'never closed' },
  { passage: 'a b⟧', why: 'never opened' },
])('a mark that is $why marks nothing', ({ passage }) => {
  expect(stretches(passage).some((one) => one.found)).toBe(false);
});

test('whatever the passage, its text is all there and markup stays text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('⟦', '⟧', '<b>', 'x', ' ')), (pieces) => {
      const passage = pieces.join('');
      const text = stretches(passage)
        .map((one) => one.text)
        .join('');
      expect(text).toBe(passage.replace(/[⟦⟧]/gu, ''));
    }),
  );
});
