import { storableJson, wellFormed } from '@belfry/platform';
import type { Problem } from '@belfry/platform/api';
import type { Acting, Db, Trx } from '@belfry/platform/server';
import { type Selectable, sql } from 'kysely';
import type { ListFormat, TableMapping } from '../core/record';
import type { EditionRow } from './edition-store';
import type { ListTables, Validators } from './tables';

export type DatasetRow = Selectable<ListTables['dataset']>;
export type ListChange = {
  readonly title?: string;
  readonly publisher?: string | null;
  readonly country?: string | null;
  readonly format?: ListFormat | null;
  readonly mapping?: TableMapping | null;
  readonly source?: string | null;
  readonly refreshOn?: boolean;
  readonly refreshEveryHours?: number;
};
export type ListStore = ReturnType<typeof listStore>;

/** Lists: named bodies of records, their source and schedule. */
export function listStore(handle: Db | Trx) {
  const db = handle.withTables<ListTables>();
  return {
    lists: (): Promise<DatasetRow[]> =>
      db
        .selectFrom('dataset')
        .selectAll()
        .where('removed_at', 'is', null)
        .orderBy('title')
        .orderBy('name')
        .execute(),

    async list(name: string): Promise<DatasetRow | null> {
      const row = await db
        .selectFrom('dataset')
        .selectAll()
        .where('name', '=', name)
        .where('removed_at', 'is', null)
        .executeTakeFirst();
      return row ?? null;
    },

    /** Also one that was taken out of service. */
    async everList(name: string): Promise<DatasetRow | null> {
      const row = await db.selectFrom('dataset').selectAll().where('name', '=', name).executeTakeFirst();
      return row ?? null;
    },

    /** The list, locked until the transaction ends. */
    async lockList(name: string): Promise<DatasetRow | null> {
      const row = await db
        .selectFrom('dataset')
        .selectAll()
        .where('name', '=', name)
        .where('removed_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      return row ?? null;
    },

    /** A new list, or one that was taken out of service and comes back. @returns false when there is one in service */
    async insertList(
      name: string,
      about: ListChange & { title: string; invented?: boolean },
      by: { officerId: string | null; at: Date },
    ) {
      const values = {
        ...columnsOf(about),
        title: wellFormed(about.title),
        invented: about.invented ?? false,
      };
      const row = await db
        .insertInto('dataset')
        .values({ name, ...values, created_at: by.at, created_by: by.officerId })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ ...values, removed_at: null, refresh_validators: '{}', refresh_problem: null })
            .where('dataset.removed_at', 'is not', null),
        )
        .returning('name')
        .executeTakeFirst();
      return row !== undefined;
    },

    async changeList(name: string, change: ListChange, by: Acting): Promise<void> {
      const values = columnsOf(change);
      const schedule = change.refreshOn
        ? { refresh_officer_id: by.officerId, refresh_mandate_id: by.mandateId }
        : {};
      // What another source said of its content is no news of this one.
      const fresh =
        change.source === undefined
          ? {}
          : { refresh_validators: '{}', refresh_problem: null, refresh_tried_at: null };
      const set = { ...values, ...schedule, ...fresh };
      if (Object.keys(set).length > 0)
        await db.updateTable('dataset').set(set).where('name', '=', name).execute();
    },

    async removeList(name: string, at: Date): Promise<void> {
      await db
        .updateTable('dataset')
        .set({ removed_at: at, refresh_on: false })
        .where('name', '=', name)
        .execute();
    },

    /** A list takes on the format and mapping in which it was read, and is as fresh as that. */
    async noteLoaded({ dataset, format, mapping }: EditionRow, at: Date): Promise<void> {
      await db
        .updateTable('dataset')
        .set({ format, ...(mapping !== null && { mapping: storableJson(mapping) }), refresh_checked_at: at })
        .where('name', '=', dataset)
        .execute();
    },

    /** How the last refresh went; null when it brought no problem. */
    async noteRefresh(
      name: string,
      at: Date,
      outcome: { problem: Problem | null; validators?: Validators },
    ): Promise<void> {
      const { problem, validators } = outcome;
      await db
        .updateTable('dataset')
        .set({
          refresh_tried_at: at,
          refresh_problem: problem && storableJson(problem),
          ...(problem ? { refresh_failed_at: at } : { refresh_checked_at: at, refresh_failed_at: null }),
          ...(validators && { refresh_validators: storableJson(validators) }),
        })
        .where('name', '=', name)
        .execute();
    },

    /** Lists whose schedule is on and whose last try is older than their interval. */
    due: (at: Date): Promise<DatasetRow[]> =>
      db
        .selectFrom('dataset')
        .selectAll()
        .where('removed_at', 'is', null)
        .where('refresh_on', '=', true)
        .where('source', 'is not', null)
        .where((where) =>
          where.or([
            where('refresh_tried_at', 'is', null),
            where(sql<Date>`refresh_tried_at + make_interval(hours => refresh_every_hours)`, '<=', at),
          ]),
        )
        .orderBy('name')
        .execute(),
  };
}

function columnsOf(change: ListChange) {
  const { title, publisher, country, format, mapping, source, refreshOn, refreshEveryHours } = change;
  return {
    ...(title !== undefined && { title: wellFormed(title) }),
    ...(publisher !== undefined && { publisher }),
    ...(country !== undefined && { country }),
    ...(format !== undefined && { format }),
    ...(mapping !== undefined && { mapping: mapping && storableJson(mapping) }),
    ...(source !== undefined && { source }),
    ...(refreshOn !== undefined && { refresh_on: refreshOn }),
    ...(refreshEveryHours !== undefined && { refresh_every_hours: refreshEveryHours }),
  };
}
