import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ListFile, ListFileError } from '../../core/record';

const CHUNK_BYTES = 256 * 1024;

/**
 * A regular file on disk.
 *
 * @throws ListFileError `lists/file-missing`, `lists/not-a-file` (folders, pipes), `lists/file-unreadable`
 */
export async function fileOf(path: string): Promise<ListFile> {
  const facts = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  if (!facts.isFile())
    throw new ListFileError('lists/not-a-file', {}, 'a file', facts.isDirectory() ? 'a folder' : 'a device');
  return { name: basename(path), size: facts.size, open: () => chunksOf(path) };
}

/** Content already in memory, as a file. */
export function fileOfBytes(name: string, content: Uint8Array | string): ListFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
    },
  };
}

async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw unreadable(path, error as NodeJS.ErrnoException);
  } finally {
    stream.destroy();
  }
}

function unreadable(path: string, error: NodeJS.ErrnoException): ListFileError {
  const missing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
  const code = missing ? 'lists/file-missing' : 'lists/file-unreadable';
  return new ListFileError(code, {}, 'a readable file', `${basename(path)}: ${error.code ?? error.message}`);
}

export type FileHash = { readonly name: string; readonly bytes: number; readonly sha256: string };
export type EditionHash = {
  readonly sha256: string;
  readonly bytes: number;
  readonly files: readonly FileHash[];
};

/**
 * SHA-256 of each file and of the edition they make together.
 *
 * One file: the edition's hash is the file's, as `sha256sum` prints it. Several: the hash of their hex
 * digests, sorted, one a line, so that neither names nor order make another edition.
 */
export async function sha256OfFiles(files: readonly ListFile[], signal?: AbortSignal): Promise<EditionHash> {
  const hashes: FileHash[] = [];
  for (const file of files) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of file.open()) {
      signal?.throwIfAborted();
      hash.update(chunk);
      bytes += chunk.length;
    }
    hashes.push({ name: file.name, bytes, sha256: hash.digest('hex') });
  }
  const digests = hashes.map((file) => file.sha256).sort();
  const sha256 =
    digests.length === 1
      ? digests[0]!
      : createHash('sha256')
          .update(`${digests.join('\n')}\n`)
          .digest('hex');
  return { sha256, bytes: hashes.reduce((total, file) => total + file.bytes, 0), files: hashes };
}

/** The first bytes of a file, at most `limit` of them. */
export async function headOf(file: ListFile, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let kept = 0;
  for await (const chunk of file.open()) {
    const part = chunk.subarray(0, limit - kept);
    parts.push(part);
    kept += part.length;
    if (kept >= limit) break;
  }
  const head = new Uint8Array(kept);
  let at = 0;
  for (const part of parts) {
    head.set(part, at);
    at += part.length;
  }
  return head;
}
