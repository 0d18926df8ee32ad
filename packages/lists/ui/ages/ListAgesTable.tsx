import {
  Busy,
  Button,
  type Column,
  DataTable,
  Empty,
  Go,
  ProblemNote,
  useFormat,
  useGo,
  useWords,
} from '@belfry/ui-kit';
import { useMemo } from 'react';
import type { List } from '../../core/api';
import { useLists } from '../lists.queries';
import { AgeText } from './AgeText';

/** Every list with its age and size, the oldest first. */
export function ListAgesTable() {
  const t = useWords();
  const go = useGo();
  const lists = useLists();
  const columns = useAgeColumns();
  const rows = useMemo(
    () => (lists.data?.items ?? []).toSorted((a, b) => (b.ageHours ?? Infinity) - (a.ageHours ?? Infinity)),
    [lists.data],
  );
  if (lists.isPending) return <Busy label={t('lists.asking')} />;
  if (lists.isError) return <ProblemNote problem={lists.error} retry={() => void lists.refetch()} />;
  if (rows.length === 0) {
    return (
      <Empty action={<Button onClick={() => go('/lists', { add: 'yes' })}>{t('lists.add')}</Button>}>
        {t('lists.empty')}
      </Empty>
    );
  }
  return (
    <DataTable
      name="ages"
      label={t('lists.title')}
      bare
      rows={rows}
      columns={columns}
      rowKey={nameOf}
      onOpen={(list) => go(`/lists/${list.name}`)}
    />
  );
}

const nameOf = (list: List) => list.name;

function useAgeColumns(): readonly Column<List>[] {
  const t = useWords();
  const { number, age } = useFormat();
  return useMemo(
    () => [
      {
        id: 'title',
        head: t('lists.list'),
        text: (list) => list.title,
        cell: (list) => (
          <Go to={`/lists/${list.name}`} tabIndex={-1} title={list.title}>
            <bdi>{list.title}</bdi>
          </Go>
        ),
      },
      {
        id: 'entries',
        head: t('lists.entries'),
        width: '7.5rem',
        align: 'end',
        text: (list) => number(list.edition?.entries ?? 0),
        sort: (list) => list.edition?.entries ?? 0,
      },
      {
        id: 'age',
        head: t('lists.age'),
        width: '8rem',
        align: 'end',
        text: (list) => (list.ageHours === null ? '' : age(list.ageHours)),
        sort: (list) => list.ageHours,
        cell: (list) => <AgeText list={list} />,
      },
    ],
    [t, number, age],
  );
}
