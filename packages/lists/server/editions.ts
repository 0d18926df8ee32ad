import { canonicalJson } from '@belfry/platform';
import { type Db, refused, type Trx } from '@belfry/platform/server';
import type { Edition } from '../core/api';
import { type ListFile, ListFileError, type ListFormat, type TableMapping } from '../core/record';
import { detectFormat } from '../read';
import type { ListDeps } from './deps';
import { editionSha256 } from './edition-hash';
import { type EditionRow, editionStore } from './edition-store';
import { refuseWhileLoading } from './list-lock';
import { listStore } from './list-store';
import { type By, notFound } from './lists';
import type { EditionRef } from './picture';
import { problemOfFile } from './problem';
import { shownEdition } from './shown';
import type { StoredFile } from './tables';

export type EditionAsk = By & {
  readonly files: readonly StoredFile[];
  readonly format?: ListFormat;
  readonly mapping?: TableMapping;
  /** Taken also when the bytes are those in service: a reader may read better than it did. */
  readonly again?: boolean;
};
/** The job that is to load it; null when the caller loads it himself, within the call. */
export type Loader = (edition: EditionRef, trx: Trx) => Promise<string | null>;

/**
 * Notes a new edition as being loaded, and who loads it. An edition that is held for confirmation gives way to it.
 *
 * @param ask.db  the connection that holds the list, when the caller holds it
 * @throws Refused `lists/not-found`, `lists/load-running`, `lists/unchanged`, `lists/unknown-format`,
 *         `lists/mapping-missing`, and the code of a file that cannot be a list
 */
export async function beginEdition(
  deps: ListDeps,
  name: string,
  ask: EditionAsk & { loader: Loader; db?: Db },
): Promise<EditionRef> {
  const { context } = deps;
  const { by, reason, files, db = context.db } = ask;
  const told = ask.format ?? (await formatOf(deps, files));
  return db.transaction().execute(async (trx) => {
    const [lists, editions] = [listStore(trx), editionStore(trx)];
    const list = await lists.lockList(name);
    if (!list) throw notFound(name);
    await refuseWhileLoading(trx, name);
    const format = told ?? list.format;
    if (!format)
      throw refused({ code: 'lists/unknown-format', status: 422, facts: { file: files[0]?.name ?? '' } });
    const mapping = format === 'table' ? (ask.mapping ?? (list.mapping as TableMapping | null)) : null;
    if (format === 'table' && !mapping)
      throw refused({ code: 'lists/mapping-missing', status: 422, facts: { list: name } });
    const sha256 = editionSha256(files);
    const served = await editions.inState(name, 'in_service');
    if (!ask.again && served && isSame(served, { sha256, format, mapping })) throw unchanged(served);
    const held = await editions.inState(name, 'held');
    if (held) await editions.move(held, 'held', { state: 'discarded', problem: replaced });
    const at = context.now();
    const edition = await editions.insertEdition({ dataset: name, sha256, files, format, mapping, by, at });
    const jobId = await ask.loader(edition, trx);
    if (jobId !== null) await editions.setJob(edition, jobId);
    const detail = { edition: edition.number, sha256, format, files: files.map((file) => file.name) };
    await context.log.write(
      by,
      { act: 'collection', objectKind: 'list', objectId: name, reason: reason ?? undefined, detail },
      trx,
    );
    return edition;
  });
}

const replaced = refused({ code: 'lists/replaced', status: 409 }).problem;

const unchanged = (served: EditionRow) =>
  refused({
    code: 'lists/unchanged',
    status: 409,
    facts: { list: served.dataset, edition: served.number, received: served.received_at.toISOString() },
  });

/** Whether reading these bytes would give what the edition gave. */
export const isSame = (
  edition: EditionRow,
  other: { sha256: string; format: ListFormat; mapping: TableMapping | null },
): boolean =>
  edition.sha256 === other.sha256 &&
  edition.format === other.format &&
  canonicalJson(edition.mapping) === canonicalJson(other.mapping);

/** Stored files as the readers take them. */
export const listFiles = ({ context }: ListDeps, files: readonly StoredFile[]): ListFile[] =>
  files.map(({ name, bytes, sha256 }) => ({ name, size: bytes, open: () => context.files.open(sha256) }));

async function formatOf(deps: ListDeps, files: readonly StoredFile[]): Promise<ListFormat | null> {
  try {
    return (await detectFormat(listFiles(deps, files))).format;
  } catch (error) {
    if (error instanceof ListFileError) throw refused(problemOfFile(error, files));
    throw error;
  }
}

/** All editions of a list, newest first. @throws Refused `lists/not-found` */
export async function listEditions({ context }: ListDeps, name: string): Promise<Edition[]> {
  if (!(await listStore(context.db).everList(name))) throw notFound(name);
  return (await editionStore(context.db).editions(name)).map(shownEdition);
}

/** @throws Refused `lists/edition-not-found` */
export async function findEdition({ context }: ListDeps, name: string, number: number): Promise<EditionRow> {
  const edition = await editionStore(context.db).edition(name, number);
  if (!edition)
    throw refused({ code: 'lists/edition-not-found', status: 404, facts: { list: name, edition: number } });
  return edition;
}

/**
 * An officer's word that a held edition is right: it is loaded again, and this time put into service.
 *
 * @throws Refused `lists/edition-not-found`, `lists/not-held`, `lists/load-running`
 */
export async function confirmEdition(
  deps: ListDeps,
  name: string,
  ask: By & { number: number; loader: Loader },
): Promise<EditionRef> {
  const { context } = deps;
  const { by, reason, number } = ask;
  const edition = await findEdition(deps, name, number);
  await context.db.transaction().execute(async (trx) => {
    if (!(await listStore(trx).lockList(name))) throw notFound(name);
    await refuseWhileLoading(trx, name);
    const store = editionStore(trx);
    if (!(await store.move(edition, 'held', { state: 'loading' }))) throw notHeld(edition);
    const jobId = await ask.loader(edition, trx);
    if (jobId !== null) await store.setJob(edition, jobId);
    const detail = { edition: number, confirmed: true };
    await context.log.write(
      by,
      { act: 'alteration', objectKind: 'list', objectId: name, reason: reason ?? undefined, detail },
      trx,
    );
  });
  return edition;
}

/** An officer's word that a held edition is wrong. @throws Refused `lists/edition-not-found`, `lists/not-held` */
export async function discardEdition(
  deps: ListDeps,
  name: string,
  ask: By & { number: number },
): Promise<Edition> {
  const { context } = deps;
  const { by, reason, number } = ask;
  const edition = await findEdition(deps, name, number);
  await context.db.transaction().execute(async (trx) => {
    if (!(await editionStore(trx).move(edition, 'held', { state: 'discarded' }))) throw notHeld(edition);
    const detail = { edition: number, discarded: true };
    await context.log.write(
      by,
      { act: 'alteration', objectKind: 'list', objectId: name, reason: reason ?? undefined, detail },
      trx,
    );
  });
  context.changes.tell({ kind: 'list', id: name });
  return shownEdition(await findEdition(deps, name, number));
}

const notHeld = ({ dataset, number, state }: EditionRow) =>
  refused({ code: 'lists/not-held', status: 409, facts: { list: dataset, edition: number, found: state } });
