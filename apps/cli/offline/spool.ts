import { createWriteStream, rmSync } from 'node:fs';
import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ListFile } from '@belfry/lists';
import { fileOf } from '@belfry/lists/read';
import { CliProblem } from '../problem';

/** A file, and where it can be read. */
export type InputFile = ListFile & { readonly path: string };

const MOST_BYTES = 4 * 1024 ** 3;

/**
 * A file to read: a regular one as it is, `-` and pipes as a copy that goes when the process does.
 *
 * @throws ListFileError `lists/file-missing`, `lists/not-a-file`; CliProblem `input/too-large`
 */
export async function inputFile(path: string): Promise<InputFile> {
  if (path === '-') return spooled(process.stdin, 'stdin');
  const facts = await stat(path).catch(() => null);
  const isStream = facts?.isFIFO() || facts?.isCharacterDevice() || facts?.isSocket();
  if (!isStream) return { ...(await fileOf(path)), path };
  const { createReadStream } = await import('node:fs');
  return spooled(createReadStream(path), basename(path));
}

async function spooled(source: Readable, name: string): Promise<InputFile> {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const copy = join(folder, 'input');
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw new CliProblem('input/too-large', { file: name, most: MOST_BYTES });
      yield chunk;
    }
  };
  await pipeline(source, counted, createWriteStream(copy, { mode: 0o600 }));
  return { ...(await fileOf(copy)), name, path: copy };
}
