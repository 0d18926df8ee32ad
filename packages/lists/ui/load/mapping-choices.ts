import { matchableSchemata, schema } from '@belfry/model/schemata';

/** What a column can be besides a property: the key of the row, or the schema of each row. */
export const KEY_COLUMN = '#key';
export const SCHEMA_COLUMN = '#schema';

export type Mapping = {
  readonly schema: string;
  readonly schemaColumn?: string;
  readonly keyColumn?: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly separator?: string;
};

/** What this column is taken for; empty when it is not used. */
export function roleOf(mapping: Mapping, column: string): string {
  if (mapping.keyColumn === column) return KEY_COLUMN;
  if (mapping.schemaColumn === column) return SCHEMA_COLUMN;
  return Object.hasOwn(mapping.columns, column) ? mapping.columns[column]! : '';
}

/** The mapping with this column taken for something else; key and schema have one column each. */
export function withRole(mapping: Mapping, column: string, role: string): Mapping {
  const { keyColumn, schemaColumn, ...rest } = mapping;
  const columns = Object.fromEntries(Object.entries(mapping.columns).filter(([name]) => name !== column));
  const key = role === KEY_COLUMN ? column : keyColumn === column ? undefined : keyColumn;
  const perRow = role === SCHEMA_COLUMN ? column : schemaColumn === column ? undefined : schemaColumn;
  const asProperty = role !== '' && role !== KEY_COLUMN && role !== SCHEMA_COLUMN;
  return {
    ...rest,
    columns: asProperty ? { ...columns, [column]: role } : columns,
    ...(key !== undefined && { keyColumn: key }),
    ...(perRow !== undefined && { schemaColumn: perRow }),
  };
}

/** Schemata that can be on a list. */
export const listedSchemata = (): string[] => matchableSchemata();

/** Properties of a schema that a cell can fill: own and inherited, neither hidden nor pointing to another entity. */
export const cellProperties = (name: string): string[] =>
  Object.values(schema(name)?.properties ?? {})
    .filter((property) => !property.stub && !property.hidden && property.type !== 'entity')
    .map((property) => property.name);
