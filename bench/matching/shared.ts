/** Files of the test inputs beside the repository; null when they are not there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/data');

export function sharedLines(path: string): string[] | null {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean) : null;
}

/** Rows of a comma-separated file without quoted commas, by column. */
export function sharedRows(path: string): Record<string, string>[] | null {
  const lines = sharedLines(path);
  if (!lines) return null;
  const cells = (line: string) => line.split(',').map((cell) => cell.trim().replace(/^"|"$/g, ''));
  const [header, ...rows] = lines.map(cells);
  return rows.map((row) => Object.fromEntries(header!.map((name, at) => [name, row[at] ?? ''])));
}
