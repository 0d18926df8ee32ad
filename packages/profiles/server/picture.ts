import { type Db, refused, type Trx } from '@belfry/platform/server';
import { cursorOf, keyOfCursor } from '../core/paging';
import { type ChangeKind, type ChangeRow, changesBetween, countChanges } from './difference-store';
import { countEntries, listEntries } from './entries-store';
import { exported } from './exported';
import { type Rejoined, rejoin } from './joining/rejoin';
import { joinStore } from './joining/store';
import type { IncomingRecord } from './load/incoming';
import { loadRecords } from './load/load';
import { loadStore, nextRevision } from './load/store';
import { standingSchemata } from './property-types';
import type { ProfileTables } from './tables';

type EditionRef = { readonly id: string; readonly dataset: string; readonly number: number };
type PictureDeps = {
  /** A name in Latin letters; itself when it is. */
  readonly latin: (name: string) => string;
};

/** The picture that profiles keep, behind the port of lists. */
export const picture = ({ latin }: PictureDeps) => ({
  async load(
    trx: Trx,
    ask: { edition: EditionRef; at: Date; records: AsyncIterable<IncomingRecord>; isDelta: () => boolean },
  ) {
    const { edition, at } = ask;
    const revision = await nextRevision(trx);
    const scope = { dataset: edition.dataset, edition: edition.id, at, revision };
    const store = loadStore(trx, scope);
    const entriesBefore = await store.entries(standingSchemata);
    const { touched } = await loadRecords({ store, scope, latin }, ask);
    const joining = await rejoin(joinStore(trx, { at, revision }), touched);
    return {
      ...(await countsOf(trx, { edition, store, entriesBefore })),
      joining: joining satisfies Rejoined,
    };
  },

  async withdraw(trx: Trx, { edition, at }: { edition: EditionRef; at: Date }) {
    return this.load(trx, { edition, at, records: none(), isDelta: () => false });
  },

  async diff(
    db: Db | Trx,
    ask: {
      from: EditionRef | null;
      to: EditionRef;
      kind?: ChangeKind;
      q?: string;
      cursor?: string;
      limit: number;
    },
  ) {
    const { from, to, kind, q } = ask;
    const backwards = from !== null && BigInt(from.id) > BigInt(to.id);
    const [earlier, later] = backwards ? [to, from] : [from, to];
    const key = ask.cursor === undefined ? undefined : placeOf(ask.cursor);
    const found = await changesBetween(db, {
      dataset: to.dataset,
      from: earlier?.id ?? null,
      to: later.id,
      standing: standingSchemata,
      kind: kind && backwards ? OPPOSITE[kind] : kind,
      q,
      after: key,
      limit: ask.limit + 1,
    });
    const counts = { listed: found.listed, delisted: found.delisted, changed: found.changed };
    const told = backwards ? { ...counts, listed: counts.delisted, delisted: counts.listed } : counts;
    const rows = found.rows.slice(0, ask.limit);
    const last = found.rows.length > ask.limit ? rows.at(-1)! : null;
    return {
      items: rows.map((row) => shown(backwards ? reversed(row) : row)),
      next: last && cursorOf([last.sortKey, last.entityId]),
      total: kind ? told[kind] : told.listed + told.delisted + told.changed,
      ...told,
    };
  },

  async entries(
    db: Db | Trx,
    ask: { dataset: string; q?: string; schema?: string; cursor?: string; limit: number },
  ) {
    const { dataset, q, schema, limit } = ask;
    const schemata = standingSchemata.filter((name) => schema === undefined || name === schema);
    const after = ask.cursor === undefined ? undefined : placeOf(ask.cursor);
    const { rows, total } = await listEntries(db, { dataset, q, schemata, after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1)! : null;
    return {
      items: page.map(({ sortKey: _, lastChange, ...row }) => ({
        ...row,
        lastChange: lastChange.toISOString(),
      })),
      next: last && cursorOf([last.sortKey, last.entityId]),
      total,
    };
  },

  async entriesBySchema(db: Db | Trx) {
    const lists = new Map<string, Record<string, number>>();
    for (const { dataset, schema, entries } of await countEntries(db, standingSchemata))
      lists.set(dataset, { ...lists.get(dataset), [schema]: entries });
    return lists;
  },

  exported: (db: Db | Trx, dataset: string) => exported(db, dataset),
});

async function countsOf(
  trx: Trx,
  {
    edition,
    store,
    entriesBefore,
  }: { edition: EditionRef; store: ReturnType<typeof loadStore>; entriesBefore: number },
) {
  const from = await editionBefore(trx, edition);
  const [entries, counts] = [await store.entries(standingSchemata), await store.counts()];
  const { dataset, id } = edition;
  const changes =
    from === null
      ? { listed: entries, delisted: 0, changed: 0 }
      : await countChanges(trx, { dataset, from, to: id, standing: standingSchemata });
  return { entries, entriesBefore, ...counts, ...changes };
}

async function editionBefore(trx: Trx, { dataset, id }: EditionRef): Promise<string | null> {
  const row = await trx
    .withTables<ProfileTables>()
    .selectFrom('edition')
    .select('id')
    .where('dataset', '=', dataset)
    .where('id', '<', id)
    .where('state', 'in', ['in_service', 'superseded'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

const OPPOSITE = { listed: 'delisted', delisted: 'listed', changed: 'changed' } as const;

const reversed = (row: ChangeRow): ChangeRow => ({
  ...row,
  kind: OPPOSITE[row.kind],
  properties: row.properties.map(({ prop, from, to }) => ({ prop, from: to, to: from })),
});

const shown = ({ kind, entityId, canonicalId, caption, schema, properties }: ChangeRow) => ({
  kind,
  entityId,
  canonicalId,
  caption,
  schema,
  properties: properties.map(({ prop, from, to }) => ({ prop, from: [...from], to: [...to] })),
});

function placeOf(cursor: string): { sortKey: string; entityId: string } {
  const key = keyOfCursor(cursor, 2);
  if (!key) throw refused({ code: 'paging/bad-cursor', status: 400 });
  return { sortKey: key[0]!, entityId: key[1]! };
}

async function* none(): AsyncIterable<IncomingRecord> {}
