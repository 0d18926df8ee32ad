import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const oldMs = 48 * 3600 * 1000;

/** A scratch folder for this process; those of processes that are gone are taken away. */
export async function openScratch(folder: string): Promise<{ path: string; remove(): Promise<void> }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (await isLeftBehind(folder, name)) await rm(join(folder, name), { recursive: true, force: true });
  }
  const path = join(folder, `${hostname()}~${process.pid}~${randomBytes(4).toString('hex')}`);
  await mkdir(path, { mode: 0o700 });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

async function isLeftBehind(folder: string, name: string): Promise<boolean> {
  const [host, pid] = name.split('~');
  const touched = await stat(join(folder, name)).catch(() => null);
  if (!touched) return false;
  // Another machine may share the folder; its processes cannot be asked for.
  if (host !== hostname()) return Date.now() - touched.mtimeMs > oldMs;
  return !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
