import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { canonicalJson } from '@belfry/platform';
import { afterAll, expect, test } from 'vitest';
import { commandIn, UN_LIST } from './cli.testing';

const cli = commandIn('receipts');
afterAll(cli.remove);
cli.write('un.xml', UN_LIST);

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
const keyId = `ed25519-${createHash('sha256')
  .update(publicKey.export({ type: 'spki', format: 'der' }))
  .digest('hex')
  .slice(0, 16)}`;
const sha256 = createHash('sha256').update(UN_LIST).digest('hex');

const body = (score: number) => ({
  format: 'belfry-receipt/1',
  id: 'receipt-1',
  issuedAt: '2026-03-01T10:00:00Z',
  installation: 'test',
  screening: {
    id: 's-1',
    name: 'test',
    startedAt: '2026-03-01T09:59:00Z',
    finishedAt: '2026-03-01T10:00:00Z',
    state: 'done',
    officer: 'Officer',
    service: 'Service',
    mandate: 'm',
    reason: 'test',
    threshold: 0.7,
    hitsPerSubject: 5,
    matcher: 'old/1',
  },
  editions: [{ dataset: 'un', title: 'UN', number: 1, sha256 }],
  alsoIndexed: [],
  total: 1,
  subjects: [
    {
      row: 1,
      schema: 'Person',
      properties: { name: ['Zebulon Quistorp'], birthDate: ['1970-02-03'] },
      given: {},
      flags: [],
      hits: [
        {
          canonicalId: 'un-1',
          entityIds: ['un-1'],
          datasets: ['un'],
          caption: 'Zebulon Quistorp',
          score,
          sureness: 0,
          sentence: '',
          judgements: [],
        },
      ],
    },
  ],
});
const receipt = (of: unknown) =>
  JSON.stringify({
    body: of,
    keyId,
    publicKey: publicPem,
    signature: sign(null, Buffer.from(canonicalJson(of)), privateKey).toString('base64'),
  });

test('a genuine receipt: 0, with whose key signed it when that is known', async () => {
  cli.write('r.json', receipt(body(1)));
  cli.write('key.pem', publicPem);
  const { code, out } = await cli.run(['verify', 'r.json']);
  expect([code, out]).toEqual([0, expect.stringContaining('Genuine: receipt receipt-1')]);
  const trusted = await cli.run(['verify', 'r.json', '--key', 'key.pem', '--json']);
  expect([trusted.code, JSON.parse(trusted.out)]).toMatchObject([0, { valid: true, keyKnown: true, keyId }]);
  const piped = await cli.run(['verify', '-'], { input: receipt(body(1)) });
  expect(piped.code).toBe(0);
});

test('anything altered, or another key than the trusted one: 1', async () => {
  cli.write('forged.json', receipt(body(1)).replace('Zebulon', 'Zabulon'));
  const forged = await cli.run(['verify', 'forged.json', '--lang', 'de']);
  expect([forged.code, forged.out]).toEqual([1, expect.stringContaining('Nicht echt')]);
  const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }) as string;
  cli.write('other.pem', other);
  cli.write('r2.json', receipt(body(1)));
  expect((await cli.run(['verify', 'r2.json', '--key', 'other.pem'])).code).toBe(1);
});

test.each([
  { why: 'no JSON', content: 'hello', code: 2 },
  { why: 'no receipt', content: '{"a":1}', code: 1 },
  { why: 'no file', content: undefined, code: 2 },
])('$why ends with $code', async ({ content, code }) => {
  if (content !== undefined) cli.write('odd.json', content);
  const ended = await cli.run(['verify', content === undefined ? 'gone.json' : 'odd.json']);
  expect(ended.code).toBe(code);
  expect(ended.err).not.toMatch(/\n\s+at /);
});

test('a replay on the kept file says what differs', async () => {
  cli.write('old.json', receipt(body(0.8)));
  const { code, out } = await cli.run(['replay', 'old.json', '--against', 'un.xml', '--json']);
  const told = JSON.parse(out);
  expect(code).toBe(1);
  expect(told).toMatchObject({ genuine: true, same: false, missingEditions: [], subjects: 1 });
  expect(told.differences).toMatchObject([{ row: 1, kind: 'score', before: 0.8 }]);
  const now = told.differences[0].now as number;
  const again = { ...body(now) };
  const sureness = JSON.parse(
    (
      await cli.run([
        'screen',
        cli.write('s.csv', 'name,birth_date\nZebulon Quistorp,1970-02-03\n'),
        '--against',
        'un.xml',
        '--json',
        '-q',
      ])
    ).out,
  )[0].sureness;
  again.subjects[0]!.hits[0]!.sureness = sureness;
  cli.write('now.json', receipt(again));
  const same = await cli.run(['replay', 'now.json', '--against', 'un.xml']);
  expect([same.code, same.out]).toEqual([0, expect.stringContaining('nothing differs')]);
});

test('a file that is not the edition is not taken for it', async () => {
  cli.write('other.xml', UN_LIST.replace('Oriana', 'Ariana'));
  cli.write('r3.json', receipt(body(1)));
  const { code, err } = await cli.run(['replay', 'r3.json', '--against', 'other.xml']);
  expect([code, err]).toEqual([2, expect.stringContaining(sha256)]);
});
