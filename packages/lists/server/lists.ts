import { type Acting, refused } from '@belfry/platform/server';
import type { List } from '../core/api';
import type { ListDeps } from './deps';
import { editionStore } from './edition-store';
import { holdList, refuseWhileLoading } from './list-lock';
import { type ListChange, listStore } from './list-store';
import { shownList } from './shown';
import { checkedSource } from './source/source';

export type NewList = ListChange & {
  readonly name: string;
  readonly title: string;
  readonly invented?: boolean;
};
/** Who does it and why; both stand in the log. */
export type By = { readonly by: Acting; readonly reason?: string | null };

const NAME = /^[a-z][a-z0-9_]{1,59}$/;

export const notFound = (name: string) =>
  refused({ code: 'lists/not-found', status: 404, facts: { list: name.slice(0, 60) } });

/** All lists in service of Belfry, by title. */
export async function listLists({ context, picture }: ListDeps, { by }: By): Promise<List[]> {
  const rows = await listStore(context.db).lists();
  const current = await editionStore(context.db).current();
  const entries = await picture.entriesBySchema(context.db);
  await context.log.write(by, { act: 'consultation', objectKind: 'lists' });
  return rows.map((row) =>
    shownList(row, {
      current: current.filter(({ dataset }) => dataset === row.name),
      entriesBySchema: entries.get(row.name) ?? {},
      now: context.now(),
    }),
  );
}

/** @throws Refused `lists/not-found` */
export async function findList({ context, picture }: ListDeps, name: string): Promise<List> {
  const row = await listStore(context.db).list(name);
  if (!row) throw notFound(name);
  const entries = await picture.entriesBySchema(context.db);
  return shownList(row, {
    current: await editionStore(context.db).current(name),
    entriesBySchema: entries.get(name) ?? {},
    now: context.now(),
  });
}

/**
 * A new list, without an edition yet; a list that was taken out of service comes back with its history.
 *
 * @throws Refused `lists/bad-name`, `lists/name-taken`, `lists/source-…`
 */
export async function addList(deps: ListDeps, list: NewList, { by, reason }: By): Promise<List> {
  const { context } = deps;
  const { name, ...about } = list;
  if (!NAME.test(name))
    throw refused({ code: 'lists/bad-name', status: 400, facts: { found: name.slice(0, 60) } });
  await checkSource(deps, about);
  await context.db.transaction().execute(async (trx) => {
    const store = listStore(trx);
    const added = await store.insertList(name, about, { officerId: by.officerId, at: context.now() });
    if (!added) throw refused({ code: 'lists/name-taken', status: 409, facts: { list: name } });
    await store.changeList(name, { refreshOn: about.refreshOn }, by);
    const detail = { added: true, ...about };
    await context.log.write(
      by,
      { act: 'alteration', objectKind: 'list', objectId: name, reason: reason ?? undefined, detail },
      trx,
    );
  });
  context.changes.tell({ kind: 'list', id: name });
  return findList(deps, name);
}

/** @throws Refused `lists/not-found`, `lists/source-…` */
export async function changeList(deps: ListDeps, name: string, ask: ListChange & By): Promise<List> {
  const { context } = deps;
  const { by, reason, ...change } = ask;
  await checkSource(deps, change);
  await context.db.transaction().execute(async (trx) => {
    const store = listStore(trx);
    const list = await store.lockList(name);
    if (!list) throw notFound(name);
    if (change.refreshOn && !(change.source ?? (change.source === undefined && list.source)))
      throw refused({ code: 'lists/source-missing', status: 400 });
    await store.changeList(name, change, by);
    await context.log.write(
      by,
      { act: 'alteration', objectKind: 'list', objectId: name, reason: reason ?? undefined, detail: change },
      trx,
    );
  });
  context.changes.tell({ kind: 'list', id: name });
  return findList(deps, name);
}

async function checkSource({ sources }: ListDeps, { source }: ListChange): Promise<void> {
  if (source !== undefined && source !== null) await checkedSource(source, sources);
}

/**
 * Takes a list out of service: its entries leave the picture with an edition of their own that has none, and all
 * history stays.
 *
 * @throws Refused `lists/not-found`, `lists/load-running`
 */
export async function removeList(
  { context, picture }: ListDeps,
  name: string,
  { by, reason }: By,
): Promise<void> {
  await holdList(context.db, name, (connection) =>
    connection.transaction().execute(async (trx) => {
      const [lists, editions] = [listStore(trx), editionStore(trx)];
      const list = await lists.lockList(name);
      if (!list) throw notFound(name);
      await refuseWhileLoading(trx, name);
      const [at, last] = [context.now(), await editions.inState(name, 'in_service')];
      const held = await editions.inState(name, 'held');
      if (held) await editions.move(held, 'held', { state: 'discarded' });
      if (last) {
        const { format } = last;
        const edition = await editions.insertEdition({
          dataset: name,
          sha256: EMPTY,
          files: [],
          format,
          mapping: null,
          by,
          at,
        });
        const loaded = await picture.withdraw(trx, { edition, at });
        await editions.setCounts(edition, { ...loaded, rejected: 0, publishedAt: null });
        await editions.serve(edition, at);
        await editions.move(edition, 'in_service', { state: 'superseded' });
      }
      await lists.removeList(name, at);
      const detail = { removed: true };
      await context.log.write(
        by,
        { act: 'alteration', objectKind: 'list', objectId: name, reason: reason ?? undefined, detail },
        trx,
      );
    }),
  );
  context.changes.tell({ kind: 'list', id: name });
}

/** SHA-256 of nothing. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
