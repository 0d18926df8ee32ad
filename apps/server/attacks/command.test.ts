import { spawn, spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oddFiles, unusableFiles } from '@belfry/lists/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Issue 2, "Bad input", as the command line meets it: the command itself, in a folder of its own.
const folder = mkdtempSync(join(tmpdir(), 'belfry-attack-cli-'));
const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
beforeAll(() => {
  write('subjects.csv', 'name,birth_date\nZebulon Quistorp,1980-02-01\n');
  write('list.csv', 'name,birth_date\nZebulon Quistorp,1980-02-01\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };
const COMMAND = join(import.meta.dirname, '../../cli/belfry.mjs');
function run(args: readonly string[], input = ''): Promise<Ended> {
  const env = { PATH: process.env.PATH, HOME: folder, LANG: 'C', TMPDIR: folder };
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

const picked = ['cut.xml', 'xxe.xml', 'bomb.xlsx', 'empty.csv', 'pdf.csv', 'surrogate.csv'];
test.each(unusableFiles().filter(({ name }) => picked.includes(name)))(
  'as a list, $why: exit 2, which file, and no result',
  async ({ name, content }) => {
    write(name, content);
    const { code, out, err } = await run(['screen', 'subjects.csv', '--against', name]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(name);
    expect(err).not.toMatch(/root:|unexpected|\bat .*\.ts:/);
  },
);

test.each(oddFiles().filter(({ name }) => ['u16le.xml', 'is-latin.xml', 'single.csv'].includes(name)))(
  'as a list, $why: it is read',
  async ({ name, content }) => {
    write(name, content);
    const { code, out } = await run(['screen', 'subjects.csv', '--against', name]);
    expect([code, out.split('\n').length]).toEqual([1, 3]);
  },
);

test('a formula, an escape sequence and an override in a name stay text in the results', async () => {
  write('evil.csv', 'name\n=cmd|calc Quistorp\n"\u001b]0;owned\u0007Zebulon \u202eQuistorp"\n');
  const { out, err } = await run(['screen', 'evil.csv', '--against', 'evil.csv', '--threshold', '0.1']);
  expect(out).not.toMatch(/(^|,)=/m);
  expect(out + err).not.toMatch(/[\u001b\u0007\u202e]/);
});

test('output to a link goes to its file, and to a device to the device: neither is replaced', async () => {
  write('real.csv', 'old');
  symlinkSync('real.csv', join(folder, 'link.csv'));
  const screen = ['screen', 'subjects.csv', '--against', 'list.csv', '-q', '-o'];
  expect((await run([...screen, 'link.csv'])).code).toBe(1);
  expect(lstatSync(join(folder, 'link.csv')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'real.csv'), 'utf8')).toMatch(/^row,subject/);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  // A pipe of our own: a mistake here must not cost the machine its /dev/null.
  expect(spawnSync('mkfifo', [join(folder, 'pipe')]).status).toBe(0);
  const reader = spawn('cat', [join(folder, 'pipe')]);
  let seen = '';
  reader.stdout.on('data', (chunk) => {
    seen += chunk;
  });
  const ended = new Promise((done) => reader.on('close', done));
  expect((await run([...screen, 'pipe'])).code).toBe(1);
  await ended;
  expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
  expect(seen).toMatch(/^row,subject/);
});

test.each([
  { input: 'null', code: 1 },
  { input: '{"body":null}', code: 1 },
  { input: '{"keyId":"a","keyId":"b","body":{}}', code: 1 },
  { input: '[', code: 2 },
  { input: '', code: 2 },
])('belfry verify of $input: exit $code, said in words', async ({ input, code }) => {
  const ended = await run(['verify', '-'], input);
  expect(ended.code).toBe(code);
  expect(ended.out + ended.err).not.toMatch(/unexpected|Cannot read/);
});
