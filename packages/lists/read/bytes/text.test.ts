import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ListFile, ListFileError, type Rejected } from '../../core/record';
import { decodedText, fileOfBytes, textLines } from './index';

const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? Buffer.from(bytes).swap16() : bytes;
};
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const XML = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;

async function read(bytes: Uint8Array, pieceBytes = 7) {
  const warnings: Rejected[] = [];
  let text = '';
  const file = inPieces(bytes, pieceBytes);
  for await (const piece of decodedText(file, { warn: (warning) => warnings.push(warning) })) text += piece;
  return { text, codes: warnings.map((warning) => warning.code), warnings };
}

const inPieces = (bytes: Uint8Array, size: number): ListFile => ({
  name: 'invented',
  size: bytes.length,
  async *open() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  },
});

test.each([
  { why: 'plain UTF-8', bytes: Buffer.from('naam,één'), text: 'naam,één', codes: [] },
  { why: 'UTF-8 with a byte order mark', bytes: Buffer.from('\ufeffnaam'), text: 'naam', codes: [] },
  { why: 'UTF-16LE with a mark', bytes: utf16('\ufeffŽofia,الاسم'), text: 'Žofia,الاسم', codes: [] },
  { why: 'UTF-16BE with a mark', bytes: utf16('\ufeffŽofia', true), text: 'Žofia', codes: [] },
  { why: 'UTF-16LE without a mark', bytes: utf16('name,first\nx,y'), text: 'name,first\nx,y', codes: [] },
  {
    why: 'UTF-16BE without a mark',
    bytes: utf16('name,first\nx,y', true),
    text: 'name,first\nx,y',
    codes: [],
  },
  {
    why: 'a declared 8-bit encoding',
    bytes: Buffer.concat([Buffer.from(XML('windows-1251')), Buffer.from([0xc8, 0xe2, 0xe0, 0xed])]),
    text: `${XML('windows-1251')}Иван`,
    codes: [],
  },
  {
    why: 'undeclared windows-1252',
    bytes: latin1('naam;Zoë d\x92Hondt'),
    text: 'naam;Zoë d’Hondt',
    codes: ['lists/wrong-encoding'],
  },
  {
    why: 'UTF-8 declared, windows-1252 written',
    bytes: latin1(`${XML('UTF-8')}<a>Zoë</a>`),
    text: `${XML('UTF-8')}<a>Zoë</a>`,
    codes: ['lists/wrong-encoding'],
  },
  {
    why: 'ISO-8859-1 declared, UTF-8 written',
    bytes: Buffer.from(`${XML('ISO-8859-1')}<a>Zoë Ćurić</a>`),
    text: `${XML('ISO-8859-1')}<a>Zoë Ćurić</a>`,
    codes: ['lists/wrong-encoding'],
  },
  {
    why: 'UTF-16 declared, UTF-8 written',
    bytes: Buffer.from(`${XML('utf-16')}<a>Zoë</a>`),
    text: `${XML('utf-16')}<a>Zoë</a>`,
    codes: ['lists/wrong-encoding'],
  },
  {
    why: 'UTF-8 declared, UTF-16 written',
    bytes: utf16(`\ufeff${XML('utf-8')}<a/>`),
    text: `${XML('utf-8')}<a/>`,
    codes: ['lists/wrong-encoding'],
  },
  { why: 'null bytes', bytes: Buffer.from('na\0am,x'), text: 'naam,x', codes: ['lists/null-bytes'] },
  {
    why: 'UTF-8 cut inside a letter',
    bytes: Buffer.from('één, twee, drie é').subarray(0, -1),
    text: 'één, twee, drie \ufffd',
    codes: ['lists/bad-characters'],
  },
  {
    why: 'one foreign byte in UTF-8',
    bytes: Buffer.concat([Buffer.from('één ćuk '), latin1('Zo\xeb ok')]),
    text: 'één ćuk Zoë ok',
    codes: ['lists/bad-characters'],
  },
  {
    why: 'UTF-16 cut inside a letter',
    bytes: utf16('\ufeffnaam').subarray(0, -1),
    text: 'naa\ufffd',
    codes: ['lists/bad-characters'],
  },
  {
    why: 'a lone surrogate in UTF-16',
    bytes: utf16('\ufeffa\ud800b'),
    text: 'a\ufffdb',
    codes: ['lists/bad-characters'],
  },
])('$why', async ({ bytes, text, codes }) => {
  expect(await read(bytes)).toMatchObject({ text, codes });
});

test.each([
  { why: 'nothing', bytes: Buffer.alloc(0), code: 'lists/empty-file' },
  { why: 'UTF-32', bytes: Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), code: 'lists/unknown-encoding' },
  {
    why: 'an encoding nobody knows',
    bytes: Buffer.from(`${XML('klingon-8')}<a/>`),
    code: 'lists/unknown-encoding',
  },
  { why: 'a PDF', bytes: Buffer.from('%PDF-1.7 ...'), code: 'lists/is-pdf' },
  {
    why: 'binary',
    bytes: Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7) % 32)),
    code: 'lists/not-text',
  },
  {
    why: 'UTF-8 declared, Cyrillic 8-bit written',
    bytes: Buffer.concat([
      Buffer.from(`${XML('UTF-8')}\n<a>\n`),
      Buffer.from([0xcf, 0xe5, 0xf2, 0xf0, 0xee, 0xe2, 0x20, 0xc8, 0xe2, 0xe0, 0xed]),
    ]),
    code: 'lists/wrong-encoding',
    line: 3,
  },
])('refused: $why', async ({ bytes, code, line }) => {
  const refusal = await read(bytes).catch((error) => error);
  expect(refusal).toBeInstanceOf(ListFileError);
  expect(refusal.code).toBe(code);
  if (line) expect(refusal.at.line).toBe(line);
});

test('a refusal after the first piece still names its line', async () => {
  const ascii = 'name,first\n'.repeat(10_000);
  const bytes = Buffer.concat([Buffer.from(ascii), Buffer.from([0xcf, 0xe5, 0xf2, 0xf0, 0xee, 0xe2, 0x0a])]);
  const refusal = await read(bytes, 50_000).catch((error) => error);
  expect([refusal.code, refusal.at.line]).toEqual(['lists/wrong-encoding', 10_001]);
});

test('what was written in UTF-8 or UTF-16 is read, however the bytes arrive', async () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (given, size, wide) => {
      const text = `x${given.replaceAll('\0', '').replaceAll('\ufeff', '')}`;
      const bytes = wide ? utf16(`\ufeff${text}`) : Buffer.from(text);
      expect((await read(bytes, size)).text).toBe(text);
    }),
  );
});

async function lines(bytes: Uint8Array, lineChars: number, pieceBytes = 5) {
  const found: string[] = [];
  for await (const { line, text } of textLines(inPieces(bytes, pieceBytes), { limits: { lineChars } }))
    found.push(`${line}:${text}`);
  return found;
}

test('lines end with LF, CRLF or CR, wherever the pieces are cut', async () => {
  const plain = fc.array(fc.stringMatching(/^[a-zé]{0,6}$/), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      plain,
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 1, max: 70_000 }),
      async (all, end, size) => {
        const written = [`start`, ...all, 'end'];
        const padded = `${'p'.repeat(66_000)}${end}${written.join(end)}`;
        const found = await lines(Buffer.from(padded), 100_000, size < 100 ? size + 64_000 : size);
        expect(found.slice(1)).toEqual(written.map((text, i) => `${i + 2}:${text}`));
      },
    ),
    { numRuns: 40 },
  );
});

test('a line of 200 MB is refused with its number and size, and is never held', async () => {
  const piece = Buffer.alloc(1_000_000, 'a');
  const file: ListFile = {
    name: 'long',
    size: 200_000_010,
    async *open() {
      yield Buffer.from('{"a":1}\n');
      for (let i = 0; i < 200; i++) yield piece;
      yield Buffer.from('\n{}\n');
    },
  };
  const before = process.memoryUsage().rss;
  const walk = (async () => {
    for await (const _ of textLines(file));
  })();
  const refusal = await walk.catch((error) => error);
  expect([refusal.code, refusal.at.line, refusal.found]).toEqual([
    'lists/line-too-long',
    2,
    '200000000 characters',
  ]);
  expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
});

test('the size cap and the abort signal stop the reading', async () => {
  const file = fileOfBytes('big', 'x'.repeat(1_000_000));
  const all = async (options: Parameters<typeof decodedText>[1]) => {
    for await (const _ of decodedText(file, options));
  };
  await expect(all({ limits: { totalBytes: 999_999 } })).rejects.toMatchObject({
    code: 'lists/file-too-large',
  });
  await expect(all({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  const read: number[] = [];
  await all({ progress: (bytes) => read.push(bytes) });
  expect(read.at(-1)).toBe(1_000_000);
});
