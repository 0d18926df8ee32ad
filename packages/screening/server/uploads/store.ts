import { storableJson } from '@belfry/platform';
import type { Db } from '@belfry/platform/server';
import { sha256 } from '@belfry/profiles';
import type { SubjectMapping } from '../../core/api';
import type { ScreeningTables, UploadColumns } from '../tables';

/** All SQL of uploads and of what officers said of their columns. */
export const uploadStore = (handle: Db) => {
  const db = handle.withTables<ScreeningTables>();
  return {
    async insert(upload: NewUpload): Promise<string> {
      const { id } = await db
        .insertInto('upload')
        .values({
          officer_id: upload.officerId,
          file_name: upload.fileName,
          sha256: upload.sha256,
          bytes: upload.bytes,
          columns: storableJson(upload.columns),
          rows: upload.rows,
          created_at: upload.at,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async find(id: string) {
      return (await db.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
    },

    async remembered(columnSet: string): Promise<SubjectMapping | null> {
      const row = await db
        .selectFrom('column_mapping')
        .select('mapping')
        .where('columns_hash', '=', sha256(columnSet))
        .executeTakeFirst();
      return row?.mapping ?? null;
    },

    async remember(
      columnSet: string,
      mapping: SubjectMapping,
      by: { officerId: string; at: Date },
    ): Promise<void> {
      const said = { mapping: storableJson(mapping), officer_id: by.officerId, at: by.at };
      await db
        .insertInto('column_mapping')
        .values({ columns_hash: sha256(columnSet), ...said })
        .onConflict((conflict) => conflict.column('columns_hash').doUpdateSet(said))
        .execute();
    },
  };
};

export type NewUpload = {
  readonly officerId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly columns: UploadColumns;
  readonly rows: number;
  readonly at: Date;
};
