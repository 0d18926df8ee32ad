import { storableJson, wellFormed } from '@belfry/platform';
import type { Problem } from '@belfry/platform/api';
import type { Acting, Db, Trx } from '@belfry/platform/server';
import { type Selectable, sql } from 'kysely';
import type { Rejection } from '../core/api';
import type { ListFormat, Rejected, TableMapping } from '../core/record';
import type { EditionRef, Loaded } from './picture';
import type { EditionState, ListTables, StoredFile } from './tables';

export type EditionRow = Selectable<ListTables['edition']>;
export type NewEdition = {
  readonly dataset: string;
  readonly sha256: string;
  readonly files: readonly StoredFile[];
  readonly format: ListFormat;
  readonly mapping: TableMapping | null;
  readonly by: Acting | null;
  readonly at: Date;
};
/** Of a column of type integer. */
const MOST_LINE = 2_147_483_647;

export type EditionStore = ReturnType<typeof editionStore>;

/** Editions of lists, what was rejected of them, and files received but not yet an edition. */
export function editionStore(handle: Db | Trx) {
  const db = handle.withTables<ListTables>();
  return {
    /** Editions that count now: in service and held, of all lists or one. */
    current: (name?: string): Promise<EditionRow[]> =>
      db
        .selectFrom('edition')
        .selectAll()
        .where('state', 'in', ['in_service', 'held'])
        .$if(name !== undefined, (query) => query.where('dataset', '=', name!))
        .execute(),

    editions: (dataset: string): Promise<EditionRow[]> =>
      db.selectFrom('edition').selectAll().where('dataset', '=', dataset).orderBy('number', 'desc').execute(),

    async edition(dataset: string, number: number): Promise<EditionRow | null> {
      const row = await db
        .selectFrom('edition')
        .selectAll()
        .where('dataset', '=', dataset)
        .where('number', '=', number)
        .executeTakeFirst();
      return row ?? null;
    },

    /** Names of lists of which an edition is being loaded. */
    async loading(): Promise<string[]> {
      const rows = await db.selectFrom('edition').select('dataset').where('state', '=', 'loading').execute();
      return rows.map(({ dataset }) => dataset);
    },

    async inState(dataset: string, state: EditionState): Promise<EditionRow | null> {
      const row = await db
        .selectFrom('edition')
        .selectAll()
        .where('dataset', '=', dataset)
        .where('state', '=', state)
        .orderBy('number', 'desc')
        .executeTakeFirst();
      return row ?? null;
    },

    /** The next edition of a list, in state `loading`; the caller holds the list. */
    async insertEdition(edition: NewEdition): Promise<EditionRef> {
      const { dataset, sha256, files, format, mapping, by, at } = edition;
      const row = await db
        .insertInto('edition')
        .values({
          dataset,
          number: sql<number>`(select coalesce(max(number), 0) + 1 from edition where dataset = ${dataset})`,
          sha256,
          files: storableJson(files),
          bytes: files.reduce((sum, file) => sum + file.bytes, 0),
          format,
          mapping: mapping && storableJson(mapping),
          received_at: at,
          received_by: by?.officerId ?? null,
          state: 'loading',
        })
        .returning(['id', 'number'])
        .executeTakeFirstOrThrow();
      return { ...row, dataset };
    },

    async setJob(edition: EditionRef, jobId: string): Promise<void> {
      await db.updateTable('edition').set({ job_id: jobId }).where('id', '=', edition.id).execute();
    },

    /** @returns false when the edition was not in that state */
    async move(
      edition: EditionRef,
      from: EditionState,
      to: { state: EditionState; problem?: Problem | null },
    ): Promise<boolean> {
      const { state, problem } = to;
      const row = await db
        .updateTable('edition')
        .set({ state, ...(problem !== undefined && { problem: problem && storableJson(problem) }) })
        .where('id', '=', edition.id)
        .where('state', '=', from)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Puts a loaded edition into service in place of the one before. */
    async serve(edition: EditionRef, at: Date): Promise<void> {
      await db
        .updateTable('edition')
        .set({ state: 'superseded' })
        .where('dataset', '=', edition.dataset)
        .where('state', '=', 'in_service')
        .execute();
      await db
        .updateTable('edition')
        .set({ state: 'in_service', in_service_at: at, problem: null })
        .where('id', '=', edition.id)
        .where('state', '=', 'loading')
        .execute();
    },

    async setCounts(
      edition: EditionRef,
      counts: Partial<Loaded> & { rejected: number; publishedAt: string | null },
    ): Promise<void> {
      const { entries = 0, entities = 0, statements = 0, listed = 0, delisted = 0, changed = 0 } = counts;
      const { rejected, publishedAt } = counts;
      await db
        .updateTable('edition')
        .set({
          entries,
          entities,
          statements,
          listed,
          delisted,
          changed,
          rejected,
          published_at: publishedAt,
        })
        .where('id', '=', edition.id)
        .execute();
    },

    async replaceRejections(edition: EditionRef, rejections: readonly Rejected[]): Promise<void> {
      await db.deleteFrom('edition_rejection').where('edition_id', '=', edition.id).execute();
      for (let from = 0; from < rejections.length; from += 1_000) {
        const rows = rejections.slice(from, from + 1_000).map(({ at, code, expected, found, lost }, i) => ({
          edition_id: edition.id,
          ordinal: from + i + 1,
          line: at.line !== undefined && at.line <= MOST_LINE ? at.line : null,
          element: at.element === undefined ? null : wellFormed(at.element).slice(0, 500),
          code,
          expected: wellFormed(expected).slice(0, 500),
          found: wellFormed(found).slice(0, 500),
          lost,
        }));
        await db.insertInto('edition_rejection').values(rows).execute();
      }
    },

    async rejections(
      edition: EditionRef,
      page: { after: number; limit: number },
    ): Promise<{ rows: (Rejection & { ordinal: number })[]; stored: number }> {
      const ofEdition = db.selectFrom('edition_rejection').where('edition_id', '=', edition.id);
      const rows = await ofEdition
        .select(['ordinal', 'line', 'element', 'code', 'expected', 'found', 'lost'])
        .where('ordinal', '>', page.after)
        .orderBy('ordinal')
        .limit(page.limit)
        .execute();
      const { stored } = await ofEdition
        .select((the) => the.fn.countAll<string>().as('stored'))
        .executeTakeFirstOrThrow();
      return { rows, stored: Number(stored) };
    },

    async insertUpload(files: readonly StoredFile[], by: Acting, at: Date): Promise<string> {
      const { id } = await db
        .insertInto('list_upload')
        .values({ officer_id: by.officerId, files: storableJson(files), created_at: at })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    /** Of this officer only. */
    async upload(id: string, by: Acting): Promise<readonly StoredFile[] | null> {
      const row = await db
        .selectFrom('list_upload')
        .select('files')
        .where('id', '=', id)
        .where('officer_id', '=', by.officerId)
        .executeTakeFirst();
      return row?.files ?? null;
    },

    /** The edition that a job has begun to load and not ended. */
    async ofJob(jobId: string): Promise<EditionRow | null> {
      const row = await db
        .selectFrom('edition')
        .selectAll()
        .where('job_id', '=', jobId)
        .where('state', '=', 'loading')
        .executeTakeFirst();
      return row ?? null;
    },

    /** Whether a job is waiting or running. */
    async jobIsOpen(id: string): Promise<boolean> {
      const row = await handle
        .selectFrom('job')
        .select('id')
        .where('id', '=', id)
        .where('state', 'in', ['waiting', 'running'])
        .executeTakeFirst();
      return row !== undefined;
    },

    /** An open job of a kind that works on this list. */
    async openJob(kind: 'list-load' | 'list-refresh', dataset: string): Promise<string | null> {
      const row = await handle
        .selectFrom('job')
        .select('id')
        .where('kind', '=', kind)
        .where('object_id', '=', dataset)
        .where('state', 'in', ['waiting', 'running'])
        .executeTakeFirst();
      return row?.id ?? null;
    },
  };
}
