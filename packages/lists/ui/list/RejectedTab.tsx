import {
  Busy,
  type Column,
  DataTable,
  Empty,
  NativeSelect,
  ProblemNote,
  useFilters,
  useFormat,
  useMaybeWord,
  useWords,
} from '@belfry/ui-kit';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { Edition, List, Rejection } from '../../core/api';
import { useEditions, useRejections } from '../lists.queries';

type Row = z.infer<typeof Rejection> & { readonly at: number };

/** What an edition held that was not taken: where, why, what was found and what was lost. */
export function RejectedTab({ list }: { readonly list: List }) {
  const t = useWords();
  const filters = useFilters();
  const editions = useEditions(list.name);
  const all = editions.data?.items ?? [];
  const asked = all.find((edition) => String(edition.number) === filters.one('edition'));
  const edition = asked ?? all.find((each) => each.number === list.edition?.number) ?? all[0];
  const rejections = useRejections(list.name, edition?.number ?? null);
  const columns = useRejectionColumns();
  const rows = useMemo(
    () => (rejections.data?.pages.flatMap((page) => page.items) ?? []).map((each, at) => ({ ...each, at })),
    [rejections.data],
  );
  if (editions.isError) return <ProblemNote problem={editions.error} retry={() => void editions.refetch()} />;
  if (rejections.isError)
    return <ProblemNote problem={rejections.error} retry={() => void rejections.refetch()} />;
  if (editions.isSuccess && !edition) return <Empty>{t('lists.editions-empty')}</Empty>;
  if (!edition || rejections.isPending) return <Busy />;
  return (
    <DataTable
      name="rejected"
      label={t('lists.tab.rejected')}
      fill
      rows={rows}
      columns={columns}
      rowKey={keyOf}
      tools={<ChooseEdition editions={all} chosen={edition.number} />}
      empty={<Empty>{t('lists.rejected-none')}</Empty>}
      remote={{
        total: rejections.data.pages[0]?.total ?? 0,
        hasMore: rejections.hasNextPage,
        loading: rejections.isFetchingNextPage,
        loadMore: () => void rejections.fetchNextPage(),
      }}
    />
  );
}

const keyOf = (row: Row) => String(row.at);

function ChooseEdition({
  editions,
  chosen,
}: {
  readonly editions: readonly Edition[];
  readonly chosen: number;
}) {
  const t = useWords();
  const { day, number } = useFormat();
  const filters = useFilters();
  return (
    <NativeSelect
      aria-label={t('lists.edition')}
      value={String(chosen)}
      onChange={(event) => filters.set({ edition: event.currentTarget.value })}
      data={editions.map((edition) => ({
        value: String(edition.number),
        label: `${t('lists.edition-of', { n: edition.number, date: day(edition.receivedAt) })} (${number(edition.rejected)})`,
      }))}
    />
  );
}

function useRejectionColumns(): readonly Column<Row>[] {
  const t = useWords();
  const maybe = useMaybeWord();
  const { number } = useFormat();
  return useMemo(() => {
    const why = (row: Row) =>
      maybe(`problem.${row.code}`, row.code, { expected: row.expected, found: row.found });
    return [
      {
        id: 'line',
        head: t('lists.line'),
        width: '6rem',
        align: 'end',
        mono: true,
        text: (row) => (row.line === null ? '' : number(row.line)),
      },
      {
        id: 'element',
        head: t('lists.element'),
        width: '16rem',
        mono: true,
        text: (row) => row.element ?? '',
      },
      { id: 'why', head: t('lists.why'), text: why },
      { id: 'expected', head: t('lists.expected'), width: '16rem', text: (row) => row.expected },
      {
        id: 'found',
        head: t('lists.found'),
        width: '16rem',
        mono: true,
        text: (row) => row.found,
        cell: (row) => <bdi title={row.found}>{row.found}</bdi>,
      },
      { id: 'lost', head: t('lists.lost'), width: '8rem', text: (row) => t(`lists.lost.${row.lost}`) },
    ];
  }, [t, maybe, number]);
}
