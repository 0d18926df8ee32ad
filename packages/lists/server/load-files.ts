import type { JobProgress } from '@belfry/platform/server';
import { refused } from '@belfry/platform/server';
import type { ListFormat, TableMapping } from '../core/record';
import { fileOf } from '../read';
import type { ListDeps } from './deps';
import type { By } from './lists';
import { type LoadOutcome, loadAtOnce } from './load-edition';
import { MOST_BYTES } from './source/source';
import type { StoredFile } from './tables';

export type FilesAsk = By & {
  readonly paths: readonly string[];
  readonly format?: ListFormat;
  readonly mapping?: TableMapping;
  readonly again?: boolean;
  readonly confirmed?: boolean;
  readonly progress?: JobProgress;
};
const MOST_FILES = 16;

/**
 * Loads files of this machine as a new edition of a list, here and now, without a job.
 *
 * @throws Refused as `beginEdition` does, `files/too-large`, `files/disk-full`, `lists/load-running`;
 *         ListFileError `lists/file-missing`, `lists/not-a-file`, `lists/file-unreadable`
 */
export async function loadFiles(deps: ListDeps, name: string, ask: FilesAsk): Promise<LoadOutcome> {
  const files = await storeFiles(deps, ask.paths);
  return loadAtOnce(deps, name, { ...ask, files });
}

/** Keeps files of this machine in the file store, as received. */
export async function storeFiles({ context }: ListDeps, paths: readonly string[]): Promise<StoredFile[]> {
  if (paths.length === 0 || paths.length > MOST_FILES)
    throw refused({
      code: 'lists/source-too-many-files',
      status: 400,
      facts: { found: paths.length, expected: MOST_FILES },
    });
  const stored: StoredFile[] = [];
  for (const path of paths) {
    const file = await fileOf(path);
    stored.push({ name: file.name, ...(await context.files.put(file.open(), { maxBytes: MOST_BYTES })) });
  }
  return stored;
}
