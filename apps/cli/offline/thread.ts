import { parentPort } from 'node:worker_threads';
import { localIndex } from './local-index';
import type { FromThread, ToThread } from './messages';

const port = parentPort;
if (!port) throw new Error('thread runs only as a worker thread');
const index = localIndex();

port.on('message', (message: ToThread) => {
  if (message.kind === 'put') {
    index.put(message.entities, message.datasets);
    return;
  }
  const { number, subjects, query } = message;
  let answer: FromThread;
  try {
    answer = { number, hits: subjects.map((subject) => index.screen(subject, query)) };
  } catch (error) {
    answer = { number, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  port.postMessage(answer);
});
