import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { DatabaseRefused } from '../database/refused';
import { readIfThere, writeOnce } from '../write-once';

export type SystemUser = { readonly uid: number; readonly gid: number };
/** Where the database lies, and the user its server runs as; null: as whoever runs Belfry. */
export type Place = { readonly cluster: string; readonly user: SystemUser | null };

export const rootHome = '/var/lib/belfry';

/**
 * Finds or makes the place of the embedded database of a data folder. PostgreSQL refuses to run as root: then its
 * server runs as another user, and what that user cannot reach lies under /var/lib/belfry.
 *
 * @param data  absolute; a file `postgres-at` in it tells where the database lies when it is elsewhere
 * @throws      DatabaseRefused `database/folder`, `database/no-user`, `database/owner`
 */
export async function placeCluster(data: string): Promise<Place> {
  const asRoot = process.getuid?.() === 0;
  await makeFolder(data, asRoot ? 0o711 : 0o700);
  const cluster = (await readIfThere(pointerOf(data)))?.trim() || (await choose(data, asRoot));
  await makeFolder(cluster, asRoot ? 0o711 : 0o700);
  if (!asRoot) {
    await refuseForeign(cluster);
    return { cluster, user: null };
  }
  const owner = await stat(join(cluster, 'pgdata')).catch(() => null);
  const user = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : await serverUser();
  return { cluster, user };
}

/** Whether a user may pass through every folder down to a path and read it; looks at mode bits only. */
export async function isReachable(path: string, user: SystemUser): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (!found) return false;
    const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
    const bits = (found.mode >> shift) & 0o7;
    const need = at === path && found.isFile() ? 0o5 : 0o1;
    if ((bits & need) !== need) return false;
    if (at === parse(at).root) return true;
  }
}

async function choose(data: string, asRoot: boolean): Promise<string> {
  const inside = join(data, 'postgres');
  if (!asRoot || (await stat(join(inside, 'pgdata')).catch(() => null))) return inside;
  const user = await serverUser();
  await letThrough(data);
  if (await isReachable(data, user)) return inside;
  const elsewhere = () => join(rootHome, `postgres-${randomBytes(6).toString('hex')}`);
  return (await writeOnce(pointerOf(data), 0o644, elsewhere)).trim();
}

// The folder is Belfry's own: passing through it, without seeing what it holds, may be allowed to all.
async function letThrough(data: string): Promise<void> {
  const found = await stat(data);
  if (found.uid === 0) await chmod(data, (found.mode & 0o777) | 0o011);
}

const pointerOf = (data: string) => join(data, 'postgres-at');

async function makeFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode });
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new DatabaseRefused('database/folder', { folder: path, found: code });
  }
}

async function refuseForeign(cluster: string): Promise<void> {
  const owner = await stat(join(cluster, 'pgdata')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new DatabaseRefused('database/folder', { folder: cluster, found: error.code ?? 'unknown' });
  });
  const uid = process.getuid?.();
  if (owner && uid !== undefined && owner.uid !== uid) {
    throw new DatabaseRefused('database/owner', { folder: cluster, expected: uid, found: owner.uid });
  }
}

/** The first of `belfry`, `postgres`, `nobody` that this machine knows; initdb wants one with a name. */
async function serverUser(): Promise<SystemUser> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => ''))
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['belfry', 'postgres', 'nobody']) {
    const line = lines.find(([found]) => found === name);
    if (line && Number(line[2]) > 0) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw new DatabaseRefused('database/no-user', { expected: 'belfry, postgres or nobody' });
}
