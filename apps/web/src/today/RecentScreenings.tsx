import type { Screening } from '@belfry/screening/api';
import {
  Button,
  type Column,
  DataTable,
  DateText,
  Empty,
  Go,
  useFormat,
  useGo,
  useWords,
} from '@belfry/ui-kit';
import { useMemo } from 'react';
import classes from './today.module.css';

/** Screenings of late, newest first. */
export function RecentScreenings({ recent }: { readonly recent: readonly Screening[] }) {
  const t = useWords();
  const go = useGo();
  const columns = useScreeningColumns();
  return (
    <section aria-labelledby="today-recent">
      <h2 id="today-recent" className={classes.head}>
        {t('today.recent')}
      </h2>
      {recent.length === 0 ? (
        <Empty action={<Button onClick={() => go('/screen')}>{t('today.screen-someone')}</Button>}>
          {t('today.none-screened')}
        </Empty>
      ) : (
        <DataTable
          name="recent"
          label={t('today.recent')}
          bare
          rows={recent}
          columns={columns}
          rowKey={idOf}
          onOpen={(screening) => go(pathOf(screening))}
        />
      )}
    </section>
  );
}

const idOf = (screening: Screening) => screening.id;
const pathOf = (screening: Screening) => `/screenings/${encodeURIComponent(screening.id)}`;

function useScreeningColumns(): readonly Column<Screening>[] {
  const t = useWords();
  const { number } = useFormat();
  return useMemo(
    () => [
      {
        id: 'name',
        head: t('today.screening'),
        text: (row) => row.name,
        cell: (row) => (
          <Go to={pathOf(row)} tabIndex={-1}>
            <bdi>{row.name}</bdi>
          </Go>
        ),
      },
      { id: 'kind', head: t('today.kind'), width: '6rem', text: (row) => t(`today.kind.${row.kind}`) },
      {
        id: 'subjects',
        head: t('today.subjects'),
        width: '6rem',
        align: 'end',
        text: (row) => number(row.total ?? row.done),
        sort: (row) => row.total ?? row.done,
      },
      {
        id: 'open',
        head: t('today.open'),
        width: '6rem',
        align: 'end',
        text: (row) => number(row.hits.open),
        sort: (row) => row.hits.open,
      },
      { id: 'officer', head: t('today.officer'), width: '9rem', text: (row) => row.officer },
      {
        id: 'at',
        head: t('today.at'),
        width: '9rem',
        text: (row) => row.createdAt,
        cell: (row) => <DateText as="time" value={row.createdAt} />,
      },
    ],
    [t, number],
  );
}
