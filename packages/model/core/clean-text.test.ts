import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from './clean-text';

test.each([
  { raw: 'Nele Ars', text: 'Nele Ars', flags: [], why: 'plain text is left alone' },
  { raw: '  Nele \t\r\n Ars ', text: 'Nele Ars', flags: [], why: 'white space is one space' },
  { raw: 'Nele\u00a0Ars', text: 'Nele Ars', flags: [], why: 'a no-break space is a space' },
  { raw: 'Nele\0Ars', text: 'NeleArs', flags: ['null-byte'], why: 'null byte' },
  { raw: 'Nele\ud800Ars', text: 'NeleArs', flags: ['lone-surrogate'], why: 'lone surrogate' },
  { raw: '\udc00', text: '', flags: ['lone-surrogate'], why: 'nothing is left' },
  { raw: 'Nele\u202eArs', text: 'NeleArs', flags: ['bidi'], why: 'right-to-left override' },
  { raw: '\u2066Nele\u2069', text: 'Nele', flags: ['bidi'], why: 'isolates' },
  { raw: 'Ne\u200ble', text: 'Nele', flags: ['zero-width'], why: 'zero-width space inside a word' },
  { raw: 'Ne\u2060le\ufeff', text: 'Nele', flags: ['zero-width'], why: 'word joiner and BOM' },
  { raw: 'Nele\u{e0041}', text: 'Nele', flags: ['zero-width'], why: 'tag characters' },
  { raw: 'می\u200cخواهم', text: 'میخواهم', flags: [], why: 'the Persian non-joiner is spelling' },
  { raw: 'Nele\x07\x1bArs', text: 'NeleArs', flags: ['control'], why: 'control characters' },
  {
    raw: `N${'\u0301'.repeat(40)}ele`,
    text: `\u0143${'\u0301'.repeat(4)}ele`,
    flags: ['combining'],
    why: 'piled marks',
  },
  { raw: 'Ne\u0301le', text: 'N\u00e9le', flags: [], why: 'composed' },
  {
    raw: 'N\ufffdle',
    text: 'N\ufffdle',
    flags: ['replacement'],
    why: 'a sign of a wrong encoding is kept and told',
  },
  { raw: '<script>alert(1)</script>', text: '<script>alert(1)</script>', flags: [], why: 'markup is text' },
  { raw: 'شركة النور', text: 'شركة النور', flags: [], why: 'Arabic is left alone' },
  { raw: 'กรุงเทพฯ', text: 'กรุงเทพฯ', flags: [], why: 'Thai marks are left alone' },
])('$why', ({ raw, text, flags }) => {
  expect(cleanText(raw)).toEqual({ text, flags });
});

test('a long text is cut, never inside a surrogate pair', () => {
  expect(cleanText('abcdef', 4)).toEqual({ text: 'abcd', flags: ['too-long'] });
  expect(cleanText('abc\u{1f6a2}def', 4)).toEqual({ text: 'abc', flags: ['too-long'] });
});

test('ten megabytes take no longer than the cap allows', () => {
  const started = performance.now();
  expect(cleanText('\u202ea\u0301 '.repeat(2_500_000), 100).text.length).toBeLessThanOrEqual(100);
  expect(performance.now() - started).toBeLessThan(1000);
});

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const rawUnits = fc
  .array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 0x202e, 0x200b, 0xd800, 0xdc00, 0x301, 0x20)), {
    maxLength: 60,
  })
  .map((units) => String.fromCharCode(...units));

test('what is clean stays clean, well formed and short enough', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, rawUnits), fc.integer({ min: 1, max: 40 }), (raw, max) => {
      const { text } = cleanText(raw, max);
      expect(text.length).toBeLessThanOrEqual(max);
      expect(text).not.toMatch(/[\0\u202a-\u202e\u2066-\u2069\u200b]|\p{Surrogate}/u);
      expect(cleanText(text, max).text).toBe(text);
    }),
    { numRuns: 2000 },
  );
});
