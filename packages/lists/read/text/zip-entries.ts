import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { type ListFile, ListFileError } from '../../core/record';

/** What an archive may cost, compressed and inflated. */
export const ZIP_LIMITS = {
  compressedBytes: 300 * 1024 ** 2,
  inflatedBytes: 1536 * 1024 ** 2,
  entries: 5_000,
  /** Inflated bytes for one compressed byte, once more than `ratioAfterBytes` came out. Workbooks stay below 50. */
  ratio: 200,
  ratioAfterBytes: 32 * 1024 ** 2,
} as const;

/** Small enough that one step of a bomb, at most a thousandfold, stays a few megabytes. */
const STEP_BYTES = 4 * 1024;

export type ZipOptions = { readonly signal?: AbortSignal; readonly progress?: (bytes: number) => void };
export type ZipPiece = { readonly name: string; readonly bytes: Uint8Array; readonly final: boolean };

/**
 * The content of the wanted entries of a zip archive, in pieces as they inflate; the others are skipped
 * unread. Stop reading to stop inflating.
 *
 * @throws ListFileError `lists/zip-bomb`, `lists/too-many-entries`, `lists/file-too-large`, `lists/bad-zip`
 * @limits `ZIP_LIMITS`
 */
export async function* zipPieces(
  file: ListFile,
  wanted: (name: string) => boolean,
  options: ZipOptions = {},
): AsyncGenerator<ZipPiece> {
  const waiting: ZipPiece[] = [];
  const guard = zipGuard();
  const unzip = new Unzip((entry) => {
    guard.entry();
    if (wanted(entry.name)) inflate(entry, waiting, guard);
  });
  unzip.register(UnzipInflate);
  const ending = endSeeker();
  let read = 0;
  for await (const chunk of file.open()) {
    options.signal?.throwIfAborted();
    ending.take(chunk);
    for (let at = 0; at < chunk.length; at += STEP_BYTES) {
      const step = chunk.subarray(at, at + STEP_BYTES);
      read += step.length;
      guard.compressed(read);
      push(unzip, step, false);
      yield* waiting.splice(0);
    }
    options.progress?.(read);
  }
  push(unzip, new Uint8Array(0), true);
  yield* waiting.splice(0);
  guard.end();
  // An archive may break off between two of its files: what is missing then would not be missed.
  if (!ending.isThere())
    throw new ListFileError('lists/truncated', {}, 'the end of the archive', 'the end of the file');
}

/** The end record stands at most 64 KiB of comment before the end. */
const END_BYTES = 22 + 65_535;
const END = [0x50, 0x4b, 0x05, 0x06];

function endSeeker() {
  let tail: Uint8Array = new Uint8Array(0);
  return {
    take(chunk: Uint8Array) {
      const kept = chunk.length >= END_BYTES ? new Uint8Array(0) : tail.subarray(chunk.length - END_BYTES);
      tail = Buffer.concat([kept, chunk.subarray(-END_BYTES)]);
    },
    isThere: () => Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).includes(Buffer.from(END)),
  };
}

function inflate(entry: UnzipFile, waiting: ZipPiece[], guard: ReturnType<typeof zipGuard>): void {
  if (entry.compression !== 0 && entry.compression !== 8)
    throw new ListFileError(
      'lists/bad-zip',
      { element: entry.name },
      'deflate',
      `compression ${entry.compression}`,
    );
  guard.opened(entry.name);
  entry.ondata = (error, bytes, final) => {
    // The library hands our own refusals back to us as errors of the stream.
    if (error instanceof ListFileError) throw error;
    if (error)
      throw new ListFileError('lists/bad-zip', { element: entry.name }, 'a whole archive', error.message);
    guard.inflated(bytes.length, entry.name);
    if (final) guard.closed();
    waiting.push({ name: entry.name, bytes, final });
  };
  entry.start();
}

function zipGuard() {
  let [entries, compressed, inflated] = [0, 0, 0];
  let open: string | null = null;
  return {
    entry() {
      if (++entries > ZIP_LIMITS.entries)
        throw new ListFileError(
          'lists/too-many-entries',
          {},
          `at most ${ZIP_LIMITS.entries} files in the archive`,
          `${entries} or more`,
        );
    },
    compressed(bytes: number) {
      compressed = bytes;
      if (bytes > ZIP_LIMITS.compressedBytes)
        throw new ListFileError(
          'lists/file-too-large',
          {},
          `at most ${ZIP_LIMITS.compressedBytes} bytes`,
          `${bytes} bytes`,
        );
    },
    inflated(bytes: number, name: string) {
      inflated += bytes;
      const bomb = inflated > ZIP_LIMITS.ratioAfterBytes && inflated > compressed * ZIP_LIMITS.ratio;
      if (bomb || inflated > ZIP_LIMITS.inflatedBytes)
        throw new ListFileError(
          'lists/zip-bomb',
          { element: name },
          `at most ${ZIP_LIMITS.ratio} bytes for one, ${ZIP_LIMITS.inflatedBytes} in all`,
          `${inflated} bytes from ${compressed}`,
        );
    },
    opened(name: string) {
      open = name;
    },
    closed() {
      open = null;
    },
    end() {
      if (open !== null)
        throw new ListFileError(
          'lists/truncated',
          { element: open },
          'the end of the archive',
          'the end of the file',
        );
    },
  };
}

function push(unzip: Unzip, bytes: Uint8Array, final: boolean): void {
  try {
    unzip.push(bytes, final);
  } catch (error) {
    if (error instanceof ListFileError) throw error;
    throw new ListFileError(
      'lists/bad-zip',
      {},
      'a zip archive',
      error instanceof Error ? error.message : String(error),
    );
  }
}
