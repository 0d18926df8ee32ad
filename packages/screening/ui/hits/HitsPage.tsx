import {
  Busy,
  Button,
  Empty,
  Go,
  Page,
  ProblemNote,
  useFilters,
  useFormat,
  usePathPart,
  useSay,
  useWords,
} from '@belfry/ui-kit';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { BulkNegative } from './BulkNegative';
import { DecisionBar, ReasonPicker } from './DecisionBar';
import * as step from './desk';
import { FilterBar } from './FilterBar';
import { filtersFromSearch, type HitFilters, isFiltered, OPEN_HITS, searchFromFilters } from './filters';
import { HitActions } from './HitActions';
import { HitDetail } from './HitDetail';
import { Refusals } from './HitNotes';
import { HitQueue } from './HitQueue';
import classes from './hits.module.css';
import { QueueProgress } from './QueueProgress';
import { useAskedInWords } from './use-asked';
import { useHitDesk } from './use-hit-desk';
import { useHitKeys } from './use-hit-keys';
import { useJudging } from './use-judging';

const Bar = memo(FilterBar);
const FILTERS = ['judgement', 'lapsed', 'screening', 'dataset', 'schema', 'min', 'max', 'q', 'sort'];

/** The desk where hits are decided: queue on the left, the pair and its evidence on the right. */
export function HitsPage() {
  const t = useWords();
  const say = useSay();
  const format = useFormat();
  const address = useFilters();
  const filters = useMemo(() => filtersFromSearch(address.all), [address.all]);
  const { set } = address;
  const change = useCallback(
    (part: Partial<HitFilters>) => {
      const next = searchFromFilters({ ...filters, ...part });
      set(
        { ...Object.fromEntries(FILTERS.map((name) => [name, undefined])), ...next, hit: undefined },
        { push: true },
      );
    },
    [filters, set],
  );
  const inPath = usePathPart('hitId');
  const desk = useHitDesk(filters, address.one('hit') || inPath);
  const { selected } = desk.desk;
  useAddressOfHit(selected, set);
  const judging = useJudging(desk);
  const field = useRef<HTMLInputElement>(null);
  const [bulk, setBulk] = useState(false);
  const asked = useAskedInWords(filters);
  const reload = () => void desk.queue.refetch();
  useHitKeys({ desk, judging, reload, toFilter: () => field.current?.select(), bulk: () => setBulk(true) });
  const clear = useCallback(() => change(OPEN_HITS), [change]);
  const actions = useMemo(() => <Button onClick={() => setBulk(true)}>{t('hits.bulk')}</Button>, [t]);
  const onSelect = useCallback(
    (id: string) => desk.store.change((now) => step.select(now, id)),
    [desk.store],
  );
  const bar = <Bar filters={filters} onChange={change} onClear={clear} field={field} actions={actions} />;
  return (
    <Page title={t('hits.title')} fill actions={bar}>
      <div className={classes.desk}>
        <section className={classes.queue} aria-label={t('hits.queue')}>
          <Queue desk={desk} filters={filters} onSelect={onSelect} onClear={clear} />
          <QueueProgress counts={desk.counts} onReload={reload} />
        </section>
        <Detail desk={desk} judging={judging} onSelect={onSelect} />
      </div>
      {bulk && (
        <BulkNegative
          filters={filters}
          asked={asked}
          onClose={() => setBulk(false)}
          onDone={(count) => {
            setBulk(false);
            say(t('hits.bulk.done', { count, n: format.number(count) }));
            reload();
          }}
        />
      )}
    </Page>
  );
}

type Desk = ReturnType<typeof useHitDesk>;

type QueueProps = {
  readonly desk: Desk;
  readonly filters: HitFilters;
  readonly onSelect: (id: string) => void;
  readonly onClear: () => void;
};

function Queue({ desk, filters, onSelect, onClear }: QueueProps) {
  const t = useWords();
  const { queue } = desk;
  if (queue.isPending) return <Busy label={t('hits.fetching')} />;
  if (queue.isError && desk.hits.length === 0)
    return <ProblemNote problem={queue.error} retry={() => void queue.refetch()} />;
  if (desk.hits.length === 0) return <NoHits filters={filters} onClear={onClear} />;
  return (
    <HitQueue
      hits={desk.hits}
      total={desk.total}
      desk={desk.desk}
      figure={filters.sort === 'sureness' ? 'sureness' : 'score'}
      onSelect={onSelect}
      onMissing={desk.more}
    />
  );
}

function NoHits({ filters, onClear }: { readonly filters: HitFilters; readonly onClear: () => void }) {
  const t = useWords();
  if (isFiltered(filters)) {
    return (
      <Empty action={<Button onClick={onClear}>{t('hits.clear-filters')}</Button>}>
        {t('hits.none-filtered')}
      </Empty>
    );
  }
  return <Empty action={<Go to="/screen">{t('hits.to-screen')}</Go>}>{t('hits.none')}</Empty>;
}

type DetailProps = {
  readonly desk: Desk;
  readonly judging: ReturnType<typeof useJudging>;
  readonly onSelect: (id: string) => void;
};

function Detail({ desk, judging, onSelect }: DetailProps) {
  const t = useWords();
  const { store, desk: now, hit, hits } = desk;
  const refusals = (
    <Refusals
      desk={now}
      hits={hits}
      onShow={onSelect}
      onDismiss={(id) => store.change((before) => step.dismiss(before, id))}
    />
  );
  if (!now.selected) return <section className={classes.detail}>{refusals}</section>;
  return (
    <section className={classes.detail} aria-label={t('hits.pair')}>
      <HitDetail hit={hit} judgement={judging.judgement} refusals={refusals} onTakeBack={judging.takeBack} />
      {judging.picking && hit.data ? (
        <ReasonPicker
          judgement={judging.picking.judgement}
          refused={judging.picking.refused}
          hit={hit.data}
          onChoose={judging.choose}
          onClose={judging.stopPicking}
        />
      ) : (
        <DecisionBar
          judgement={judging.judgement}
          remembered={judging.remembered}
          onJudge={judging.judge}
          onAsk={judging.ask}
          onUndo={judging.undo}
          mayUndo={now.undoable.length > 0}
          more={<HitActions hit={hit.data ?? null} />}
        />
      )}
    </section>
  );
}

/** The open hit stands in the address, so that the link can be given to another officer. */
function useAddressOfHit(selected: string | null, set: ReturnType<typeof useFilters>['set']): void {
  const first = useRef(true);
  useEffect(() => {
    if (selected === null) return;
    // Written once the hand rests: moving through the queue must not wait for the address.
    const timer = setTimeout(() => set({ hit: selected }), first.current ? 0 : 300);
    first.current = false;
    return () => clearTimeout(timer);
  }, [selected, set]);
}
