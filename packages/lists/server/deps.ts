import type { Context } from '@belfry/platform/server';
import type { Picture } from './picture';

/** What the operator allows lists to be refreshed from; said in the configuration, never on a screen. */
export type SourceRules = {
  /** Addresses of this machine and its own network. */
  readonly privateAddresses: boolean;
  /** Folders beneath which files may be read. */
  readonly folders: readonly string[];
};
export const noSources: SourceRules = { privateAddresses: false, folders: [] };

/** What every use case of lists takes first. */
export type ListDeps = {
  readonly context: Context;
  readonly picture: Picture;
  readonly sources?: SourceRules;
};
