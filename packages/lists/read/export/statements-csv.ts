import { createHash } from 'node:crypto';
import type { Statement } from '@belfry/model';
import type { ExportedEntity } from './exported';

const COLUMNS = [
  'canonical_id',
  'entity_id',
  'prop',
  'schema',
  'value',
  'dataset',
  'lang',
  'original_value',
  'first_seen',
  'last_seen',
  'external',
  'origin',
  'id',
] as const satisfies readonly (keyof Statement)[];

/**
 * Statements as FollowTheMoney's CSV, with its column order. Each entity begins with the statement of its id.
 *
 * @standard FollowTheMoney 3.8 `statement.serialize`, RFC 4180 with \n
 * @limits   values are written as they are; a spreadsheet may take one that begins with `=` for a formula
 */
export async function* statementLines(entities: AsyncIterable<ExportedEntity>): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\n`;
  for await (const entity of entities) {
    const rows = [...entity.statements].sort(byProperty);
    yield rows.map((row) => `${COLUMNS.map((column) => cell(row[column])).join(',')}\n`).join('');
  }
}

/**
 * A statement's id: the same value in the same place has the same id everywhere.
 *
 * @standard FollowTheMoney 3.8 `Statement.make_key`: SHA-1 of `dataset.entity_id.prop.value`, `.ext` when external
 */
export function statementId(
  of: Pick<Statement, 'dataset' | 'entity_id' | 'prop' | 'value' | 'external'>,
): string {
  const key = `${of.dataset}.${of.entity_id}.${of.prop}.${of.value}${of.external ? '.ext' : ''}`;
  return createHash('sha1').update(key).digest('hex');
}

const byProperty = (a: Statement, b: Statement) =>
  Number(b.prop === 'id') - Number(a.prop === 'id') || compare(a.prop, b.prop) || compare(a.value, b.value);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function cell(value: string | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
