import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passageOf } from './passage';

test.each([
  { value: 'Bakker te Gent', query: 'gent', text: 'Bakker te ⟦Gent⟧', words: 1 },
  { value: 'Zoë woont in Liège', query: 'liege ZOE', text: '⟦Zoë⟧ woont in ⟦Liège⟧', words: 2 },
  { value: 'Москва, ул. Зелёная', query: 'зеленая', text: 'Москва, ул. ⟦Зелёная⟧', words: 1 },
  { value: 'a ⟦b⟧ c', query: 'c', text: 'a b ⟦c⟧', words: 1 },
])('"$query" in "$value"', ({ value, query, text, words }) => {
  expect(passageOf(value, query)).toEqual({ text, words });
});

test('a text without the words has no passage', () => {
  expect(passageOf('Bakker te Gent', 'brugge')).toBeNull();
});

test('a long text is cut around the first word, at spaces', () => {
  const passage = passageOf(`${'voor '.repeat(100)}haven ${'na '.repeat(200)}`, 'haven')!;
  expect(passage.text).toMatch(/^…voor .*⟦haven⟧ na .*na…$/);
  expect(passage.text.length).toBeLessThan(250);
});

test('whatever the text and the words: bounded, and marks come in pairs', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      (value, query) => {
        const passage = passageOf(value, query);
        if (passage === null) return;
        expect(passage.text.split('⟦').length).toBe(passage.text.split('⟧').length);
        expect(passage.text.replace(/[⟦⟧]/g, '').length).toBeLessThanOrEqual(242);
      },
    ),
  );
});
