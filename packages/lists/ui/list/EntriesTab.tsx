import {
  Busy,
  Button,
  type Column,
  CountryText,
  DataTable,
  DateText,
  Empty,
  Go,
  NameText,
  NativeSelect,
  ProblemNote,
  SchemaText,
  SearchField,
  useFilters,
  useFormat,
  useGo,
  useWords,
} from '@belfry/ui-kit';
import { Fragment, useMemo } from 'react';
import type { z } from 'zod';
import type { Entry, List } from '../../core/api';
import { exportHref, useEntries } from '../lists.queries';

type EntryRow = z.infer<typeof Entry>;

/** The entries in service: search and schema are asked of the server and stand in the address. */
export function EntriesTab({ list, onLoad }: { readonly list: List; readonly onLoad: () => void }) {
  const t = useWords();
  const go = useGo();
  const filters = useFilters();
  const entries = useEntries(list.name, { q: filters.one('q'), schema: filters.one('schema') });
  const rows = useMemo(() => entries.data?.pages.flatMap((page) => page.items) ?? [], [entries.data]);
  const columns = useEntryColumns();
  if (!list.edition) {
    return (
      <Empty action={<Button onClick={onLoad}>{t('lists.load')}</Button>}>{t('lists.entries-empty')}</Empty>
    );
  }
  if (entries.isPending) return <Busy />;
  if (entries.isError) return <ProblemNote problem={entries.error} retry={() => void entries.refetch()} />;
  return (
    <DataTable
      name="entries"
      label={t('lists.tab.entries')}
      fill
      rows={rows}
      columns={columns}
      rowKey={idOf}
      onOpen={(entry) => go(pathOf(entry))}
      tools={<EntryFilters list={list} />}
      empty={<Empty>{t('lists.entries-none')}</Empty>}
      remote={{
        total: entries.data.pages[0]?.total ?? 0,
        hasMore: entries.hasNextPage,
        loading: entries.isFetchingNextPage,
        loadMore: () => void entries.fetchNextPage(),
        exportHref: exportHref(list.name, 'csv'),
      }}
    />
  );
}

const idOf = (entry: EntryRow) => entry.entityId;
const pathOf = (entry: EntryRow) => `/profiles/${encodeURIComponent(entry.canonicalId)}`;

function EntryFilters({ list }: { readonly list: List }) {
  const t = useWords();
  const { schema, number } = useFormat();
  const filters = useFilters();
  const choices = Object.entries(list.entriesBySchema).toSorted((a, b) => b[1] - a[1]);
  return (
    <>
      <SearchField
        label={t('lists.entries-search')}
        value={filters.one('q')}
        onChange={(q) => filters.set({ q })}
      />
      <NativeSelect
        aria-label={t('lists.schema')}
        value={filters.one('schema')}
        onChange={(event) => filters.set({ schema: event.currentTarget.value })}
        data={[
          { value: '', label: t('lists.schema-all') },
          ...choices.map(([name, count]) => ({ value: name, label: `${schema(name)} (${number(count)})` })),
        ]}
      />
    </>
  );
}

function useEntryColumns(): readonly Column<EntryRow>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => {
    const several = (
      id: string,
      width: `${number}rem` | undefined,
      read: (entry: EntryRow) => readonly string[],
      mono = false,
    ): Column<EntryRow> => ({
      id,
      head: t(`lists.entry.${id}`),
      width,
      mono,
      text: (entry) => read(entry).join('; '),
      cell: (entry) => <Values values={read(entry)} />,
    });
    return [
      {
        id: 'caption',
        head: t('lists.entry.caption'),
        least: '14rem',
        text: (entry) => entry.caption,
        cell: (entry) => (
          <Go to={pathOf(entry)} tabIndex={-1}>
            <NameText name={entry.caption} />
          </Go>
        ),
      },
      {
        id: 'schema',
        head: t('lists.schema'),
        width: '8rem',
        text: (entry) => format.schema(entry.schema),
        cell: (entry) => <SchemaText name={entry.schema} />,
      },
      several('names', undefined, (entry) => entry.names.filter((name) => name !== entry.caption)),
      several('birthDates', '8.5rem', (entry) => entry.birthDates, true),
      {
        id: 'countries',
        head: t('lists.entry.countries'),
        width: '8rem',
        text: (entry) => entry.countries.map(format.country).join('; '),
        cell: (entry) =>
          entry.countries.map((code, at) => (
            <Fragment key={code}>
              {at > 0 && '; '}
              <CountryText code={code} />
            </Fragment>
          )),
      },
      several('identifiers', '10rem', (entry) => entry.identifiers, true),
      several('programmes', '9rem', (entry) => entry.programmes),
      {
        id: 'lastChange',
        head: t('lists.entry.lastChange'),
        width: '7rem',
        text: (entry) => format.day(entry.lastChange),
        cell: (entry) => <DateText value={entry.lastChange} />,
      },
    ];
  }, [t, format]);
}

function Values({ values }: { readonly values: readonly string[] }) {
  return (
    <span title={values.join('\n')}>
      {values.map((value, at) => (
        <Fragment key={value}>
          {at > 0 && '; '}
          <bdi>{value}</bdi>
        </Fragment>
      ))}
    </span>
  );
}
