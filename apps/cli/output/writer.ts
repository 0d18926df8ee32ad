import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CliProblem } from '../problem';

/** Where results go; nothing is kept waiting in memory. */
export type Writer = {
  write(text: string): Promise<void>;
  /** Makes the output final: a file appears under its name only now. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
};

/**
 * Standard output, or a file that appears whole or not at all. A link leads to its file; a device or a pipe is
 * written to as it is: a file in its place would take it away from everybody.
 *
 * @throws CliProblem `output/cannot-write` (exit 3)
 */
export async function writerTo(path: string | undefined): Promise<Writer> {
  if (path === undefined || path === '-') return standardOutput();
  const place = await realpath(path).catch(() => path);
  const facts = await stat(place).catch(() => null);
  const isStream = facts?.isCharacterDevice() || facts?.isFIFO() || facts?.isSocket() || facts?.isBlockDevice();
  return isStream ? streamWriter(path) : fileWriter(place);
}

function standardOutput(): Writer {
  return {
    async write(text) {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    async finish() {
      await new Promise<void>((done) => process.stdout.write('', () => done()));
    },
    discard: async () => {},
  };
}

async function fileWriter(path: string): Promise<Writer> {
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const stream = createWriteStream(partial, { flags: 'wx', mode: 0o600 });
  const written = await writing(stream, path);
  return {
    write: written.write,
    async finish() {
      await written.end();
      try {
        const file = await open(partial, 'r+');
        await file.sync();
        await file.close();
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw cannotWrite(path, error as NodeJS.ErrnoException);
      }
    },
    async discard() {
      stream.destroy();
      await rm(partial, { force: true });
    },
  };
}

async function streamWriter(path: string): Promise<Writer> {
  const stream = createWriteStream(path, { flags: 'r+' });
  const written = await writing(stream, path);
  return {
    write: written.write,
    finish: written.end,
    async discard() {
      stream.destroy();
    },
  };
}

/** Writes to an opened stream, waiting while it is full; what fails is told at the next step. */
async function writing(stream: WriteStream, path: string) {
  await opened(stream, path);
  let failure: NodeJS.ErrnoException | null = null;
  stream.on('error', (error) => {
    failure = error;
  });
  const check = () => {
    if (failure) throw cannotWrite(path, failure);
  };
  return {
    async write(text: string) {
      check();
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
      check();
    },
    async end() {
      await new Promise<void>((done) => {
        stream.once('close', done);
        stream.end();
      });
      check();
    },
  };
}

const opened = (stream: WriteStream, path: string) =>
  new Promise<void>((done, failed) => {
    stream.once('open', () => done());
    stream.once('error', (error) => failed(cannotWrite(path, error)));
  });

const cannotWrite = (path: string, error: NodeJS.ErrnoException) =>
  new CliProblem('output/cannot-write', { path, reason: error.code ?? error.message }, 3);
