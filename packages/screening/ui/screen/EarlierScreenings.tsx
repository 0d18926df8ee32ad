import {
  Busy,
  type Column,
  DataTable,
  DateText,
  Empty,
  Go,
  ProblemNote,
  useFormat,
  useGo,
  useWords,
  visible,
} from '@belfry/ui-kit';
import { useMemo } from 'react';
import type { Screening } from '../../core/api';
import { screeningPaths } from '../paths';
import { ScreeningState } from '../screenings/ScreeningState';
import { useScreenings } from '../screenings/screenings.queries';

/** Every screening, newest first; opening one leads to its results. */
export function EarlierScreenings() {
  const t = useWords();
  const go = useGo();
  const columns = useColumns();
  const screenings = useScreenings();
  const rows = useMemo(() => screenings.data?.pages.flatMap((page) => page.items) ?? [], [screenings.data]);
  if (screenings.isPending) return <Busy label={t('screenings.fetching')} />;
  if (screenings.isError && rows.length === 0)
    return <ProblemNote problem={screenings.error} retry={() => void screenings.refetch()} />;
  if (rows.length === 0) return <Empty>{t('screenings.none')}</Empty>;
  return (
    <DataTable
      name="screenings"
      label={t('screen.earlier')}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      onOpen={(row) => go(screeningPaths.screening(row.id))}
      remote={{
        total: screenings.data?.pages[0]?.total ?? rows.length,
        hasMore: screenings.hasNextPage,
        loading: screenings.isFetchingNextPage,
        loadMore: () => void screenings.fetchNextPage(),
      }}
    />
  );
}

function useColumns(): Column<Screening>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => {
    const count = (id: string, value: (row: Screening) => number | null): Column<Screening> => ({
      id,
      head: t(`screenings.${id}`),
      text: (row) => (value(row) === null ? '–' : format.number(value(row)!)),
      align: 'end',
      mono: true,
      width: id === 'with-hits' ? '9.5rem' : '7rem',
    });
    return [
      {
        id: 'at',
        head: t('screenings.at'),
        text: (row) => format.dateTime(row.createdAt),
        cell: (row) => <DateText value={row.createdAt} as="time" />,
        width: '9.5rem',
      },
      {
        id: 'name',
        head: t('screenings.name'),
        text: (row) => row.name,
        cell: (row) => <ScreeningName screening={row} />,
      },
      {
        id: 'state',
        head: t('screenings.state'),
        text: (row) => t(`screening.state.${row.state}`),
        cell: (row) => <ScreeningState screening={row} />,
        width: '10rem',
      },
      count('subjects', (row) => row.total),
      count('with-hits', (row) => row.subjectsWithHits),
      count('open', (row) => row.hits.open),
      count('decided', (row) => row.hits.positive + row.hits.negative),
      { id: 'officer', head: t('screenings.officer'), text: (row) => row.officer, width: '9rem' },
      { id: 'reason', head: t('screenings.reason'), text: (row) => row.reason },
    ];
  }, [t, format]);
}

const ScreeningName = ({ screening }: { readonly screening: Screening }) => (
  <Go to={screeningPaths.screening(screening.id)}>
    <bdi>{visible(screening.name)}</bdi>
  </Go>
);
