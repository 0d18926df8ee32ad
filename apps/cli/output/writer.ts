import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
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
 * Standard output, or a file that appears whole or not at all.
 *
 * @throws CliProblem `output/cannot-write` (exit 3)
 */
export const writerTo = (path: string | undefined): Promise<Writer> =>
  path === undefined || path === '-' ? Promise.resolve(standardOutput()) : fileWriter(path);

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
  await opened(stream, path);
  let failure: NodeJS.ErrnoException | null = null;
  stream.on('error', (error) => {
    failure = error;
  });
  const check = () => {
    if (failure) throw cannotWrite(path, failure);
  };
  return {
    async write(text) {
      check();
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
      check();
    },
    async finish() {
      await new Promise<void>((done) => stream.end(done));
      check();
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

const opened = (stream: WriteStream, path: string) =>
  new Promise<void>((done, failed) => {
    stream.once('open', () => done());
    stream.once('error', (error) => failed(cannotWrite(path, error)));
  });

const cannotWrite = (path: string, error: NodeJS.ErrnoException) =>
  new CliProblem('output/cannot-write', { path, reason: error.code ?? error.message }, 3);
