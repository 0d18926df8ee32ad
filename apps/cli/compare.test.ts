import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { commandIn, csvRows } from './cli.testing';

const cli = commandIn('compare');
afterAll(cli.remove);

const PAIRS = `id,name1,name2,note
1,Zebulon Quistorp,"Quistorp, Zebulon","=1+1"
2,Zebulon Quistorp,Oriana Vandersmissen,-x
3,Quistorp Trading Ltd,Quistorp Trading Limited,"a ""b"", c"
4,,Oriana,
`;

test('each pair gets its figures; all other columns are carried through as they stand', async () => {
  cli.write('pairs.csv', PAIRS);
  const { code, out, err } = await cli.run(['compare', 'pairs.csv']);
  const [head, ...rows] = csvRows(out);
  expect(code).toBe(0);
  expect(head).toEqual(['id', 'name1', 'name2', 'note', 'score', 'sureness', 'explanation']);
  expect(rows.map((row) => row.slice(0, 4))).toEqual(csvRows(PAIRS).slice(1));
  const scores = rows.map((row) => Number(row[4]));
  expect(scores[0]).toBeGreaterThan(0.9);
  expect(scores[1]).toBeLessThan(0.5);
  expect(scores[2]).toBeGreaterThan(0.9);
  expect(scores[3]).toBe(0);
  expect(rows.every((row) => /^\p{L}/u.test(row[6]!))).toBe(true);
  expect(err).toContain('4 pairs compared');
});

test('the schema of a row is believed: a person is no ship', async () => {
  const input = 'name1;name2;schema\nZebulon Quistorp;Quistorp Zebulon;Person\nQuistorp;Quistorp;Vessel\n';
  const { code, out } = await cli.run(['compare', '-', '--json', '--lang', 'nl'], { input });
  const rows = JSON.parse(out);
  expect(code).toBe(0);
  expect(rows.map(({ schema, score }: { schema: string; score: number }) => [schema, score > 0.9])).toEqual([
    ['Person', true],
    ['Vessel', true],
  ]);
});

test.each([
  { why: 'no such columns', content: 'a,b\n1,2\n', say: 'name1' },
  { why: 'an empty file', content: '', say: 'empty' },
  { why: 'a schema nobody knows', content: PAIRS, args: ['--schema', 'Robot'], say: 'Robot' },
])('unusable: $why', async ({ content, args = [], say }) => {
  cli.write('bad.csv', content);
  const { code, out, err } = await cli.run(['compare', 'bad.csv', ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(say);
});

test('hostile names are compared, and written out as they were', async () => {
  const names = ['x'.repeat(1_000_000), 'a\u202eb\u0000c', '<script>alert(1)</script>', '👩‍👩‍👧'.repeat(50)];
  const lines = names.map((name) => JSON.stringify({ name1: name, name2: name }));
  cli.write('hostile.jsonl', `${lines.join('\n')}\n`);
  const { code } = await cli.run(['compare', 'hostile.jsonl', '--format', 'jsonl', '-o', 'hostile.out']);
  const rows = readFileSync(cli.path('hostile.out'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect([code, rows.length]).toEqual([0, 4]);
  expect(rows[2].name1).toBe('<script>alert(1)</script>');
});
