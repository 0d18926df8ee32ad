import type { Kysely, Transaction } from 'kysely';
import type { Problem } from '../core/api';
import type { PlatformTables } from './tables';

/** A handle on the database; each store widens it with its own tables: `db.withTables<ListTables>()`. */
export type Db = Kysely<PlatformTables>;
export type Trx = Transaction<PlatformTables>;

/** Who acts, under which mandate; every reading and change names it. */
export type Acting = {
  readonly officerId: string;
  readonly officerName: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly mandateId: string;
  readonly language: 'en' | 'fr' | 'nl' | 'de';
  /** Session: all; API key: what it was given. */
  readonly scopes: readonly ('match' | 'read' | 'write' | 'admin')[];
};

export type LogEntry = {
  readonly act:
    | 'collection'
    | 'alteration'
    | 'consultation'
    | 'disclosure'
    | 'combination'
    | 'erasure'
    | 'sign-in'
    | 'refusal';
  readonly objectKind: string;
  readonly objectId?: string;
  readonly reason?: string;
  readonly detail?: Record<string, unknown>;
};

export type AuditLog = {
  /** Within a transaction the entry stands or falls with the change. */
  write(by: Acting | null, entry: LogEntry, trx?: Trx): Promise<void>;
};

/** Originals as received, addressed by SHA-256. */
export type FileStore = {
  put(
    content: AsyncIterable<Uint8Array>,
    limits?: { maxBytes?: number },
  ): Promise<{ sha256: string; bytes: number }>;
  open(sha256: string): AsyncIterable<Uint8Array>;
  has(sha256: string): Promise<boolean>;
};

export type Signer = {
  readonly keyId: string;
  readonly publicKeyPem: string;
  /** Ed25519, base64. */
  sign(bytes: Uint8Array): string;
};

export type JobProgress = {
  /** Reports; at most a few writes a second reach the database. Throws JobCancelled once cancelling was asked. */
  report(done: number, total?: number): Promise<void>;
  readonly signal: AbortSignal;
};

export type JobHandler = (job: {
  readonly id: string;
  readonly payload: Record<string, unknown>;
  readonly by: Acting;
  readonly progress: JobProgress;
}) => Promise<Record<string, unknown> | undefined>;

/** A refusal with a problem for people to read: an HTTP route answers with it, a job fails with it. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}
export class JobCancelled extends Error {}
/** Belfry is stopping: leave everything as a kill would leave it; the job is handed out again at the next start. */
export class JobInterrupted extends Error {}
/** A job ends as failed with this problem, for people to read. */
export class JobFailed extends Refused {}

export type JobKind = 'list-load' | 'list-refresh' | 'screening' | 'demo';

export type Jobs = {
  /** A handler must be resumable: after a kill the same job is handed out again with the same payload. */
  define(kind: JobKind, handler: JobHandler): void;
  start(
    ask: {
      kind: JobKind;
      title: string;
      objectId?: string;
      unit: 'row' | 'byte' | 'entry';
      payload: Record<string, unknown>;
      by: Acting;
    },
    trx?: Trx,
  ): Promise<string>;
  /** Ends as cancelled within a second; one that waits is handed to its handler with the signal aborted. */
  cancel(id: string): Promise<void>;
  /** Repeats short work, in one process at a time, from now on; for what is due by the database, not by this timer. */
  every(ask: { name: string; seconds: number }, work: () => Promise<void>): void;
};

/** Tells open screens that something changed (server-sent events); never carries content. */
export type Changes = {
  tell(change: { kind: 'list' | 'hit' | 'screening' | 'job' | 'settings'; id: string }): void;
};

export type Settings = { threshold: number; hitsPerSubject: number; openMatch: boolean };

/** What use cases and routes take as their first argument. */
export type Context = {
  readonly db: Db;
  readonly now: () => Date;
  readonly log: AuditLog;
  readonly files: FileStore;
  readonly signer: Signer;
  readonly jobs: Jobs;
  readonly changes: Changes;
  readonly settings: { get(): Promise<Settings> };
  /** Folder for scratch files; emptied at start. */
  readonly scratch: string;
  readonly version: string;
};
