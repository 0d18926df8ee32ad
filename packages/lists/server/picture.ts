import type { Entity, Statement } from '@belfry/model';
import type { Db, Trx } from '@belfry/platform/server';
import type { Change, Entry } from '../core/api';
import type { ListRecord } from '../core/record';

/** Which edition of which list; `id` orders the editions of one list in time. */
export type EditionRef = { readonly id: string; readonly dataset: string; readonly number: number };

/** What a load did to the picture, counted in list entries but for entities and statements. */
export type Loaded = {
  readonly entries: number;
  readonly entriesBefore: number;
  readonly entities: number;
  readonly statements: number;
  readonly listed: number;
  readonly delisted: number;
  readonly changed: number;
  /** What joining with other lists did. */
  readonly joining: {
    readonly joined: number;
    readonly parted: number;
    /** Pairs that share a value but were not joined: by which rule, why, how many. */
    readonly refused: readonly { readonly rule: string; readonly why: string; readonly pairs: number }[];
    /** Values that were not used because too many entries share them. */
    readonly crowded: number;
  };
};

export type ChangePage = {
  readonly items: Change[];
  readonly next: string | null;
  readonly total: number;
  readonly listed: number;
  readonly delisted: number;
  readonly changed: number;
};
export type EntryPage = { readonly items: Entry[]; readonly next: string | null; readonly total: number };

/** An entity in force with the statements behind it; ids of statements are for the exporter to give. */
export type ExportEntity = Entity & {
  readonly caption: string;
  readonly datasets: readonly string[];
  readonly referents: readonly string[];
  readonly first_seen: string;
  readonly last_seen: string;
  readonly last_change: string;
  readonly statements: readonly Omit<Statement, 'id'>[];
};

/**
 * What lists need of the picture that profiles keep: a port, so that lists know nothing of profiles.
 * A cursor is opaque; a malformed one throws Refused `paging/bad-cursor`.
 */
export type Picture = {
  /**
   * Makes the picture of one list what these records say, by difference, within the caller's transaction.
   *
   * @param ask.isDelta  asked when all records were read: whether what is not among them stays
   */
  load(
    trx: Trx,
    ask: { edition: EditionRef; at: Date; records: AsyncIterable<ListRecord>; isDelta: () => boolean },
  ): Promise<Loaded>;
  /** Takes every entry of a list out of the picture, as if an edition without entries had come. */
  withdraw(trx: Trx, ask: { edition: EditionRef; at: Date }): Promise<Loaded>;
  /** Differences between two editions of a list, in order of caption; `from` null: everything is listed. */
  diff(
    db: Db | Trx,
    ask: {
      from: EditionRef | null;
      to: EditionRef;
      kind?: Change['kind'];
      q?: string;
      cursor?: string;
      limit: number;
    },
  ): Promise<ChangePage>;
  /** Entries in force, in order of caption. */
  entries(
    db: Db | Trx,
    ask: { dataset: string; q?: string; schema?: string; cursor?: string; limit: number },
  ): Promise<EntryPage>;
  /** Entries in force by schema, for each list. */
  entriesBySchema(db: Db | Trx): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>>;
  /** Everything a list has in force, what hangs on entries too, in order of id. */
  exported(db: Db | Trx, dataset: string): AsyncIterable<ExportEntity>;
};
