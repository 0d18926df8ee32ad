import { parentPort } from 'node:worker_threads';
import { createIndex } from '@belfry/matching';
import { entryIndex } from '../../core/entries/entry-index';
import { hitsOf } from '../../core/entries/hits-of';
import type { FromWorker, ToWorker } from './messages';

const port = parentPort;
if (!port) throw new Error('match-worker runs only as a worker thread');
const index = entryIndex(createIndex);
let offered = new Set<string>();

function answer(message: ToWorker): FromWorker | null {
  if (message.kind === 'begin') {
    offered = new Set();
    return null;
  }
  if (message.kind === 'offer') {
    for (const entity of message.entities) {
      index.put(entity);
      offered.add(`${entity.dataset}/${entity.id}`);
    }
    return null;
  }
  const { number } = message;
  if (message.kind === 'show') {
    index.keepOnly((key) => offered.has(key));
    index.setEditions(message.editions);
    return { number, hits: [] };
  }
  return { number, hits: message.subjects.map((subject) => hitsOf(index, subject, message.query)) };
}

port.on('message', (message: ToWorker) => {
  try {
    const found = answer(message);
    if (found) port.postMessage(found);
  } catch (error) {
    const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if ('number' in message) port.postMessage({ number: message.number, failed });
    else throw error;
  }
});
