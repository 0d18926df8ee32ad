import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refused } from './context';
import { clearDrafts, folderFiles, memoryFiles } from './file-store';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const storeModule = pathToFileURL(join(import.meta.dirname, 'file-store.ts')).href;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* parts(...contents: (string | Uint8Array)[]) {
  for (const content of contents) yield Buffer.from(content);
}
async function read(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of content) all.push(part);
  return Buffer.concat(all);
}
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? error.problem.code : error),
  );
const drafts = () => readdir(join(folder, 'drafts')).catch(() => []);

test.each(['folder', 'memory'])('what went into the %s comes out, under its hash', async (kind) => {
  const store = kind === 'folder' ? folderFiles(folder) : memoryFiles();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), async (contents) => {
      const { sha256, bytes } = await store.put(parts(...contents));
      const back = await read(store.open(sha256));
      expect(back.length).toBe(bytes);
      expect(createHash('sha256').update(back).digest('hex')).toBe(sha256);
      expect(await store.has(sha256)).toBe(true);
    }),
    { numRuns: 30 },
  );
  expect(await drafts()).toEqual([]);
});

test('the same content twice at once is one file', async () => {
  const store = folderFiles(folder);
  const [one, two] = await Promise.all([store.put(parts('twice')), store.put(parts('tw', 'ice'))]);
  expect(one).toEqual(two);
});

test('too much is refused and leaves nothing', async () => {
  const store = folderFiles(folder);
  expect(await codeOf(store.put(parts('12345', '67890'), { maxBytes: 9 }))).toBe('files/too-large');
  expect(await codeOf(store.put(parts('12345', '6789'), { maxBytes: 9 }))).toBe('done');
  expect(await drafts()).toEqual([]);
});

test('content that breaks off leaves nothing', async () => {
  const store = folderFiles(folder);
  async function* broken() {
    yield Buffer.from('begin');
    throw new Error('the sender left');
  }
  await expect(store.put(broken())).rejects.toThrow('the sender left');
  expect(await drafts()).toEqual([]);
});

// A limit on the size of files stops a write where a full disk would.
test('a full disk is told as such and leaves nothing half-written', async () => {
  const full = await mkdtemp(join(tmpdir(), 'belfry-full-'));
  const script = `const { folderFiles } = await import(${JSON.stringify(storeModule)});
    async function* content() { for (let i = 0; i < 64; i += 1) yield Buffer.alloc(65_536, i); }
    await folderFiles(${JSON.stringify(full)}).put(content()).catch((error) => console.log(error.problem.code));`;
  const node = [process.execPath, '--import', tsx, '--input-type=module', '-e', script];
  const said = execFileSync('sh', ['-c', 'ulimit -f 1000; exec "$@"', 'sh', ...node], { encoding: 'utf8' });
  expect(said.trim()).toBe('files/disk-full');
  expect(await readdir(full, { recursive: true })).toEqual(['drafts']);
  await rm(full, { recursive: true });
});

test.each(['../../etc/passwd', 'ABC', '', `${'a'.repeat(63)}/`])('%s is no address', async (sha256) => {
  const store = folderFiles(folder);
  await expect(read(store.open(sha256))).rejects.toThrow('SHA-256');
});

test('what is not there is told as such', async () => {
  expect(await codeOf(read(folderFiles(folder).open('0'.repeat(64))))).toBe('files/not-found');
});

test('what a killed process left half-written goes after a day, not before', async () => {
  const place = join(folder, 'drafts');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'old'), 'x');
  await writeFile(join(place, 'young'), 'x');
  const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
  await utimes(join(place, 'old'), yesterday, yesterday);
  await clearDrafts(folder);
  expect(await readdir(place)).toEqual(['young']);
});
