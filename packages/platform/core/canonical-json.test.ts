import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json';

test.each([
  { value: { b: 1, a: [true, null, 'x'] }, text: '{"a":[true,null,"x"],"b":1}', why: 'members sort' },
  {
    value: { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 },
    text: '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    why: 'RFC 8785 §3.2.3, by UTF-16 units',
  },
  {
    value: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0]'),
    text: '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    why: 'RFC 8785 §3.2.2, numbers',
  },
  { value: '\u20ac$\u000f\nA\'B"\\"/', text: '"€$\\u000f\\nA\'B\\"\\\\\\"/"', why: 'RFC 8785 §3.2.2, text' },
  { value: { a: undefined, b: [undefined] }, text: '{"b":[null]}', why: 'what JSON leaves out' },
])('$why', ({ value, text }) => {
  expect(canonicalJson(value)).toBe(text);
});

test.each([
  { value: Number.NaN },
  { value: Number.POSITIVE_INFINITY },
  { value: '\ud800' },
  { value: { '\udc00': 1 } },
  { value: 1n },
  { value: () => 1 },
])('what no JSON can say is refused', ({ value }) => {
  expect(() => canonicalJson(value)).toThrow();
});

test('nesting without end is refused, not followed', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 2_000; i += 1) deep = [deep];
  expect(() => canonicalJson(deep)).toThrow('nested');
});

test('the text means the value, and the order of members does not matter', () => {
  const value = fc.jsonValue({ maxDepth: 5, noUnicodeString: false, stringUnit: 'grapheme' });
  fc.assert(
    fc.property(value, (sent) => {
      const text = canonicalJson(sent);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(canonicalJson(reversed(sent))).toBe(text);
    }),
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
