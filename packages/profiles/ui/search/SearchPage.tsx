import {
  Busy,
  Button,
  Empty,
  Page,
  ProblemNote,
  TextInput,
  useAsOf,
  useFilters,
  useFormat,
  useKeys,
  useWords,
} from '@belfry/ui-kit';
import { type FormEvent, useCallback, useMemo, useState } from 'react';
import { useSearchResults } from '../profile.queries';
import { Facets } from './Facets';
import { addressFromFilters, filtersFromAddress, isNarrowed, type SearchFilters } from './filters';
import { ResultList } from './ResultList';
import classes from './search.module.css';

const NAMES = ['q', 'dataset', 'schema', 'country', 'from', 'to'];

/** Names, identifiers and words in everything the lists say. */
export function SearchPage() {
  const t = useWords();
  const address = useFilters();
  const asOf = useAsOf();
  const filters = useMemo(() => filtersFromAddress(address.all), [address.all]);
  const { set } = address;
  const change = useCallback(
    (next: SearchFilters) =>
      set(
        { ...Object.fromEntries(NAMES.map((name) => [name, undefined])), ...addressFromFilters(next) },
        { push: true },
      ),
    [set],
  );
  const results = useSearchResults(filters, asOf);
  useResultKeys();
  const asked = filters.q !== '' || isNarrowed(filters);
  return (
    <Page title={t('search.title')} followsAsOf>
      <Ask key={filters.q} q={filters.q} onAsk={(q) => change({ ...filters, q })} />
      {!asked ? (
        <Empty>{t('search.begin')}</Empty>
      ) : (
        <div className={classes.layout}>
          <Facets
            key={`${filters.from} ${filters.to}`}
            filters={filters}
            facets={results.data?.pages[0]?.facets}
            onChange={change}
          />
          <Results results={results} filters={filters} onChange={change} />
        </div>
      )}
    </Page>
  );
}

function Ask({ q, onAsk }: { readonly q: string; readonly onAsk: (q: string) => void }) {
  const t = useWords();
  const [typed, setTyped] = useState(q);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(typed.trim());
  };
  return (
    <form className={classes.ask} onSubmit={submit}>
      <TextInput
        type="search"
        label={t('search.label')}
        dir="auto"
        maxLength={500}
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          step(1);
        }}
      />
      <Button type="submit" variant="filled">
        {t('search.do')}
      </Button>
    </form>
  );
}

type ResultsProps = {
  readonly results: ReturnType<typeof useSearchResults>;
  readonly filters: SearchFilters;
  readonly onChange: (filters: SearchFilters) => void;
};

function Results({ results, filters, onChange }: ResultsProps) {
  const t = useWords();
  const format = useFormat();
  const found = useMemo(() => results.data?.pages.flatMap((page) => page.items) ?? [], [results.data]);
  if (results.isPending) return <Busy label={t('search.searching')} />;
  if (results.isError && found.length === 0)
    return <ProblemNote problem={results.error} retry={() => void results.refetch()} />;
  const total = results.data?.pages[0]?.total ?? found.length;
  if (found.length === 0) return <Nothing filters={filters} onChange={onChange} />;
  return (
    <div className={results.isPlaceholderData ? classes.busy : undefined}>
      <p className={classes.summary} role="status">
        {t('search.found', { count: total, n: format.number(total) })}
      </p>
      <ResultList found={found} />
      {results.hasNextPage && (
        <p className={classes.foot}>
          <Button loading={results.isFetchingNextPage} onClick={() => void results.fetchNextPage()}>
            {t('kit.more')}
          </Button>
        </p>
      )}
      {results.isError && <ProblemNote problem={results.error} retry={() => void results.fetchNextPage()} />}
    </div>
  );
}

function Nothing({ filters, onChange }: Pick<ResultsProps, 'filters' | 'onChange'>) {
  const t = useWords();
  const narrowed = isNarrowed(filters);
  const widen = (
    <Button onClick={() => onChange({ ...filtersFromAddress({}), q: filters.q })}>{t('search.widen')}</Button>
  );
  return (
    <Empty action={narrowed ? widen : undefined}>
      {t(narrowed ? 'search.none-narrowed' : 'search.none', { q: filters.q })}
    </Empty>
  );
}

/** `j`, `k` and the arrows go through the results; Enter opens, as on any link. */
function useResultKeys(): void {
  const t = useWords();
  useKeys(t('search.title'), [
    { keys: ['j', 'ArrowDown'], label: t('search.key.next'), run: () => step(1) },
    { keys: ['k', 'ArrowUp'], label: t('search.key.previous'), run: () => step(-1) },
  ]);
}

function step(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('#results li a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = links[Math.min(Math.max(at + by, 0), links.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
