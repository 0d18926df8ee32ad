import {
  Busy,
  Empty,
  NativeSelect,
  ProblemNote,
  SearchField,
  SegmentedControl,
  useFilters,
  useFormat,
  useWords,
} from '@belfry/ui-kit';
import type { Edition, List } from '../../core/api';
import { type DiffAsked, diffHref, useDiff, useEditions } from '../lists.queries';
import { ChangeItem } from './ChangeItem';
import { choose } from './choose-editions';
import { LoadMore } from './LoadMore';
import classes from './list.module.css';

/** The difference between any two editions, in words. */
export function ChangesTab({ list }: { readonly list: List }) {
  const t = useWords();
  const editions = useEditions(list.name);
  if (editions.isPending) return <Busy />;
  if (editions.isError) return <ProblemNote problem={editions.error} retry={() => void editions.refetch()} />;
  const comparable = editions.data.items.filter((edition) => COMPARABLE.has(edition.state));
  if (comparable.length === 0) return <Empty>{t('lists.changes-empty')}</Empty>;
  return <Difference list={list} editions={comparable} />;
}

const COMPARABLE = new Set<Edition['state']>(['in_service', 'superseded', 'held']);

function Difference({ list, editions }: { readonly list: List; readonly editions: readonly Edition[] }) {
  const filters = useFilters();
  const { from, to } = choose(editions, { from: filters.one('from'), to: filters.one('to') });
  const asked = { from, to, kind: filters.one('kind'), q: filters.one('q') };
  const diff = useDiff(list.name, asked);
  return (
    <>
      <div className={classes.tools} data-no-print>
        <TwoEditions editions={editions} from={from} to={to} />
        <Kinds diff={diff.data?.pages[0]} />
        <DifferenceSearch list={list} asked={asked} />
      </div>
      {diff.isPending && <Busy />}
      {diff.isError && <ProblemNote problem={diff.error} retry={() => void diff.refetch()} />}
      {diff.isSuccess && <ChangeList diff={diff} />}
    </>
  );
}

function DifferenceSearch({ list, asked }: { readonly list: List; readonly asked: DiffAsked }) {
  const t = useWords();
  const filters = useFilters();
  return (
    <>
      <SearchField label={t('lists.changes-search')} value={asked.q} onChange={(q) => filters.set({ q })} />
      <span className={classes.spring} />
      <a href={diffHref(list.name, asked)} download>
        {t('lists.changes-csv')}
      </a>
    </>
  );
}

type TwoProps = { readonly editions: readonly Edition[]; readonly from: string; readonly to: string };

function TwoEditions({ editions, from, to }: TwoProps) {
  const t = useWords();
  const { day, dateTime } = useFormat();
  const filters = useFilters();
  const options = editions.map((edition) => ({
    value: String(edition.number),
    label: t('lists.edition-of', {
      n: edition.number,
      date: edition.publishedAt ? day(edition.publishedAt) : dateTime(edition.receivedAt),
    }),
  }));
  const earlier = options.filter((option) => Number(option.value) < Number(to));
  return (
    <>
      <NativeSelect
        aria-label={t('lists.changes-from')}
        value={from}
        onChange={(event) => filters.set({ from: event.currentTarget.value || '0' })}
        data={[...earlier, { value: '', label: t('lists.changes-from-nothing') }]}
      />
      <span aria-hidden="true">{'→'}</span>
      <NativeSelect
        aria-label={t('lists.changes-to')}
        value={to}
        onChange={(event) => filters.set({ to: event.currentTarget.value, from: undefined })}
        data={options}
      />
    </>
  );
}

const KINDS = ['', 'listed', 'delisted', 'changed'] as const;
type Counts = { readonly listed: number; readonly delisted: number; readonly changed: number };

function Kinds({ diff }: { readonly diff: Counts | undefined }) {
  const t = useWords();
  const { number } = useFormat();
  const filters = useFilters();
  const count = (kind: (typeof KINDS)[number]) =>
    !diff ? '' : ` ${number(kind ? diff[kind] : diff.listed + diff.delisted + diff.changed)}`;
  return (
    <SegmentedControl
      aria-label={t('lists.changes-kind')}
      value={filters.one('kind')}
      onChange={(kind) => filters.set({ kind })}
      data={KINDS.map((kind) => ({
        value: kind,
        label: `${t(`lists.kind.${kind || 'all'}`)}${count(kind)}`,
      }))}
    />
  );
}

function ChangeList({ diff }: { readonly diff: ReturnType<typeof useDiff> }) {
  const t = useWords();
  const items = diff.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return <Empty>{t('lists.changes-none')}</Empty>;
  return (
    <section className={classes.changes} aria-label={t('lists.tab.changes')} tabIndex={-1}>
      <ul>
        {items.map((change) => (
          <ChangeItem key={`${change.kind} ${change.entityId}`} change={change} />
        ))}
      </ul>
      <LoadMore query={diff} />
    </section>
  );
}
