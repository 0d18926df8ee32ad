import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './sha256';

test.each([
  { text: '', why: 'nothing' },
  { text: 'abc', why: 'FIPS 180-4 example' },
  { text: 'a'.repeat(55), why: 'padding fits the block' },
  { text: 'a'.repeat(56), why: 'padding needs a block more' },
  { text: 'a'.repeat(64), why: 'a whole block' },
  { text: 'é€😀'.repeat(1000), why: 'several bytes a letter' },
])('sha256 of $why is as Node says', ({ text }) => {
  expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
});

test('sha256 agrees with Node for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(
        createHash('sha256')
          .update(Buffer.from(new TextEncoder().encode(text)))
          .digest('hex'),
      );
    }),
  );
});
