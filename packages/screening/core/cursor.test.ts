import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCursor, writeCursor } from './cursor';

test('a cursor comes back as it was written', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (place) => {
      const shape = place.map((one) => (typeof one === 'string' ? ('string' as const) : ('number' as const)));
      expect(readCursor(writeCursor(place), shape, 10_000)).toEqual(
        place.map((one) => (Object.is(one, -0) ? 0 : one)),
      );
    }),
  );
});

test.each(['', '!', 'bnVsbA', 'W10', 'WzEsMl0', 'a'.repeat(600), '/w=='])(
  '%j is no cursor of one text',
  (text) => {
    expect(readCursor(text, ['string'])).toBeNull();
  },
);
