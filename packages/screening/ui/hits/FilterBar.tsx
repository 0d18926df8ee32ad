import { Button, Drop, NativeSelect, NumberInput, TextInput, useFormat, useWords } from '@belfry/ui-kit';
import { IconFilter, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useListChoices } from '../lists.queries';
import { useRecentScreenings } from '../screenings/screenings.queries';
import { type ChoiceProps, Choices } from './Choices';
import { HIT_SORTS, type HitFilters, type HitSort, isFiltered } from './filters';
import { focusQueue } from './HitQueue';
import classes from './hits.module.css';

export type FilterBarProps = {
  readonly filters: HitFilters;
  readonly onChange: (change: Partial<HitFilters>) => void;
  readonly onClear: () => void;
  /** The field that `f` goes to. */
  readonly field: React.RefObject<HTMLInputElement | null>;
  readonly actions: ReactNode;
};

/** What the queue shows: one line, every choice in the address. */
export function FilterBar({ filters, onChange, onClear, field, actions }: FilterBarProps) {
  const t = useWords();
  return (
    <search className={classes.bar} aria-label={t('hits.filters')}>
      <TextFilter key={filters.q} field={field} text={filters.q} onChange={(q) => onChange({ q })} />
      <JudgementFilter filters={filters} onChange={onChange} />
      <ListFilter chosen={filters.dataset} onChange={(dataset) => onChange({ dataset })} />
      <SchemaFilter chosen={filters.schema} onChange={(schema) => onChange({ schema })} />
      <ScoreFilter filters={filters} onChange={onChange} />
      <ScreeningFilter chosen={filters.screening} onChange={(screening) => onChange({ screening })} />
      <NativeSelect
        aria-label={t('hits.sort')}
        value={filters.sort}
        data={HIT_SORTS.map((sort) => ({ value: sort, label: t(`hits.sort.${sort}`) }))}
        onChange={(event) => onChange({ sort: event.currentTarget.value as HitSort })}
      />
      {isFiltered(filters) && (
        <Button size="compact-xs" variant="subtle" leftSection={<IconX size={13} />} onClick={onClear}>
          {t('hits.clear-filters')}
        </Button>
      )}
      <span>{actions}</span>
    </search>
  );
}

type TextFilterProps = {
  readonly text: string;
  readonly field: FilterBarProps['field'];
  readonly onChange: (text: string) => void;
};

/** Asks a quarter of a second after the last key, at once on Enter; Escape gives the keys back to the desk. */
function TextFilter({ text, field, onChange }: TextFilterProps) {
  const t = useWords();
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const give = (value: string, afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => value.trim() !== text && onChange(value.trim()), afterMs);
  };
  return (
    <TextInput
      className={classes.textFilter}
      ref={field}
      type="search"
      leftSection={<IconFilter size={14} aria-hidden="true" />}
      aria-label={t('hits.filter-text')}
      aria-keyshortcuts="f"
      placeholder={t('hits.filter-text')}
      maxLength={200}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        give(event.currentTarget.value, 600);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') give(typed, 0);
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.currentTarget.blur();
          focusQueue();
        }
      }}
    />
  );
}

const CHOICES = ['no_judgement', 'lapsed', 'unsure', 'positive', 'negative', 'all'] as const;

/** What waits, what was judged how, or everything. */
function JudgementFilter({ filters, onChange }: Pick<FilterBarProps, 'filters' | 'onChange'>) {
  const t = useWords();
  const { judgement: chosen, lapsed } = filters;
  const value = lapsed ? 'lapsed' : chosen.length === 0 ? 'all' : chosen.length === 1 ? chosen[0]! : 'some';
  const some = chosen.map((one) => t(`judgement.${one}`)).join(', ');
  return (
    <NativeSelect
      aria-label={t('hits.filter-judgement')}
      value={value}
      data={[
        ...CHOICES.map((choice) => ({ value: choice, label: t(`hits.show.${choice}`) })),
        ...(value === 'some' ? [{ value: 'some', label: some }] : []),
      ]}
      onChange={(event) => {
        const choice = CHOICES.find((one) => one === event.currentTarget.value);
        if (!choice) return;
        const judgement =
          choice === 'all' ? [] : choice === 'lapsed' ? (['no_judgement'] as const) : [choice];
        onChange({ judgement, lapsed: choice === 'lapsed' });
      }}
    />
  );
}

function ListFilter(props: ChoiceProps) {
  const t = useWords();
  const lists = useListChoices();
  const choices = (lists.data ?? []).map(({ name, title }) => ({ value: name, label: title }));
  return <Choices {...props} label={t('hits.filter-lists')} choices={choices} />;
}

function SchemaFilter(props: ChoiceProps) {
  const t = useWords();
  const format = useFormat();
  const lists = useListChoices();
  const schemata = [...new Set((lists.data ?? []).flatMap((list) => list.schemata))];
  const choices = schemata
    .map((name) => ({ value: name, label: format.schema(name) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return <Choices {...props} label={t('hits.filter-schemata')} choices={choices} />;
}

function ScoreFilter({
  filters,
  onChange,
}: {
  readonly filters: HitFilters;
  readonly onChange: (change: Partial<HitFilters>) => void;
}) {
  const t = useWords();
  const format = useFormat();
  const { min, max } = filters;
  const end = (value: number | null, open: string) => (value === null ? open : format.number(value, 2));
  const said =
    min === null && max === null
      ? t('hits.filter-score')
      : `${t('hits.filter-score')} ${end(min, '0')}–${end(max, '1')}`;
  const field = (name: 'min' | 'max') => (
    <NumberInput
      label={t(`hits.filter-${name}`)}
      min={0}
      max={1}
      step={0.05}
      decimalScale={3}
      value={filters[name] ?? ''}
      onChange={(value) =>
        onChange({ [name]: value === '' ? null : Math.min(1, Math.max(0, Number(value))) })
      }
    />
  );
  return (
    <Drop button={<>{said} ▾</>} label={t('hits.filter-score')}>
      <div className={classes.choices}>
        {field('min')}
        {field('max')}
      </div>
    </Drop>
  );
}

function ScreeningFilter({
  chosen,
  onChange,
}: {
  readonly chosen: string | null;
  readonly onChange: (chosen: string | null) => void;
}) {
  const t = useWords();
  const format = useFormat();
  const recent = useRecentScreenings();
  const known = recent.data ?? [];
  const lost = chosen && !known.some((screening) => screening.id === chosen);
  return (
    <NativeSelect
      className={classes.selectFilter}
      aria-label={t('hits.filter-screening')}
      value={chosen ?? ''}
      data={[
        { value: '', label: t('hits.any-screening') },
        ...known.map((screening) => ({
          value: screening.id,
          label: `${screening.name} · ${format.day(screening.createdAt)}`,
        })),
        ...(lost ? [{ value: chosen, label: chosen }] : []),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
