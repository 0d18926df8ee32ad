import type { ListFile } from '@belfry/lists';
import { type TableShape, tableColumns } from '@belfry/lists/read';
import { type Acting, type Context, problemOf, type ReceivedFile, refused } from '@belfry/platform/server';
import type { SubjectMapping, SubjectUpload } from '../../core/api';
import { columnSetKey, guessColumns } from '../../core/subjects/columns';
import { uploadStore } from './store';
import { refusedFile, subjectRows, uploadedFile } from './subject-rows';

export const MOST_BYTES = 200_000_000;
export const MOST_ROWS = 200_000;
const EXAMPLES = 3;

/**
 * A table of subjects as it was handed in: its columns with what they hold, as an officer said of the same columns
 * before, else guessed.
 *
 * @throws Refused with the reader's code for what is no table; `upload/no-rows`, `upload/too-many-rows` 422
 */
export async function takeUpload(
  context: Context,
  ask: { file: ReceivedFile; by: Acting },
): Promise<SubjectUpload> {
  const { fileName, sha256, bytes } = ask.file;
  const file = uploadedFile(context.files, { file_name: fileName, sha256, bytes });
  const { shape, rows } = await look(file);
  const store = uploadStore(context.db);
  const remembered = await store.remembered(columnSetKey(shape.columns));
  const columns = described(shape, remembered);
  const { officerId } = ask.by;
  const uploadId = await store.insert({
    officerId,
    fileName,
    sha256,
    bytes,
    columns,
    rows,
    at: context.now(),
  });
  const detail = { sha256, bytes, rows };
  await context.log.write(ask.by, { act: 'collection', objectKind: 'upload', objectId: uploadId, detail });
  return { uploadId, fileName, bytes, rows, ...columns };
}

async function look(file: ListFile): Promise<{ shape: TableShape; rows: number }> {
  try {
    const shape = await tableColumns(file);
    let rows = 0;
    // No further than one too many: rows are cheap to write and dear to count.
    for await (const _ of subjectRows(file)) if (++rows > MOST_ROWS) break;
    if (rows === 0) throw refused({ code: 'upload/no-rows', status: 422, facts: { file: file.name } });
    if (rows > MOST_ROWS)
      throw refused({
        code: 'upload/too-many-rows',
        status: 422,
        facts: { file: file.name, found: rows, most: MOST_ROWS },
      });
    return { shape, rows };
  } catch (error) {
    throw refusedFile(error, file.name);
  }
}

function described(
  shape: TableShape,
  remembered: SubjectMapping | null,
): Omit<SubjectUpload, 'uploadId' | 'fileName' | 'bytes' | 'rows'> {
  const samples = shape.rows.map((cells) =>
    Object.fromEntries(shape.columns.map((name, i) => [name, cells[i] ?? ''])),
  );
  const guess = guessColumns(shape.columns, samples);
  const { dates } = guess.mapping;
  const columns = shape.columns.map((name, i) => {
    const known = remembered && Object.hasOwn(remembered.columns, name);
    const cells = shape.rows.map((row) => row[i]?.trim().slice(0, 80) ?? '').filter(Boolean);
    return {
      name,
      guess: (known ? remembered.columns[name] : guess.mapping.columns[name]) ?? null,
      remembered: known === true,
      examples: [...new Set(cells)].slice(0, EXAMPLES),
    };
  });
  const unnamed =
    guess.warnings.length > 0 && !columns.some(({ guess: target }) => target && NAMES.has(target));
  const warnings = unnamed ? [problemOf({ code: 'subject/no-name-column', status: 422 })] : [];
  return { columns, schema: remembered?.schema ?? guess.mapping.schema, ...(dates && { dates }), warnings };
}

const NAMES = new Set(['name', 'firstName', 'lastName', 'alias', 'weakAlias', 'previousName']);
