import { standsAlone } from '../../core/standing';
import { differenceOf, withStored } from './difference';
import {
  contentHash,
  derivedOf,
  type Incoming,
  type IncomingRecord,
  idOf,
  incomingOf,
  merged,
} from './incoming';
import { byEntity, statements } from './rows';
import type { LoadScope, LoadStore, NewStatement, NewVersion, Stored, StoredStatement } from './store';

const BATCH_ENTITIES = 2_000;
const BATCH_VALUES = 20_000;
const PAGE = 20_000;
const MUCH = 500;

export type LoadAsk = {
  readonly records: AsyncIterable<IncomingRecord>;
  /** Asked when all records were read: whether what is not among them stays. */
  readonly isDelta: () => boolean;
};
type Deps = {
  readonly store: LoadStore;
  readonly scope: LoadScope;
  readonly latin: (name: string) => string;
};

/**
 * Makes one list's entities and statements what the records say, by difference: what is new is inserted, what is gone
 * is closed with the edition, what is unchanged is not touched.
 *
 * @returns ids of the entries of which anything changed, or of anything that hangs on them
 */
export async function loadRecords(deps: Deps, ask: LoadAsk): Promise<{ touched: Set<string> }> {
  const loader = new Loader(deps, await deps.store.isEmpty());
  try {
    for await (const record of ask.records) await loader.take(record);
    await loader.flush();
  } finally {
    // When reading fails, no write may follow the rollback.
    await loader.settled();
  }
  if (loader.touched.size > MUCH) await deps.store.analyze();
  if (!ask.isDelta() && !loader.isFirst) await loader.closeUnseen();
  await deps.store.attachAddresses();
  await deps.store.touch([...loader.touched]);
  return { touched: loader.touched };
}

class Loader {
  readonly touched = new Set<string>();
  readonly #seen = new Set<string>();
  #batch = new Map<string, Incoming>();
  #gone = new Set<string>();
  #values = 0;
  /** The batch being written while the next is read. */
  #writing: Promise<void> = Promise.resolve();

  readonly #met = new Set<string>();

  constructor(
    readonly deps: Deps,
    /** Nothing was stored before, so only what was met in this load can be stored already. */
    readonly isFirst: boolean,
  ) {}

  async take(record: IncomingRecord): Promise<void> {
    if (record.op === 'DEL') return this.#remove(record);
    const entities = incomingOf(record);
    // Taken away earlier in the file, and told again.
    if (entities.some(({ id, entryId }) => this.#gone.has(id) || this.#gone.has(entryId))) await this.flush();
    for (const incoming of entities) {
      const earlier = this.#batch.get(incoming.id);
      this.#batch.set(incoming.id, earlier ? merged(earlier, incoming) : incoming);
      this.#values += incoming.values.size;
    }
    if (this.#batch.size >= BATCH_ENTITIES || this.#values >= BATCH_VALUES) await this.#turn();
  }

  async flush(): Promise<void> {
    await this.#turn();
    await this.#writing;
  }

  async settled(): Promise<void> {
    await this.#writing.catch(() => {});
  }

  async closeUnseen(): Promise<void> {
    const { store } = this.deps;
    for (let after = '0'; ; ) {
      const keys = await store.inForceKeys(after, PAGE);
      if (keys.length === 0) return;
      await this.#close(keys.filter((key) => !this.#seen.has(key)));
      after = keys.at(-1)!;
    }
  }

  async #turn(): Promise<void> {
    await this.#writing;
    const [batch, gone] = [[...this.#batch.values()], [...this.#gone]];
    this.#batch = new Map();
    this.#gone = new Set();
    this.#values = 0;
    if (batch.length === 0 && gone.length === 0) return;
    this.#writing = this.#writeAndRemove(batch, gone);
    // Awaited at the next turn; until then a failure must not count as unhandled.
    this.#writing.catch(() => {});
  }

  async #remove(record: IncomingRecord): Promise<void> {
    const ids = record.entities.length > 0 ? record.entities.map(({ id }) => id) : [record.key];
    for (const id of ids) this.#gone.add(idOf(id));
    if (this.#gone.size >= BATCH_ENTITIES) await this.#turn();
  }

  /** What is taken away was told before, or not in this batch: see `take`. */
  async #writeAndRemove(batch: readonly Incoming[], gone: readonly string[]): Promise<void> {
    if (batch.length > 0) await this.#write(batch);
    if (gone.length === 0) return;
    const found = await this.deps.store.keysOfEntries(gone);
    await this.#close(found.map(({ key }) => key));
  }

  async #close(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    for (const id of await this.deps.store.entryIds(keys)) this.touched.add(id);
    await this.deps.store.closeEntities(keys);
  }

  async #write(batch: readonly Incoming[]): Promise<void> {
    const ids = batch.map(({ id }) => id).filter((id) => !this.isFirst || this.#met.has(id));
    const found = ids.length > 0 ? await this.deps.store.find(ids) : [];
    const stored = new Map(found.map((one) => [one.id, one]));
    const fresh = batch.filter(({ id }) => !stored.has(id));
    const known = batch.filter(({ id }) => stored.has(id)).map((one) => settled(one, stored.get(one.id)!));
    if (fresh.length > 0) await this.#insert(fresh);
    const changed = known.filter((incoming) => this.#isChanged(incoming, stored.get(incoming.id)!));
    if (changed.length > 0) await this.#change(changed, stored);
    for (const { id } of known) this.#seen.add(stored.get(id)!.key);
  }

  async #insert(fresh: readonly Incoming[]): Promise<void> {
    const { store, scope, latin } = this.deps;
    const derived = fresh.map((incoming) => derivedOf(scope.dataset, incoming, latin));
    const keys = await store.insertEntities(
      fresh.map((incoming, i) => ({
        ...incoming,
        contentHash: hashOf(incoming),
        search: derived[i]!.search,
      })),
    );
    const keyOfEntity = ({ id }: Incoming) => keys.get(id)!;
    await store.insertStatements(fresh.flatMap((incoming) => statements(incoming, keyOfEntity(incoming))));
    await store.insertKeys(
      derived.flatMap(({ keys: about }, i) =>
        about.map((pair) => ({ entityKey: keyOfEntity(fresh[i]!), ...pair })),
      ),
    );
    for (const incoming of fresh) {
      if (this.isFirst) this.#met.add(incoming.id);
      this.#seen.add(keyOfEntity(incoming));
      this.touched.add(incoming.entryId);
    }
  }

  #isChanged(incoming: Incoming, stored: Stored): boolean {
    return (
      this.#seen.has(stored.key) ||
      stored.untilEdition !== null ||
      stored.contentHash !== hashOf(incoming) ||
      stored.caption !== incoming.caption ||
      stored.entryId !== incoming.entryId
    );
  }

  async #change(changed: readonly Incoming[], stored: ReadonlyMap<string, Stored>): Promise<void> {
    const { store, scope, latin } = this.deps;
    const keys = changed.map(({ id }) => stored.get(id)!.key);
    const before = byEntity(await store.statementsOf(keys));
    const versions: NewVersion[] = [];
    const [insert, close, reopen, about] = [
      [] as NewStatement[],
      [] as string[],
      [] as string[],
      [] as NewKey[],
    ];
    for (const incoming of changed) {
      const was = stored.get(incoming.id)!;
      const had = before.get(was.key) ?? [];
      const now = this.#seen.has(was.key) ? again(incoming, was, had) : incoming;
      const difference = differenceOf(now, had);
      insert.push(...statements({ ...now, values: new Map(difference.insert.entries()) }, was.key));
      close.push(...difference.close);
      reopen.push(...difference.reopen);
      const derived = derivedOf(scope.dataset, now, latin);
      about.push(...derived.keys.map((pair) => ({ entityKey: was.key, ...pair })));
      versions.push({ ...now, key: was.key, contentHash: hashOf(now), search: derived.search });
      this.touched.add(was.entryId).add(now.entryId);
    }
    await store.newVersions(versions);
    await store.closeStatements(close);
    await store.reopenStatements(reopen);
    await store.insertStatements(insert);
    await store.deleteKeys(keys);
    await store.insertKeys(about);
  }
}

/** What says itself nothing of whom it hangs on stays where it was found to hang. */
function settled(incoming: Incoming, { entryId }: Stored): Incoming {
  const isAdrift = incoming.entryId === incoming.id && !standsAlone(incoming.schema);
  return isAdrift ? { ...incoming, entryId } : incoming;
}

type NewKey = { entityKey: string; key: string; about: string };

const hashOf = ({ schema, values }: Incoming) => contentHash(schema, values.values());

/** A second place of the file about an entity that this load has seen: its values are added, the rest stays as it was. */
function again(incoming: Incoming, was: Stored, had: readonly StoredStatement[]): Incoming {
  const { schema, entryId, caption } = was;
  return { ...withStored(incoming, had), schema, entryId, caption };
}
