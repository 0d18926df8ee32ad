import {
  Busy,
  Button,
  DatasetTag,
  DateText,
  Page,
  ProblemNote,
  Tabs,
  useFilters,
  useFormat,
  useKeys,
  usePathPart,
  useWords,
} from '@belfry/ui-kit';
import { useState } from 'react';
import type { List } from '../../core/api';
import { AgeText } from '../ages/AgeText';
import { useList } from '../lists.queries';
import { LoadEdition } from '../load/LoadEdition';
import { ChangesTab } from './ChangesTab';
import { EditionsTab } from './EditionsTab';
import { EntriesTab } from './EntriesTab';
import { ListJobs } from './ListJobs';
import { ListMenu } from './ListMenu';
import { ListNews } from './ListNews';
import { ListSettingsTab } from './ListSettingsTab';
import classes from './list.module.css';
import { RejectedTab } from './RejectedTab';

/** One list: what it holds, its editions, what changed between any two, what was not taken, how it refreshes. */
export function ListPage() {
  const t = useWords();
  const name = usePathPart('name');
  const list = useList(name);
  const crumbs = [{ to: '/lists', label: t('lists.title') }];
  if (list.isSuccess) return <Loaded list={list.data} crumbs={crumbs} />;
  return (
    <Page title={name} crumbs={crumbs}>
      {list.isPending ? <Busy /> : <ProblemNote problem={list.error} retry={() => void list.refetch()} />}
    </Page>
  );
}

type LoadedProps = { readonly list: List; readonly crumbs: readonly { to: string; label: string }[] };

function Loaded({ list, crumbs }: LoadedProps) {
  const t = useWords();
  const [loading, setLoading] = useState(false);
  const load = () => setLoading(true);
  return (
    <Page
      title={<bdi>{list.title}</bdi>}
      plainTitle={list.title}
      crumbs={crumbs}
      fill
      under={<Facts list={list} />}
      actions={
        <>
          <ListMenu list={list} />
          <Button variant="filled" onClick={load}>
            {t('lists.load')}
          </Button>
        </>
      }
    >
      <ListJobs name={list.name} />
      <ListNews list={list} />
      <ListTabs list={list} onLoad={load} />
      {loading && <LoadEdition list={list} onClose={() => setLoading(false)} />}
    </Page>
  );
}

function Facts({ list }: { readonly list: List }) {
  const t = useWords();
  const { number, country } = useFormat();
  const { edition } = list;
  return (
    <span className={classes.facts}>
      <DatasetTag name={list.name} invented={list.invented} />
      {list.publisher && <bdi>{list.publisher}</bdi>}
      {list.country && <span>{country(list.country)}</span>}
      {edition ? (
        <>
          <span>{t('lists.n-entries', { count: edition.entries, n: number(edition.entries) })}</span>
          <span>
            {t('lists.edition-n', { n: edition.number })}{' '}
            <DateText value={edition.publishedAt ?? edition.receivedAt} />
          </span>
          <AgeText list={list} />
        </>
      ) : (
        <span>{t('lists.no-edition')}</span>
      )}
    </span>
  );
}

const TABS = ['entries', 'editions', 'changes', 'rejected', 'settings'] as const;
type Tab = (typeof TABS)[number];

function ListTabs({ list, onLoad }: { readonly list: List; readonly onLoad: () => void }) {
  const t = useWords();
  const filters = useFilters();
  const tab = TABS.find((each) => each === filters.one('tab')) ?? (list.edition ? 'entries' : 'editions');
  // Another tab asks another question: what was asked in this one does not carry over.
  const show = (next: Tab) => filters.set({ ...EMPTY, tab: next }, { push: true });
  useKeys(
    t('lists.list'),
    TABS.map((each, at) => ({ keys: String(at + 1), label: t(`lists.tab.${each}`), run: () => show(each) })),
  );
  return (
    <Tabs
      value={tab}
      onChange={(next) => next && show(next as Tab)}
      keepMounted={false}
      className={classes.tabs}
    >
      <Tabs.List data-no-print>
        {TABS.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {t(`lists.tab.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="entries" className={classes.panel}>
        <EntriesTab list={list} onLoad={onLoad} />
      </Tabs.Panel>
      <Tabs.Panel value="editions" className={classes.panel}>
        <EditionsTab list={list} onLoad={onLoad} />
      </Tabs.Panel>
      <Tabs.Panel value="changes" className={classes.panel}>
        <ChangesTab list={list} />
      </Tabs.Panel>
      <Tabs.Panel value="rejected" className={classes.panel}>
        <RejectedTab list={list} />
      </Tabs.Panel>
      <Tabs.Panel value="settings" className={classes.panel}>
        <ListSettingsTab list={list} />
      </Tabs.Panel>
    </Tabs>
  );
}

const EMPTY = {
  from: undefined,
  to: undefined,
  kind: undefined,
  q: undefined,
  schema: undefined,
  edition: undefined,
};
