import type { StatedEntity } from '@belfry/model';

/** Where in a file something stood: a line (1-based), an element path, a row of a sheet. */
export type Position = { readonly line?: number; readonly element?: string };

/** One entry of a list: one main entity and what hangs on it (sanction, address, passport, relation). */
export type ListRecord = {
  readonly kind: 'record';
  /** Stable key of the entry within its list: DATAID, ent_num, logicalId… */
  readonly key: string;
  readonly at: Position;
  /** The first is the entry itself; ids begin with the dataset's prefix, but FollowTheMoney ids stay as given. */
  readonly entities: readonly StatedEntity[];
  /** Deltas only: DEL takes the entry away, MOD replaces it. */
  readonly op?: 'ADD' | 'MOD' | 'DEL';
};

/** Something that was not taken: nothing is lost silently. */
export type Rejected = {
  readonly kind: 'rejected';
  readonly at: Position;
  /** Stable code and key of the message in the catalogues, e.g. `lists/bad-date`. */
  readonly code: string;
  readonly expected: string;
  /** At most 200 characters of what was found. */
  readonly found: string;
  /** Whether the whole entry was left out, or only this value of it. */
  readonly lost: 'entry' | 'value';
};

/** What the file says of itself. */
export type FileFacts = {
  readonly kind: 'facts';
  readonly publishedAt?: string;
  readonly declaredEntries?: number;
  readonly title?: string;
  /** True when records are deltas to be applied to the edition before. */
  readonly delta?: boolean;
};

export type ReadEvent = ListRecord | Rejected | FileFacts;

export const LIST_FORMATS = [
  'un-xml',
  'ofac-csv',
  'ofac-xml',
  'ofac-advanced-xml',
  'eu-xml',
  'ofsi-csv',
  'fr-json',
  'ftm',
  'senzing',
  'table',
] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** How the columns of a CSV or XLSX become an entity. */
export type TableMapping = {
  readonly schema: string;
  /** Column that holds the schema of each row, where rows differ. */
  readonly schemaColumn?: string;
  /** Column with a stable key; the row's content is hashed when there is none. */
  readonly keyColumn?: string;
  readonly columns: { readonly [column: string]: string };
  /** Values in one cell are split on this; none: a cell is one value. */
  readonly separator?: string;
};

/** A file that cannot be read at all ends the stream with this error; what was read before it is void. */
export class ListFileError extends Error {
  constructor(
    readonly code: string,
    readonly at: Position,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`${code} at ${JSON.stringify(at)}: expected ${expected}, found ${found}`);
  }
}

/** One file of an edition: OFAC's CSV edition has four. */
export type ListFile = {
  readonly name: string;
  readonly size: number;
  /** Opens the content anew each time. */
  open(): AsyncIterable<Uint8Array>;
};

export type ReadOptions = {
  readonly dataset: string;
  readonly format?: ListFormat;
  readonly mapping?: TableMapping;
  /** Called now and then with bytes read so far. */
  readonly progress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
};
