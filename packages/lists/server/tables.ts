import type { ColumnType, Generated } from 'kysely';
import type { ListFormat } from '../core/record';

type Json<Read> = ColumnType<Read, string, string>;
type Time = ColumnType<Date, Date | string, Date | string>;
type MaybeTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export type EditionState = 'loading' | 'held' | 'in_service' | 'superseded' | 'failed' | 'discarded';
export type StoredFile = { readonly name: string; readonly bytes: number; readonly sha256: string };
/** What a source said of its content at an address, to be asked about next time. */
export type Validators = {
  readonly [address: string]: { readonly etag?: string; readonly lastModified?: string };
};

/** The tables of 0010_lists.sql. */
export type ListTables = {
  dataset: {
    name: string;
    title: string;
    publisher: string | null;
    country: string | null;
    service_id: string | null;
    format: ListFormat | null;
    mapping: Json<unknown> | null;
    source: string | null;
    refresh_on: Generated<boolean>;
    refresh_every_hours: Generated<number>;
    refresh_officer_id: string | null;
    refresh_mandate_id: string | null;
    refresh_tried_at: MaybeTime;
    refresh_checked_at: MaybeTime;
    refresh_failed_at: MaybeTime;
    refresh_problem: Json<unknown> | null;
    refresh_validators: ColumnType<Validators, string | undefined, string>;
    invented: Generated<boolean>;
    created_at: Time;
    created_by: string | null;
    removed_at: MaybeTime;
  };
  edition: {
    id: Generated<string>;
    dataset: string;
    number: number;
    sha256: string;
    files: ColumnType<readonly StoredFile[], string, string>;
    bytes: ColumnType<string, number, number>;
    format: ListFormat;
    mapping: Json<unknown> | null;
    published_at: MaybeTime;
    received_at: Time;
    received_by: string | null;
    state: EditionState;
    problem: Json<unknown> | null;
    job_id: string | null;
    entries: Generated<number>;
    entities: Generated<number>;
    statements: Generated<number>;
    rejected: Generated<number>;
    listed: Generated<number>;
    delisted: Generated<number>;
    changed: Generated<number>;
    in_service_at: MaybeTime;
  };
  edition_rejection: {
    edition_id: string;
    ordinal: number;
    line: number | null;
    element: string | null;
    code: string;
    expected: string;
    found: string;
    lost: 'entry' | 'value';
  };
  list_upload: {
    id: Generated<string>;
    officer_id: string;
    files: ColumnType<readonly StoredFile[], string, string>;
    created_at: Time;
  };
};
