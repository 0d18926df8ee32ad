import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Foul, findFoul } from './foul-text';
import { lookAtJson } from './json-text';
import { unknownMember } from './unknown-members';

test.each([
  { text: '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', twice: null, values: 9, depth: 3 },
  { text: '{"a":1,"a":2}', twice: 'a', values: 3, depth: 1 },
  { text: '{"a":1,"\\u0061":2}', twice: 'a', values: 3, depth: 1 },
  { text: '[{"x":{"b":1,"c":"\\"}{","b":2}}]', twice: 'b', values: 6, depth: 3 },
  { text: '{"a":"a","b":"a"}', twice: null, values: 3, depth: 1 },
  { text: '{"a\\\\":1,"a":2}', twice: null, values: 3, depth: 1 },
  { text: '{"__proto__":1,"__proto__":2}', twice: '__proto__', values: 3, depth: 1 },
  { text: '"never closed', twice: null, values: 1, depth: 0 },
  { text: ']]]]', twice: null, values: 1, depth: 0 },
])('$text: $twice stands twice, $values values at most, $depth deep', ({ text, ...figures }) => {
  expect(lookAtJson(text)).toEqual(figures);
});

test('what JSON.stringify writes holds nothing twice, and at least as many values are counted as it has', () => {
  const count = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? Object.values(value).reduce((sum: number, one) => sum + count(one), 1)
      : 1;
  fc.assert(
    fc.property(fc.json(), (text) => {
      const { twice, values } = lookAtJson(text);
      expect(twice).toBe(null);
      expect(values).toBeGreaterThanOrEqual(count(JSON.parse(text)));
    }),
  );
});

test.each<{ value: unknown; foul: Foul | null }>([
  { value: { a: [{ b: 'x\u0000' }] }, foul: { code: 'request/text', where: 'body.a.0.b' } },
  { value: { a: { 'b\ud800': 1 } }, foul: { code: 'request/text', where: 'body.a' } },
  { value: { a: { b: ['x', '\udc00y'] } }, foul: { code: 'request/text', where: 'body.a.b.1' } },
  { value: { a: '\u{1f600}', constructor: 'x' }, foul: null },
])('foul text is found where it stands: $foul.where', ({ value, foul }) => {
  expect(findFoul(value, 'body')).toEqual(foul);
});

test('a million members are looked through in a moment, without a copy of them', () => {
  const many = { a: Array.from({ length: 1_000_000 }, () => ({})) };
  const [before, began] = [process.memoryUsage().heapUsed, performance.now()];
  expect(findFoul(many, 'body')).toBe(null);
  expect(unknownMember(many, { a: [...many.a] })).toBe(null);
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
});

test.each([
  { sent: { a: 1, nmae: 2 }, taken: { a: 1 }, member: 'nmae' },
  { sent: { a: [{ b: 1 }, { b: 1, c: 2 }] }, taken: { a: [{ b: 1 }, { b: 1 }] }, member: 'a[1].c' },
  { sent: [{ b: 1 }], taken: [{}], member: '[0].b' },
  { sent: { a: undefined }, taken: {}, member: null },
  { sent: { a: { constructor: 1 } }, taken: { a: {} }, member: 'a.constructor' },
])('what a schema did not take is told by its path: $member', ({ sent, taken, member }) => {
  expect(unknownMember(sent, taken)).toBe(member);
});
