import { TextInput, useFormat, useWords } from '@belfry/ui-kit';
import { useState } from 'react';
import type { SearchResult } from '../../core/api';
import { type FacetName, facetRows, type SearchFilters, toggled } from './filters';
import classes from './search.module.css';

export type FacetsProps = {
  readonly filters: SearchFilters;
  readonly facets: SearchResult['facets'] | undefined;
  readonly onChange: (filters: SearchFilters) => void;
};

/** What the results can be narrowed by, each with how many there are. */
export function Facets({ filters, facets, onChange }: FacetsProps) {
  const t = useWords();
  const format = useFormat();
  const names: Record<FacetName, (value: string, label: string) => string> = {
    dataset: (_, label) => label,
    schema: (value) => format.schema(value),
    country: (value) => format.country(value),
  };
  return (
    <search className={classes.facets} aria-label={t('search.narrow')}>
      {(['dataset', 'schema', 'country'] as const).map((name) => (
        <OneFacet
          key={name}
          title={t(`search.facet.${name}`)}
          rows={facetRows(facets?.[name] ?? [], filters[name]).map((row) => ({
            ...row,
            label: names[name](row.value, row.label),
          }))}
          onToggle={(value) => onChange(toggled(filters, name, value))}
        />
      ))}
      <fieldset>
        <legend>{t('search.facet.date')}</legend>
        <div className={classes.dates}>
          <DateField name="from" filters={filters} onChange={onChange} />
          <DateField name="to" filters={filters} onChange={onChange} />
        </div>
      </fieldset>
    </search>
  );
}

type OneFacetProps = {
  readonly title: string;
  readonly rows: ReturnType<typeof facetRows>;
  readonly onToggle: (value: string) => void;
};

const SHOWN = 8;

function OneFacet({ title, rows, onToggle }: OneFacetProps) {
  const t = useWords();
  const format = useFormat();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.filter((row, at) => at < SHOWN || row.chosen);
  return (
    <fieldset>
      <legend>{title}</legend>
      {shown.map((row) => (
        <label key={row.value} className={classes.facet}>
          <input type="checkbox" checked={row.chosen} onChange={() => onToggle(row.value)} />
          <span>{row.label}</span>
          <span className={classes.count}>{format.number(row.count)}</span>
        </label>
      ))}
      {rows.length > shown.length && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('search.more-facets', { count: rows.length - shown.length })}
        </button>
      )}
    </fieldset>
  );
}

type DateFieldProps = Pick<FacetsProps, 'filters' | 'onChange'> & { readonly name: 'from' | 'to' };

/** A year, a month or a day; taken once it is one. */
function DateField({ name, filters, onChange }: DateFieldProps) {
  const t = useWords();
  const [typed, setTyped] = useState(filters[name]);
  const valid = typed === '' || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(typed);
  const give = () => valid && typed !== filters[name] && onChange({ ...filters, [name]: typed });
  return (
    <TextInput
      label={t(`search.${name}`)}
      placeholder="1987-03"
      maxLength={10}
      value={typed}
      error={valid ? undefined : t('search.date-like')}
      onChange={(event) => setTyped(event.currentTarget.value.trim())}
      onBlur={give}
      onKeyDown={(event) => event.key === 'Enter' && give()}
    />
  );
}
