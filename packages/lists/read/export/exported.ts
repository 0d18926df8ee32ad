import type { Entity, Statement } from '@belfry/model';

/** An entity on its way out: its properties, and the statements behind them. */
export type ExportedEntity = Entity & {
  readonly caption: string;
  readonly datasets: readonly string[];
  /** Other ids it is or was known by. */
  readonly referents: readonly string[];
  /** ISO 8601, seconds. */
  readonly first_seen: string;
  readonly last_seen: string;
  readonly last_change: string;
  readonly statements: readonly Statement[];
};

export const EXPORT_FORMATS = ['ftm', 'csv', 'senzing', 'stix'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
