import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';

/**
 * The content of a small file; when there is none yet, `make` says what it will be for ever. Of several processes at
 * once the first one's content stands for all.
 *
 * @param mode  permission bits of a new file
 */
export async function writeOnce(path: string, mode: number, make: () => string): Promise<string> {
  const before = await readIfThere(path);
  if (before !== null) return before;
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, make(), { mode, flush: true });
  try {
    // `link` refuses when another process was first.
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path, 'utf8');
}

/** The content of a file, null when there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
