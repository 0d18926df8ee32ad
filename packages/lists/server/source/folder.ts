import { createReadStream } from 'node:fs';
import { type FileHandle, lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve, sep } from 'node:path';
import { refused } from '@belfry/platform/server';

export type FoundFile = { readonly name: string; readonly content: AsyncIterable<Uint8Array> };
const MOST_FILES = 16;

/**
 * The files at a path: the file itself, or all regular files directly in the folder, by name. Nothing outside the
 * operator's folders is read, whatever links or dots say.
 *
 * @throws Refused `lists/source-folder` outside the operator's folders, `lists/source-missing-file`,
 *         `lists/source-too-many-files`
 */
export async function filesAt(path: string, folders: readonly string[]): Promise<FoundFile[]> {
  const real = await insideOf(path, folders);
  const facts = await stat(real).catch(() => null);
  if (facts?.isFile()) return [fileAt(real)];
  if (!facts?.isDirectory()) throw missing(path);
  const names: string[] = [];
  for (const entry of await readdir(real, { withFileTypes: true }))
    if (entry.isFile() && !entry.name.startsWith('.')) names.push(entry.name);
  if (names.length === 0) throw missing(path);
  if (names.length > MOST_FILES)
    throw refused({
      code: 'lists/source-too-many-files',
      status: 400,
      facts: { found: names.length, expected: MOST_FILES },
    });
  return names.sort().map((name) => fileAt(join(real, name)));
}

/** The real path, when it is in one of the folders. */
export async function insideOf(path: string, folders: readonly string[]): Promise<string> {
  const outside = refused({ code: 'lists/source-folder', status: 403, facts: { found: path.slice(0, 200) } });
  if (!isAbsolute(path) || path.includes('\u0000')) throw outside;
  const real = await realpath(resolve(path)).catch(() => null);
  for (const folder of folders) {
    const root = await realpath(folder).catch(() => null);
    if (root === null) continue;
    const place = real ?? resolve(path);
    if (place === root || place.startsWith(root.endsWith(sep) ? root : root + sep)) {
      if (real === null) throw missing(path);
      return real;
    }
  }
  throw outside;
}

const fileAt = (path: string): FoundFile => ({ name: basename(path), content: contentAt(path) });

async function* contentAt(path: string): AsyncIterable<Uint8Array> {
  // A link put in place of the file after it was looked at is not followed.
  if (!(await lstat(path)).isFile()) throw missing(path);
  const file: FileHandle = await open(path, 'r');
  try {
    yield* createReadStream(path, { fd: file, autoClose: false }) as AsyncIterable<Uint8Array>;
  } finally {
    await file.close();
  }
}

const missing = (path: string) =>
  refused({ code: 'lists/source-missing-file', status: 404, facts: { found: path.slice(0, 200) } });
