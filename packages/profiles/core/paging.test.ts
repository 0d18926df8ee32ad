import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorOf, keyOfCursor } from './paging';

const part = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !text.includes('\u0000'));

test('a cursor gives back its key', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (key) => {
      expect(keyOfCursor(cursorOf(key), key.length)).toEqual(key);
    }),
  );
});

test.each([
  { cursor: '', why: 'empty' },
  { cursor: '%%%', why: 'not base64url' },
  { cursor: cursorOf(['a']), why: 'too few parts' },
  { cursor: btoa('{"a":1}').replaceAll('=', ''), why: 'not a list' },
  { cursor: btoa('["a",1]').replaceAll('=', ''), why: 'not texts' },
  { cursor: cursorOf(['a', 'b\u0000']), why: 'a null byte' },
  { cursor: 'A'.repeat(9_000), why: 'too long' },
])('is refused: $why', ({ cursor }) => {
  expect(keyOfCursor(cursor, 2)).toBeNull();
});

test('foul cursors are never an exception', () => {
  fc.assert(
    fc.property(fc.string(), (cursor) => {
      expect([null, expect.any(Array)]).toContainEqual(keyOfCursor(cursor, 1));
    }),
  );
});
