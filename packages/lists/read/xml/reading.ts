import type { FileFacts, ReadOptions, Rejected } from '../../core/record';
import type { TextOptions } from '../bytes';
import type { XmlElement } from './element';

/** Warnings of the byte layer, gathered so that a reader can pass them on between its records. */
export function warningsOf(options: ReadOptions): { options: TextOptions; taken(): Rejected[] } {
  let waiting: Rejected[] = [];
  return {
    options: {
      ...(options.signal && { signal: options.signal }),
      ...(options.progress && { progress: options.progress }),
      warn: (warning) => waiting.push(warning),
    },
    taken() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}

/** The file's facts, from its root element, to be told once. */
export function factsOf(title: string, publishedAt: (root: XmlElement) => string) {
  let waiting: FileFacts[] = [];
  return {
    root(root: XmlElement) {
      const published = publishedAt(root);
      waiting = [{ kind: 'facts', title, ...(published && { publishedAt: published }) }];
    },
    once(): FileFacts[] {
      const facts = waiting;
      waiting = [];
      return facts;
    },
  };
}
