import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from './context';
import { refused } from './problem';

/**
 * Originals in a folder, addressed by SHA-256. A file appears whole or not at all, and survives a power cut.
 *
 * @throws  Refused `files/too-large` (facts `maxBytes`), `files/disk-full`, `files/not-found`
 */
export const folderFiles = (folder: string): FileStore => ({
  async put(content, limits) {
    const draft = join(folder, 'drafts', randomUUID());
    try {
      await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
      const written = await writeDraft(draft, content, limits?.maxBytes ?? Infinity);
      const place = placeOf(folder, written.sha256);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(draft, place);
      await flushFolder(dirname(place));
      return written;
    } catch (error) {
      throw diskProblem(error);
    } finally {
      await rm(draft, { force: true });
    }
  },
  async *open(sha256) {
    try {
      yield* createReadStream(placeOf(folder, sha256)) as AsyncIterable<Uint8Array>;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw notFound(sha256);
      throw error;
    }
  },
  async has(sha256) {
    return (await stat(placeOf(folder, sha256)).catch(() => null)) !== null;
  },
});

const draftLifeMs = 24 * 3600 * 1000;

/** Takes away what a killed process left half-written more than a day ago. */
export async function clearDrafts(folder: string): Promise<void> {
  const drafts = join(folder, 'drafts');
  for (const name of await readdir(drafts).catch(() => [])) {
    const draft = join(drafts, name);
    const found = await stat(draft).catch(() => null);
    if (found && Date.now() - found.mtimeMs > draftLifeMs) await rm(draft, { force: true });
  }
}

/** The same store without a disk, for tests. */
export function memoryFiles(): FileStore {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(content, limits) {
      const parts: Uint8Array[] = [];
      let bytes = 0;
      for await (const part of content) {
        bytes = counted(bytes, part, limits?.maxBytes ?? Infinity);
        parts.push(Uint8Array.from(part));
      }
      const whole = Buffer.concat(parts);
      const sha256 = createHash('sha256').update(whole).digest('hex');
      kept.set(sha256, whole);
      return { sha256, bytes };
    },
    async *open(sha256) {
      const whole = kept.get(sha256);
      if (!whole) throw notFound(sha256);
      for (let at = 0; at < whole.length; at += 65_536) yield whole.subarray(at, at + 65_536);
    },
    async has(sha256) {
      return kept.has(sha256);
    },
  };
}

function placeOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256 in lower-case hexadecimal');
  return join(folder, sha256.slice(0, 2), sha256);
}

async function writeDraft(path: string, content: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  const file: FileHandle = await open(path, 'wx', 0o600);
  try {
    for await (const part of content) {
      bytes = counted(bytes, part, maxBytes);
      hash.update(part);
      await file.writeFile(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

function counted(before: number, part: Uint8Array, maxBytes: number): number {
  const bytes = before + part.byteLength;
  if (bytes > maxBytes) throw refused({ code: 'files/too-large', status: 413, facts: { maxBytes } });
  return bytes;
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

function diskProblem(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
  return full ? refused({ code: 'files/disk-full', status: 507 }) : error;
}

const notFound = (sha256: string) => refused({ code: 'files/not-found', status: 404, facts: { sha256 } });
