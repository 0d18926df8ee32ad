import { NativeSelect, SegmentedControl, Tag, useFormat, useWords, visible } from '@belfry/ui-kit';
import type { SubjectUpload } from '../../core/api';
import { assign, type MappingDraft, targetsFor, withSchema } from './mapping';
import classes from './screen.module.css';
import { SUBJECT_SCHEMATA } from './subject-form';

export type MappingTableProps = {
  readonly upload: SubjectUpload;
  readonly draft: MappingDraft;
  readonly onChange: (draft: MappingDraft) => void;
};

/** Each column with what stands in it and what it is taken for. */
export function MappingTable({ upload, draft, onChange }: MappingTableProps) {
  const t = useWords();
  const format = useFormat();
  const schemata = [...new Set([draft.schema, ...SUBJECT_SCHEMATA])];
  const dated = Object.values(draft.columns).some((target) => target?.endsWith('Date'));
  return (
    <>
      <div className={`${classes.line} ${classes.bottom}`}>
        <NativeSelect
          label={t('batch.kind')}
          description={t('batch.kind-why')}
          value={draft.schema}
          data={schemata.map((value) => ({ value, label: format.schema(value) }))}
          onChange={(event) => onChange(withSchema(draft, event.currentTarget.value))}
        />
        {dated && (
          <fieldset className={classes.fieldset}>
            <legend>{t('batch.dates')}</legend>
            <SegmentedControl
              aria-label={t('batch.dates')}
              value={draft.dates}
              data={(['dmy', 'mdy'] as const).map((value) => ({ value, label: t(`batch.dates.${value}`) }))}
              onChange={(value) => onChange({ ...draft, dates: value === 'mdy' ? 'mdy' : 'dmy' })}
            />
          </fieldset>
        )}
      </div>
      <table className={classes.table}>
        <caption hidden>{t('batch.columns')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('batch.column')}</th>
            <th scope="col">{t('batch.examples')}</th>
            <th scope="col">{t('batch.means')}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {upload.columns.map((column) => (
            <ColumnRow key={column.name} column={column} draft={draft} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </>
  );
}

type ColumnRowProps = {
  readonly column: SubjectUpload['columns'][number];
  readonly draft: MappingDraft;
  readonly onChange: (draft: MappingDraft) => void;
};

function ColumnRow({ column, draft, onChange }: ColumnRowProps) {
  const t = useWords();
  const target = draft.columns[column.name] ?? null;
  const how = target !== column.guess ? 'corrected' : column.remembered ? 'remembered' : 'guessed';
  return (
    <tr>
      <th scope="row">
        <bdi>{visible(column.name)}</bdi>
      </th>
      <td className={classes.examples}>
        {column.examples.slice(0, 3).map((example) => (
          <span key={example}>
            <bdi>{visible(example)}</bdi>
          </span>
        ))}
      </td>
      <td>
        <TargetSelect
          column={column.name}
          schema={draft.schema}
          target={target}
          onChange={(next) => onChange(assign(draft, column.name, next))}
        />
      </td>
      <td>{(target !== null || how !== 'guessed') && <Tag>{t(`batch.${how}`)}</Tag>}</td>
    </tr>
  );
}

type TargetSelectProps = {
  readonly column: string;
  readonly schema: string;
  readonly target: string | null;
  readonly onChange: (target: string | null) => void;
};

function TargetSelect({ column, schema, target, onChange }: TargetSelectProps) {
  const t = useWords();
  const format = useFormat();
  const { common, rest } = targetsFor(schema);
  const option = (value: string) => ({ value, label: format.prop(value) });
  const known = target === null || [...common, ...rest, 'reference', 'schema'].includes(target);
  return (
    <NativeSelect
      aria-label={t('batch.means-of', { column })}
      value={target ?? ''}
      data={[
        { value: '', label: t('batch.unused') },
        { value: 'reference', label: t('batch.reference') },
        { value: 'schema', label: t('batch.schema') },
        ...(known ? [] : [option(target)]),
        { group: t('batch.common'), items: common.map(option) },
        { group: t('batch.rest'), items: rest.map(option) },
      ]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
