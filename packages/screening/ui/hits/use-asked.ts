import { useFormat, useWords } from '@belfry/ui-kit';
import { useListChoices } from '../lists.queries';
import { useRecentScreenings } from '../screenings/screenings.queries';
import type { HitFilters } from './filters';

/** The filters in words, one line each: what a bulk judgement is about to be given to. */
export function useAskedInWords(filters: HitFilters): string[] {
  const t = useWords();
  const format = useFormat();
  const lists = useListChoices();
  const screenings = useRecentScreenings();
  const listTitle = (name: string) => lists.data?.find((list) => list.name === name)?.title ?? name;
  const screening = screenings.data?.find((one) => one.id === filters.screening)?.name ?? filters.screening;
  const { judgement, lapsed, dataset, schema, min, max, q } = filters;
  const line = (label: string, value: string) => `${t(label)}: ${value}`;
  return [
    judgement.length > 0 &&
      line('hits.filter-judgement', judgement.map((one) => t(`judgement.${one}`)).join(', ')),
    lapsed && t('hits.show.lapsed'),
    screening && line('hits.filter-screening', screening),
    dataset.length > 0 && line('hits.filter-lists', dataset.map(listTitle).join(', ')),
    schema.length > 0 && line('hits.filter-schemata', schema.map(format.schema).join(', ')),
    (min !== null || max !== null) &&
      line('hits.filter-score', `${format.number(min ?? 0, 2)}–${format.number(max ?? 1, 2)}`),
    q && line('hits.filter-text', `“${q}”`),
  ].filter((said) => typeof said === 'string');
}
