import type { ExportedEntity, ExportFormat } from './exported';
import { ftmLines } from './ftm';
import { senzingLines } from './senzing';
import { statementLines } from './statements-csv';
import { stixLines } from './stix';

export * from './exported';
export { isTarget } from './ftm';
export { statementId } from './statements-csv';

/** A dataset in an open format, as text to be written as it comes; `name` names the STIX bundle. */
export function exportText(
  format: ExportFormat,
  entities: AsyncIterable<ExportedEntity>,
  name: string,
): AsyncGenerator<string> {
  const writers = { ftm: ftmLines, csv: statementLines, senzing: senzingLines, stix: stixLines };
  return writers[format](entities, name);
}

export const EXPORT_TYPES: Readonly<
  Record<ExportFormat, { readonly mime: string; readonly extension: string }>
> = {
  ftm: { mime: 'application/json+ftm', extension: 'ftm.json' },
  csv: { mime: 'text/csv; charset=utf-8', extension: 'statements.csv' },
  senzing: { mime: 'application/x-ndjson', extension: 'senzing.json' },
  stix: { mime: 'application/stix+json;version=2.1', extension: 'stix.json' },
};
