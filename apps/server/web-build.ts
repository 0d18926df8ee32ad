import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, constants, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');
const web = join(root, 'apps/web');
export const webFolder = join(web, 'dist');
const markFile = join(webFolder, 'sources.sha256');
const lockFile = join(web, 'dist.lock');

/** The web application cannot be built, and no earlier build is there to serve. */
export class WebNotBuilt extends Error {}

export type WebBuild = 'current' | 'built' | 'outdated';

/**
 * Builds the web application when it is missing or its sources changed. Two processes at once: one waits.
 *
 * @returns  `outdated` when the folder cannot be written and an earlier build stands
 * @throws   WebNotBuilt with what the build said
 */
export async function ensureWeb(): Promise<WebBuild> {
  const hash = await hashSources();
  if (await isBuiltFrom(hash)) return 'current';
  const writable = await access(web, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) {
    if (await isThere(join(webFolder, 'index.html'))) return 'outdated';
    throw new WebNotBuilt(`${web} cannot be written and holds no build`);
  }
  return locked(async () => {
    if (await isBuiltFrom(hash)) return 'current';
    await runBuild();
    await writeFile(markFile, hash);
    return 'built';
  });
}

async function isBuiltFrom(hash: string): Promise<boolean> {
  const mark = await readFile(markFile, 'utf8').catch(() => null);
  return mark === hash && (await isThere(join(webFolder, 'index.html')));
}

/** One hash over every file that goes into the build, and over the versions of what it is built with. */
async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const path of await sourceFiles()) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(await readFile(path))
      .update('\0');
  }
  return hash.digest('hex');
}

async function sourceFiles(): Promise<string[]> {
  const folders = [join(web, 'src'), join(web, 'public')];
  for (const name of await readdir(join(root, 'packages'))) {
    for (const side of ['ui', 'core', 'words', 'data']) folders.push(join(root, 'packages', name, side));
  }
  const files = [join(web, 'index.html'), join(web, 'build.ts'), join(root, 'package-lock.json')];
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) files.push(join(entry.parentPath, entry.name));
    }
  }
  return (await existing(files)).sort();
}

async function existing(files: readonly string[]): Promise<string[]> {
  const there = await Promise.all(files.map(isThere));
  return files.filter((_, i) => there[i]);
}

// In a process of its own: the memory of the build goes with it.
async function runBuild(): Promise<void> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), join(web, 'build.ts')], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (said = (said + text).slice(-4000)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new WebNotBuilt(`building the web application ended with ${code}:\n${said}`);
}

async function locked<Value>(work: () => Promise<Value>): Promise<Value> {
  for (;;) {
    const lock = await open(lockFile, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null;
      throw error;
    });
    if (lock) {
      await lock.writeFile(String(process.pid)).finally(() => lock.close());
      return work().finally(() => rm(lockFile, { force: true }));
    }
    if (await isAbandoned()) await rm(lockFile, { force: true });
    await sleep(200);
  }
}

async function isAbandoned(): Promise<boolean> {
  const found = await stat(lockFile).catch(() => null);
  const pid = Number(await readFile(lockFile, 'utf8').catch(() => ''));
  if (!found || Date.now() - found.mtimeMs < 1_000) return false;
  try {
    process.kill(pid, 0);
    return Date.now() - found.mtimeMs > 300_000;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
