import type { ListFile } from '@belfry/lists';
import { ListFileError } from '@belfry/lists';
import { readTable } from '@belfry/lists/read';
import { type FileStore, type Refused, refused } from '@belfry/platform/server';
import type { Flag } from '../../core/subjects/cells';

/** A row of a table of subjects; `row` counts rows of data from 1, blank ones too. */
export type NumberedRow = {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** What was wrong with the row before anything in it was read. */
  readonly flags: readonly Flag[];
};

export const uploadedFile = (
  files: FileStore,
  upload: { file_name: string; sha256: string; bytes: string | number },
): ListFile => ({
  name: upload.file_name,
  size: Number(upload.bytes),
  open: () => files.open(upload.sha256),
});

/**
 * The rows of a table of subjects, blank ones left out. A row that cannot be read is a subject all the same, without
 * anything to screen and flagged: none is lost.
 *
 * @throws Refused with the reader's code, 422, when the file cannot be read on
 */
export async function* subjectRows(file: ListFile, signal?: AbortSignal): AsyncGenerator<NumberedRow> {
  let row = 0;
  let flags: Flag[] = [];
  try {
    for await (const one of readTable(file, signal ? { signal } : {})) {
      if (one.kind === 'row') {
        row++;
        if (Object.values(one.cells).some((cell) => cell.trim() !== ''))
          yield { row, cells: one.cells, flags };
        flags = [];
        continue;
      }
      const flag = {
        code: one.code.replace(/^lists\//, 'subject/'),
        column: '',
        value: one.found.slice(0, 200),
      };
      if (one.lost === 'entry') yield { row: ++row, cells: {}, flags: [flag] };
      else if (one.code === 'lists/ragged-row' && one.at.line !== 0) flags = [flag];
    }
  } catch (error) {
    throw refusedFile(error, file.name);
  }
}

/** A file that cannot be read, as a problem for people; other errors as they are. */
export function refusedFile(error: unknown, file: string): Refused | unknown {
  if (!(error instanceof ListFileError)) return error;
  const { code, at, expected, found } = error;
  const place = {
    ...(at.line !== undefined && { line: at.line }),
    ...(at.element !== undefined && { element: at.element }),
  };
  return refused({ code, status: 422, facts: { file, ...place, expected, found } });
}
