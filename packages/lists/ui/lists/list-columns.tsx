import { type Column, DatasetTag, DateText, Go, Meant, useFormat, useWords } from '@belfry/ui-kit';
import { useMemo } from 'react';
import type { List } from '../../core/api';
import { AgeText } from '../ages/AgeText';

export function useListColumns(): readonly Column<List>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => {
    const { number, age, country } = format;
    const count = (id: string, read: (list: List) => number): Column<List> => ({
      id,
      head: t(`lists.${id}`),
      width: '7.5rem',
      align: 'end',
      text: (list) => number(read(list)),
      sort: read,
      total: (lists) => number(lists.reduce((sum, list) => sum + read(list), 0)),
    });
    return [
      {
        id: 'title',
        head: t('lists.list'),
        least: '14rem',
        text: (list) => list.title,
        cell: (list) => (
          <Go to={`/lists/${list.name}`} tabIndex={-1} title={list.title}>
            <bdi>{list.title}</bdi>
          </Go>
        ),
        total: (lists) => t('lists.count', { count: lists.length }),
      },
      {
        id: 'name',
        head: t('lists.name'),
        width: '12rem',
        text: (list) => list.name,
        cell: (list) => <DatasetTag name={list.name} invented={list.invented} />,
      },
      count('entries', (list) => list.edition?.entries ?? 0),
      {
        id: 'age',
        head: t('lists.age'),
        width: '7rem',
        align: 'end',
        text: (list) => (list.ageHours === null ? '' : age(list.ageHours)),
        sort: (list) => list.ageHours,
        cell: (list) => <AgeText list={list} />,
      },
      {
        id: 'state',
        head: t('lists.state'),
        width: '12rem',
        text: (list) => stateWords(list, t),
        cell: (list) => <StateCell list={list} />,
      },
      {
        id: 'edition',
        head: t('lists.edition'),
        width: '5.5rem',
        align: 'end',
        text: (list) => String(list.edition?.number ?? ''),
        sort: (list) => list.edition?.number ?? null,
      },
      {
        id: 'published',
        head: t('lists.published'),
        width: '8rem',
        text: (list) => list.edition?.publishedAt ?? '',
        cell: (list) => <DateText value={list.edition?.publishedAt} />,
      },
      {
        id: 'refresh',
        head: t('lists.refresh'),
        width: '7.5rem',
        text: (list) =>
          list.refreshOn ? t('lists.every', { age: age(list.refreshEveryHours) }) : t('lists.refresh-off'),
      },
      {
        id: 'publisher',
        head: t('lists.publisher'),
        width: '12rem',
        hidden: true,
        text: (list) => list.publisher ?? '',
      },
      {
        id: 'country',
        head: t('lists.country'),
        width: '9rem',
        hidden: true,
        text: (list) => (list.country ? country(list.country) : ''),
      },
      {
        id: 'format',
        head: t('lists.format'),
        width: '10rem',
        hidden: true,
        text: (list) => (list.format ? t(`lists.format.${list.format}`) : ''),
      },
      count('rejected', (list) => list.edition?.rejected ?? 0),
    ];
  }, [t, format]);
}

const stateWords = (list: List, t: ReturnType<typeof useWords>): string =>
  list.held
    ? t('lists.state.held')
    : list.refreshProblem
      ? t('lists.refresh-failed')
      : list.edition
        ? t('lists.state.in_service')
        : t('lists.no-edition');

function StateCell({ list }: { readonly list: List }) {
  const t = useWords();
  const words = stateWords(list, t);
  if (list.held || list.refreshProblem) return <Meant meaning="conflict">{words}</Meant>;
  return <span>{words}</span>;
}
