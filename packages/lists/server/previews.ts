import { type Acting, problemOf, type ReceivedFile, refused } from '@belfry/platform/server';
import type { z } from 'zod';
import type { FilePreview } from '../core/api';
import { type ListFile, ListFileError, type TableMapping } from '../core/record';
import { detectFormat, guessMapping, tableColumns } from '../read';
import type { ListDeps } from './deps';
import { editionStore } from './edition-store';
import { listFiles } from './editions';
import { problemOfFile } from './problem';
import type { StoredFile } from './tables';

const ROWS = 20;
type Preview = z.infer<typeof FilePreview>;
type Look = Pick<Preview, 'format' | 'columns' | 'mapping' | 'rows' | 'problem'>;
const NOTHING: Look = { format: null, columns: [], mapping: null, rows: [], problem: null };

/**
 * Files as received, looked at before anything is loaded: what they are, and for a table its columns with a guess of
 * what they mean. What is wrong with them is told in the answer, not thrown.
 */
export async function takePreview(
  deps: ListDeps,
  ask: { files: readonly ReceivedFile[]; by: Acting },
): Promise<Preview> {
  const { context } = deps;
  const files: StoredFile[] = ask.files.map(({ fileName, bytes, sha256 }) => ({
    name: fileName,
    bytes,
    sha256,
  }));
  const uploadId = await context.db.transaction().execute(async (trx) => {
    const id = await editionStore(trx).insertUpload(files, ask.by, context.now());
    const detail = { files: files.map(({ name, sha256 }) => ({ name, sha256 })) };
    await context.log.write(
      ask.by,
      { act: 'collection', objectKind: 'list-upload', objectId: id, detail },
      trx,
    );
    return id;
  });
  const shown = files.map(({ name, bytes }) => ({ name, bytes }));
  return { uploadId, files: shown, ...(await look(listFiles(deps, files), files)) };
}

async function look(files: readonly ListFile[], stored: readonly StoredFile[]): Promise<Look> {
  try {
    const { format, found } = await detectFormat(files);
    if (format === null) {
      const facts = { file: stored[0]?.name ?? '', found };
      return { ...NOTHING, problem: problemOf({ code: 'lists/unknown-format', status: 422, facts }) };
    }
    if (format !== 'table') return { ...NOTHING, format };
    const { columns, rows } = await tableColumns(files[0]!);
    const mapping: TableMapping = guessMapping(columns, rows);
    return {
      ...NOTHING,
      format,
      columns: [...columns],
      mapping: { ...mapping, columns: { ...mapping.columns } },
      rows: rows.slice(0, ROWS).map((row) => [...row]),
    };
  } catch (error) {
    if (error instanceof ListFileError) return { ...NOTHING, problem: problemOfFile(error, stored) };
    throw error;
  }
}

/** Files an officer sent before. @throws Refused `lists/upload-not-found`, for somebody else's too */
export async function uploadedFiles(
  { context }: ListDeps,
  ask: { uploadId: string; by: Acting },
): Promise<readonly StoredFile[]> {
  const files = await editionStore(context.db).upload(ask.uploadId, ask.by);
  if (!files) throw refused({ code: 'lists/upload-not-found', status: 404 });
  return files;
}
