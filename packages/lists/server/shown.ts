import { Problem } from '@belfry/platform/api';
import { type Edition, type List, Mapping } from '../core/api';
import type { EditionRow } from './edition-store';
import type { DatasetRow } from './list-store';

const HOUR_MS = 3_600_000;

/** An edition as the API shows it. */
export const shownEdition = (row: EditionRow): Edition => ({
  dataset: row.dataset,
  number: row.number,
  sha256: row.sha256,
  files: row.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
  bytes: Number(row.bytes),
  format: row.format,
  publishedAt: row.published_at?.toISOString() ?? null,
  receivedAt: row.received_at.toISOString(),
  receivedBy: row.received_by,
  state: row.state,
  problem: row.problem === null ? null : Problem.parse(row.problem),
  entries: row.entries,
  entities: row.entities,
  statements: row.statements,
  rejected: row.rejected,
  listed: row.listed,
  delisted: row.delisted,
  changed: row.changed,
  inServiceAt: row.in_service_at?.toISOString() ?? null,
});

/** A list with its age: hours since what is in service was received, or was last found to be what the source has. */
export function shownList(
  row: DatasetRow,
  about: { current: readonly EditionRow[]; entriesBySchema: Readonly<Record<string, number>>; now: Date },
): List {
  const edition = about.current.find(({ state }) => state === 'in_service') ?? null;
  const held = about.current.find(({ state }) => state === 'held') ?? null;
  const known = edition && Math.max(edition.received_at.getTime(), row.refresh_checked_at?.getTime() ?? 0);
  const ageHours = known === null ? null : Math.max(0, (about.now.getTime() - known) / HOUR_MS);
  return {
    name: row.name,
    title: row.title,
    publisher: row.publisher,
    country: row.country,
    format: row.format,
    mapping: row.mapping === null ? null : Mapping.parse(row.mapping),
    source: row.source,
    refreshOn: row.refresh_on,
    refreshEveryHours: row.refresh_every_hours,
    refreshProblem: row.refresh_problem === null ? null : Problem.parse(row.refresh_problem),
    invented: row.invented,
    edition: edition && shownEdition(edition),
    held: held && shownEdition(held),
    ageHours: ageHours === null ? null : Math.round(ageHours * 100) / 100,
    stale: ageHours !== null && ageHours > row.refresh_every_hours,
    entriesBySchema: { ...about.entriesBySchema },
  };
}
