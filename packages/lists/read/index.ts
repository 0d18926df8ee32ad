import {
  type ListFile,
  ListFileError,
  type ListFormat,
  type ReadEvent,
  type ReadOptions,
} from '../core/record';
import { detectFormat } from './bytes';
import { withUniqueKeys } from './unique-keys';

export * from './bytes';
export * from './export';
export { guessMapping } from './text/guess-mapping';
export {
  type Cells,
  readTable,
  type TableOptions,
  type TableRow,
  type TableShape,
  tableColumns,
  VALUE_SEPARATOR,
} from './text/table';
export { withUniqueKeys } from './unique-keys';

/** Reads the files of one edition: records, what was rejected and why, and what the files say of themselves. */
export type ListReader = (files: readonly ListFile[], options: ReadOptions) => AsyncGenerator<ReadEvent>;

/** Readers are loaded when first needed, so that a start is not slowed by all of them. */
const READERS: { readonly [Format in ListFormat]: () => Promise<ListReader> } = {
  'un-xml': async () => (await import('./xml')).readUnXml,
  'ofac-xml': async () => (await import('./xml')).readOfacXml,
  'ofac-advanced-xml': async () => (await import('./xml')).readOfacAdvancedXml,
  'eu-xml': async () => (await import('./xml')).readEuXml,
  'ofac-csv': async () => (await import('./text/ofac-csv')).readOfacCsv,
  'ofsi-csv': async () => (await import('./text/ofsi-csv')).readOfsiCsv,
  'fr-json': async () => (await import('./text/fr-json')).readFrJson,
  ftm: async () => (await import('./text/ftm')).readFtm,
  senzing: async () => (await import('./text/senzing')).readSenzing,
  table: async () => (await import('./text/table-list')).readTableList,
};

/**
 * Reads one edition of a list, whatever its format; told by content when `options.format` does not say.
 *
 * Entries that repeat a key get one of their own, and that is told; FollowTheMoney's ids stay as given.
 *
 * @throws ListFileError when the files cannot be read as a list (`lists/unknown-format` when no reader knows them);
 *         what was yielded before is void. `AbortError` when the signal fires.
 */
export async function* readList(files: readonly ListFile[], options: ReadOptions): AsyncGenerator<ReadEvent> {
  const format = options.format ?? (await formatOf(files));
  const read = await READERS[format]();
  const events = read(files, { ...options, format });
  if (format === 'ftm') yield* events;
  else yield* withUniqueKeys(events);
}

async function formatOf(files: readonly ListFile[]): Promise<ListFormat> {
  const { format, found } = await detectFormat(files);
  if (format === null)
    throw new ListFileError('lists/unknown-format', { line: 1 }, 'a known list format', found);
  return format;
}
