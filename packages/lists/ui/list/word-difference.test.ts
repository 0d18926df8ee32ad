import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDifference } from './word-difference';

test.each([
  {
    from: 'Review was concluded on 21 Feb. 2019.',
    to: 'Review was concluded on 8 November 2022.',
    shown: 'Review was concluded on [-21-]{+8+} [-Feb.-]{+November+} [-2019.-]{+2022.+}',
  },
  { from: 'one two three', to: 'one two three four', shown: 'one two three{+ four+}' },
  { from: 'same', to: 'same', shown: 'same' },
])('$from → $to', ({ from, to, shown }) => {
  const marks = { both: ['', ''], gone: ['[-', '-]'], come: ['{+', '+}'] } as const;
  const text = wordDifference(from, to)?.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]);
  expect(text?.join('')).toBe(shown);
});

test('texts with little in common are better shown whole', () => {
  expect(wordDifference('an old remark about a ship', 'something else entirely, of another kind')).toBeNull();
});

test('texts too long to compare are shown whole', () => {
  expect(wordDifference('word '.repeat(700), 'word '.repeat(701))).toBeNull();
});

test('the stretches make up both texts again', () => {
  const words = fc
    .array(fc.constantFrom('a', 'b', ' ', 'c d', '\n', 'é'), { maxLength: 40 })
    .map((each) => each.join(''));
  fc.assert(
    fc.property(words, words, (from, to) => {
      const found = wordDifference(from, to);
      if (!found) return;
      const side = (kind: string) =>
        found
          .filter((each) => each.kind !== kind)
          .map((each) => each.text)
          .join('');
      expect([side('come'), side('gone')]).toEqual([from, to]);
    }),
  );
});
