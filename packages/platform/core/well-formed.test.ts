import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findFoul } from './foul-text';
import { unknownMember } from './unknown-members';
import { isWellFormed, storableJson, wellFormed } from './well-formed';

test.each([
  { text: 'Jan', clean: 'Jan' },
  { text: 'a\u0000b', clean: 'a\ufffdb' },
  { text: '\ud83d\ude00', clean: '\ud83d\ude00' },
  { text: '\ud83dx\ude00', clean: '\ufffdx\ufffd' },
  { text: '\ude00\ud83d', clean: '\ufffd\ufffd' },
])('$text becomes $clean', ({ text, clean }) => {
  expect(wellFormed(text)).toBe(clean);
  expect(isWellFormed(text)).toBe(text === clean);
});

const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

test('cleaning twice is cleaning once, and agrees with the platform', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const clean = wellFormed(text);
      expect(wellFormed(clean)).toBe(clean);
      expect(new TextDecoder().decode(new TextEncoder().encode(clean))).toBe(clean);
      expect(clean).not.toContain('\u0000');
    }),
  );
});

test('JSON for a column holds no escape that a database refuses, and loses nothing else', () => {
  fc.assert(
    fc.property(fc.record({ a: anyText, b: fc.array(anyText) }), (value) => {
      const back = JSON.parse(storableJson(value)) as typeof value;
      expect(back).toEqual({ a: wellFormed(value.a), b: value.b.map(wellFormed) });
    }),
  );
});

test.each([
  { value: { a: [{ b: 'x\u0000' }] }, foul: { code: 'request/text', where: 'body.a.0.b' } },
  { value: { a: ['ok', 1, null, true] }, foul: null },
])('$foul is found where it is', ({ value, foul }) => {
  expect(findFoul(value, 'body')).toEqual(foul);
});

test.each([
  { sent: { a: 1, b: { c: 1 } }, taken: { a: 1, b: { c: 1 } }, member: null },
  { sent: { a: 1, x: 1 }, taken: { a: 1 }, member: 'x' },
  { sent: { b: [{ c: 1 }, { c: 1, d: 2 }] }, taken: { b: [{ c: 1 }, { c: 1 }] }, member: 'b[1].d' },
  { sent: { a: '1' }, taken: { a: 1, withDefault: true }, member: null },
  { sent: { a: 'x' }, taken: { a: ['x'] }, member: null },
])('$member is what a schema did not know', ({ sent, taken, member }) => {
  expect(unknownMember(sent, taken)).toBe(member);
});
