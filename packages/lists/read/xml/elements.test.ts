import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListFile } from '../../core/record';
import { fileOfBytes } from '../bytes';
import type { XmlElement } from './element';
import { type XmlLimits, xmlElements } from './elements';

async function picked(content: string | Uint8Array | ListFile, names: string[], xml?: Partial<XmlLimits>) {
  const file = typeof content === 'object' && 'open' in content ? content : fileOfBytes('a.xml', content);
  const found: XmlElement[] = [];
  for await (const element of xmlElements(file, { pick: new Set(names), ...(xml && { xml }) }))
    found.push(element);
  return found;
}

const endless = (start: string, middle: string, times: number): ListFile => ({
  name: 'endless.xml',
  size: 0,
  async *open() {
    yield Buffer.from(start);
    const piece = Buffer.from(middle.repeat(Math.ceil(1_000_000 / middle.length)));
    for (let i = 0; i < times; i++) yield piece;
  },
});

test('hands over entries as trees, without namespace prefixes', async () => {
  const [one] = await picked(
    '<l:list xmlns:l="x"><l:e l:id="1">a<!-- c -->b<![CDATA[<c>]]><l:f>&amp;&#x41;</l:f></l:e></l:list>',
    ['e'],
  );
  expect(one).toMatchObject({ name: 'e', text: 'ab<c>', line: 1, children: [{ name: 'f', text: '&A' }] });
  expect({ ...one!.attributes }).toEqual({ id: '1' });
});

test.each([
  {
    why: 'entity expansion',
    content: `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<l>&b;</l>`,
    code: 'lists/xml-entities',
  },
  {
    why: 'an external entity',
    content: '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>',
    code: 'lists/xml-entities',
  },
  {
    why: 'a parameter entity',
    content: '<!DOCTYPE l [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]><l/>',
    code: 'lists/xml-entities',
  },
  {
    why: 'an undeclared entity',
    content: '<l>\n&nbsp;</l>',
    code: 'lists/xml-broken',
    at: { line: 2, element: '/l' },
  },
  { why: 'tags crossed', content: '<l><a><b></a></b></l>', code: 'lists/xml-broken' },
  { why: 'markup in an attribute', content: '<l a="<b>"/>', code: 'lists/xml-broken' },
  { why: 'no XML at all', content: 'name,date\nA,1970', code: 'lists/xml-broken' },
  {
    why: 'cut inside an element',
    content: '<l>\n<e><n>one</n></e>\n<e><n>tw',
    code: 'lists/xml-truncated',
    at: { line: 3, element: '/l/e/n' },
  },
  {
    why: 'cut inside a tag',
    content: '<l>\n<e><n',
    code: 'lists/xml-truncated',
    at: { line: 2, element: '/l/e' },
  },
  {
    why: 'cut between entries',
    content: '<l><e/>',
    code: 'lists/xml-truncated',
    at: { line: 1, element: '/l' },
  },
  { why: '65 levels', content: `<l>${'<d>'.repeat(64)}`, code: 'lists/xml-too-deep' },
  {
    why: 'a long text',
    content: `<l><e>${'x'.repeat(2000)}</e></l>`,
    code: 'lists/xml-too-large',
    xml: { pieceChars: 1000 },
  },
  {
    why: 'a long attribute',
    content: `<l><e a="${'x'.repeat(2000)}"/></l>`,
    code: 'lists/xml-too-large',
    xml: { pieceChars: 1000 },
  },
  {
    why: 'a large entry',
    content: `<l><e>${'<f>abc</f>'.repeat(99)}</e></l>`,
    code: 'lists/xml-too-large',
    xml: { entryElements: 50 },
  },
  {
    why: 'an entry of much text',
    content: `<l><e>${'<f>abc</f>'.repeat(99)}</e></l>`,
    code: 'lists/xml-too-large',
    xml: { entryChars: 100 },
  },
])('refused: $why', async ({ content, code, at, xml }) => {
  const refusal = await picked(content, ['e'], xml).catch((error) => error);
  expect(refusal.code).toBe(code);
  if (at) expect(refusal.at).toEqual(at);
});

test.each([
  { why: 'text', start: '<l><e>', middle: 'x' },
  { why: 'attribute', start: '<l><e a="', middle: 'x' },
  { why: 'tag name', start: '<l><e', middle: 'x' },
  { why: 'comment', start: '<l><!--', middle: 'x' },
  { why: 'DOCTYPE', start: '<!DOCTYPE l [', middle: '<!ELEMENT l ANY>' },
  { why: 'entry', start: '<l><e>', middle: '<f>y</f>' },
  { why: 'depth', start: '<l>', middle: '<d>' },
])('an endless $why is refused long before it ends', async ({ start, middle }) => {
  const before = process.memoryUsage().rss;
  await expect(picked(endless(start, middle, 300), ['e'])).rejects.toMatchObject({
    code: expect.stringMatching(/^lists\/xml-too/),
  });
  expect(process.memoryUsage().rss - before).toBeLessThan(250e6);
});

test('a DOCTYPE without entities is no harm', async () => {
  expect(await picked('<!DOCTYPE l SYSTEM "l.dtd"><l><e>a</e></l>', ['e'])).toHaveLength(1);
});

test('elements named as prototypes are only elements', async () => {
  const [one] = await picked('<l><e __proto__="1" constructor="2"><toString>x</toString></e></l>', ['e']);
  expect(one!.attributes.constructor).toBe('2');
  expect(one!.children[0]!.name).toBe('toString');
});

test('however the bytes arrive, the entries are the same', async () => {
  const xml = Buffer.from(`<l>\r\n${'<e id="é">ü<f>€𐍈</f></e>\r\n'.repeat(30)}</l>`);
  const whole = await picked(xml, ['e']);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(xml.length), { maxLength: 6 }), async (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), xml.length];
      const file: ListFile = {
        name: 'cut.xml',
        size: xml.length,
        async *open() {
          for (let i = 1; i < at.length; i++) yield xml.subarray(at[i - 1], at[i]);
        },
      };
      expect(await picked(file, ['e'])).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});
