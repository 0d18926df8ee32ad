import { expect, test } from 'vitest';
import { follow, strokeName } from './key-chord';

const stroke = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test.each([
  { given: stroke('j'), name: 'j' },
  { given: stroke('?', { shiftKey: true }), name: '?' },
  { given: stroke('ArrowDown', { shiftKey: true }), name: 'Shift+ArrowDown' },
  { given: stroke('Enter', { metaKey: true }), name: 'Ctrl+Enter' },
  { given: stroke(' '), name: 'Space' },
])('$given is $name', ({ given, name }) => {
  expect(strokeName(given)).toBe(name);
});

const keys = ['j', 'g t', 'g h', '?'];
test.each([
  { waiting: null, typed: 'j', gives: { hit: 'j', waiting: null } },
  { waiting: null, typed: 'g', gives: { hit: null, waiting: 'g' } },
  { waiting: 'g', typed: 'h', gives: { hit: 'g h', waiting: null } },
  { waiting: 'g', typed: 'j', gives: { hit: 'j', waiting: null } },
  { waiting: 'g', typed: 'x', gives: { hit: null, waiting: null } },
  { waiting: 'g', typed: 'g', gives: { hit: null, waiting: 'g' } },
])('$typed after $waiting', ({ waiting, typed, gives }) => {
  expect(follow(keys, waiting, typed)).toEqual(gives);
});
