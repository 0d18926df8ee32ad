import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StatedEntity } from '@belfry/model';
import type { FileFacts, ListFile, ListRecord, ReadEvent, ReadOptions, Rejected } from '../../core/record';
import { fileOfBytes } from '../bytes';

type Reader = (files: readonly ListFile[], options: ReadOptions) => AsyncIterable<ReadEvent>;

export type AllRead = {
  readonly records: readonly ListRecord[];
  readonly rejected: readonly Rejected[];
  readonly facts: readonly FileFacts[];
  /** The entry of that key. */
  entry(key: string): ListRecord;
};

/** Everything a reader yields for a document, under the dataset `inv`. */
export async function allRead(
  reader: Reader,
  content: string | Uint8Array | ListFile | readonly ListFile[],
): Promise<AllRead> {
  const isFile = typeof content === 'object' && 'open' in content;
  const isText = typeof content === 'string' || content instanceof Uint8Array;
  const files = isFile ? [content] : isText ? [fileOfBytes('invented.xml', content)] : content;
  const events: ReadEvent[] = [];
  for await (const event of reader(files, { dataset: 'inv' })) events.push(event);
  const records = events.filter((event) => event.kind === 'record');
  return {
    records,
    rejected: events.filter((event) => event.kind === 'rejected'),
    facts: events.filter((event) => event.kind === 'facts'),
    entry(key) {
      const found = records.find((record) => record.key === key);
      if (!found) throw new Error(`no entry ${key}`);
      return found;
    },
  };
}

/** Values of an entity by property: `value`, or `value ← original` where cleaning changed it, `@lang` after it. */
export function said(entity: StatedEntity | undefined): Record<string, string[]> {
  const out: Record<string, string[]> = {};
  for (const { prop, value, original, lang } of entity?.values ?? [])
    (out[prop] ??= []).push(
      `${value}${original === undefined ? '' : ` ← ${original}`}${lang ? ` @${lang}` : ''}`,
    );
  return out;
}

/** Of one entry: the things of one schema that hang on it. */
export const hanging = (record: ListRecord, schema: string): Record<string, string[]>[] =>
  record.entities.filter((entity) => entity.schema === schema).map(said);

/** A file of the shared test data; null, with a line saying so, where that folder is absent. */
export function sharedFile(path: string, wouldCheck: string): string | null {
  const file = join(import.meta.dirname, '../../../../../shared/data', path);
  if (existsSync(file)) return file;
  console.log(`not checked: ${wouldCheck} (${file} is absent)`);
  return null;
}
