import {
  Busy,
  type Column,
  DataTable,
  Go,
  NativeSelect,
  ProblemNote,
  ShapeMark,
  TextInput,
  useDebouncedValue,
  useFilters,
  useFormat,
  useGo,
  useWords,
  visible,
} from '@belfry/ui-kit';
import { useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { Screening, Subject } from '../../core/api';
import { useFlagText } from '../hits/HitNotes';
import classes from '../screen/screen.module.css';
import { useSubjects } from './screenings.queries';

type Row = z.infer<typeof Subject>;
const SHOWN = ['', 'any', 'none', 'flagged'] as const;

/** The subjects of a screening: with hits, without, or flagged with why. */
export function SubjectsTable({ screening }: { readonly screening: Screening }) {
  const t = useWords();
  const go = useGo();
  const address = useFilters();
  const show = SHOWN.find((known) => known === address.one('show')) ?? '';
  const filters = {
    hits: show === 'flagged' ? '' : show,
    flagged: show === 'flagged' ? 'true' : '',
    q: address.one('who'),
  };
  const finished = screening.state !== 'waiting' && screening.state !== 'running';
  const subjects = useSubjects(screening.id, filters, finished);
  const columns = useColumns(screening.id);
  const rows = useMemo(() => subjects.data?.pages.flatMap((page) => page.items) ?? [], [subjects.data]);
  if (subjects.isPending) return <Busy label={t('screening.fetching-subjects')} />;
  if (subjects.isError && rows.length === 0)
    return <ProblemNote problem={subjects.error} retry={() => void subjects.refetch()} />;
  return (
    <DataTable
      name="subjects"
      label={t('screenings.subjects')}
      rows={rows}
      columns={columns}
      rowKey={(row) => String(row.row)}
      onOpen={(row) => row.hits > 0 && go('/hits', hitsOf(screening.id, row))}
      tools={<Tools show={show} who={filters.q} set={address.set} />}
      empty={t(finished ? 'screening.no-subjects' : 'screening.no-subjects-yet')}
      remote={{
        total: subjects.data?.pages[0]?.total ?? rows.length,
        hasMore: subjects.hasNextPage,
        loading: subjects.isFetchingNextPage,
        loadMore: () => void subjects.fetchNextPage(),
      }}
    />
  );
}

const hitsOf = (screeningId: string, row: Row) => ({
  screening: screeningId,
  q: row.caption,
  judgement: 'all',
});

type ToolsProps = {
  readonly show: string;
  readonly who: string;
  readonly set: ReturnType<typeof useFilters>['set'];
};

function Tools({ show, who, set }: ToolsProps) {
  const t = useWords();
  const [typed, setTyped] = useState(who);
  const [settled] = useDebouncedValue(typed, 300);
  useEffect(() => {
    if (settled !== who) set({ who: settled });
  }, [settled, who, set]);
  return (
    <>
      <TextInput
        aria-label={t('screening.find')}
        placeholder={t('screening.find')}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t('screening.show')}
        value={show}
        data={SHOWN.map((value) => ({ value, label: t(`screening.show.${value || 'all'}`) }))}
        onChange={(event) => set({ show: event.currentTarget.value })}
      />
    </>
  );
}

function useColumns(screeningId: string): Column<Row>[] {
  const t = useWords();
  const format = useFormat();
  const flagText = useFlagText();
  return useMemo(
    () => [
      {
        id: 'row',
        head: t('screening.row'),
        text: (row) => format.number(row.row),
        align: 'end',
        mono: true,
        width: '5rem',
      },
      {
        id: 'subject',
        head: t('hits.subject'),
        text: (row) => row.caption,
        cell: (row) => <Who row={row} screeningId={screeningId} />,
      },
      { id: 'schema', head: t('screen.kind'), text: (row) => format.schema(row.schema), width: '9rem' },
      {
        id: 'reference',
        head: t('batch.reference'),
        text: (row) => row.reference ?? '',
        mono: true,
        width: '9rem',
      },
      {
        id: 'hits',
        head: t('screening.hits'),
        text: (row) => format.number(row.hits),
        align: 'end',
        mono: true,
        width: '7rem',
      },
      {
        id: 'flags',
        head: t('screenings.flagged'),
        text: (row) => row.flags.map(flagText).join('; '),
        cell: (row) => <Flags flags={row.flags} text={flagText} />,
      },
    ],
    [t, format, flagText, screeningId],
  );
}

function Who({ row, screeningId }: { readonly row: Row; readonly screeningId: string }) {
  const name = <bdi>{visible(row.caption)}</bdi>;
  if (row.hits === 0) return name;
  return (
    <Go to="/hits" search={hitsOf(screeningId, row)}>
      {name}
    </Go>
  );
}

function Flags({
  flags,
  text,
}: {
  readonly flags: Row['flags'];
  readonly text: (flag: Row['flags'][number]) => string;
}) {
  return flags.map((flag) => (
    <span key={`${flag.code} ${flag.column} ${flag.value}`} className={classes.flag} title={text(flag)}>
      <ShapeMark meaning="unsure" /> {text(flag)}
    </span>
  ));
}
