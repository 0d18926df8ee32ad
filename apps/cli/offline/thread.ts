import { parentPort } from 'node:worker_threads';
import { fileOf } from '@belfry/lists/read';
import { CliProblem } from '../problem';
import { contentOf } from './list-content';
import { localIndex } from './local-index';
import type { FromThread, Hits, ListContent, ListOnDisk, ToThread } from './messages';

const port = parentPort;
if (!port) throw new Error('thread runs only as a worker thread');
const index = localIndex();

port.on('message', (message: ToThread) => {
  if (message.kind === 'put') {
    index.put(message.entities, message.datasets);
    return;
  }
  const { number } = message;
  const work = async (): Promise<Hits | ListContent> =>
    message.kind === 'read'
      ? readList(message.list)
      : message.subjects.map((subject) => index.screen(subject, message.query));
  work().then(
    (answer) => port.postMessage({ number, answer } satisfies FromThread),
    (error: unknown) => port.postMessage(failure(number, error)),
  );
});

async function readList({ files, ...list }: ListOnDisk): Promise<ListContent> {
  const opened = await Promise.all(
    files.map(async ({ name, path }) => ({ ...(await fileOf(path)), name, path })),
  );
  return contentOf({ ...list, files: opened });
}

function failure(number: number, error: unknown): FromThread {
  if (error instanceof CliProblem) {
    const { code, facts, exit } = error;
    return { number, refused: { code, facts, exit } };
  }
  return { number, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
