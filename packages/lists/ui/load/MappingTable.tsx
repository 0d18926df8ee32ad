import { NativeSelect, TextInput, useFormat, useWords } from '@belfry/ui-kit';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { FilePreview } from '../../core/api';
import classes from '../list/list.module.css';
import {
  cellProperties,
  KEY_COLUMN,
  listedSchemata,
  type Mapping,
  roleOf,
  SCHEMA_COLUMN,
  withRole,
} from './mapping-choices';

export type MappingTableProps = {
  readonly preview: z.infer<typeof FilePreview>;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
};

const EXAMPLES = 3;

/** Each column of the file with examples, and what it is taken for. The mapping is remembered with the list. */
export function MappingTable({ preview, mapping, onChange }: MappingTableProps) {
  const t = useWords();
  const { schema } = useFormat();
  const schemata = listedSchemata().map((name) => ({ value: name, label: schema(name) }));
  return (
    <>
      <div className={classes.pair}>
        <NativeSelect
          label={t('lists.map.schema')}
          value={mapping.schema}
          onChange={(event) => onChange({ ...mapping, schema: event.currentTarget.value })}
          data={schemata}
        />
        <TextInput
          label={t('lists.map.separator')}
          description={t('lists.map.separator-about')}
          maxLength={10}
          value={mapping.separator ?? ''}
          onChange={(event) => onChange({ ...mapping, separator: event.currentTarget.value || undefined })}
        />
      </div>
      <table className={classes.mapping}>
        <caption className={classes.unseen}>{t('lists.map.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lists.map.column')}</th>
            <th scope="col">{t('lists.map.examples')}</th>
            <th scope="col">{t('lists.map.means')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column, at) => (
            <MappingRow
              key={column}
              column={column}
              examples={preview.rows.slice(0, EXAMPLES).map((row) => row[at] ?? '')}
              mapping={mapping}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

type MappingRowProps = Omit<MappingTableProps, 'preview'> & {
  readonly column: string;
  readonly examples: readonly string[];
};

function MappingRow({ column, examples, mapping, onChange }: MappingRowProps) {
  const t = useWords();
  const choices = useRoleChoices(mapping.schema);
  return (
    <tr>
      <th scope="row">
        <bdi>{column}</bdi>
      </th>
      <td className={classes.examples}>
        {examples.filter(Boolean).map((example, at) => (
          <bdi key={at}>{example}</bdi>
        ))}
      </td>
      <td>
        <NativeSelect
          aria-label={t('lists.map.means-of', { column })}
          value={roleOf(mapping, column)}
          onChange={(event) => onChange(withRole(mapping, column, event.currentTarget.value))}
          data={choices}
        />
      </td>
    </tr>
  );
}

function useRoleChoices(schemaName: string) {
  const t = useWords();
  const { prop, locale } = useFormat();
  return useMemo(() => {
    const properties = cellProperties(schemaName).map((name) => ({ value: name, label: prop(name) }));
    properties.sort((a, b) => a.label.localeCompare(b.label, locale));
    return [
      { value: '', label: t('lists.map.unused') },
      { value: KEY_COLUMN, label: t('lists.map.key') },
      { value: SCHEMA_COLUMN, label: t('lists.map.per-row') },
      ...properties,
    ];
  }, [schemaName, prop, locale, t]);
}
