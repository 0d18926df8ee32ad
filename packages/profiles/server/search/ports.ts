import type { Profile } from '../../core/api';

export type NameQuery = {
  readonly q: string;
  readonly datasets?: readonly string[];
  readonly schemata?: readonly string[];
  /** Results at most. */
  readonly limit: number;
};

/** What profiles are given by the application, because others keep it. */
export type ProfilePorts = {
  /** Entries with names like this, best first, by canonical id; from the index that screening keeps. */
  readonly findByName: (
    query: NameQuery,
  ) => Promise<readonly { readonly canonicalId: string; readonly score: number }[]>;
  /** Hits that led to a profile, newest first; screening keeps them. */
  readonly hitsOf: (canonicalId: string) => Promise<Profile['hits']>;
};
