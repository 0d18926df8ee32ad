import {
  Busy,
  type Filters,
  NameText,
  Page,
  ProblemNote,
  useAsOf,
  useFilters,
  useFormat,
  usePathPart,
  useWords,
} from '@belfry/ui-kit';
import type { ReactNode } from 'react';
import type { Fact, Profile, ProfileEvent } from '../../core/api';
import { profilePaths } from '../paths';
import { useHistory, useProfile } from '../profile.queries';
import { Appearances } from './Appearances';
import { chosenFromAddress, chosenToAddress, findFact } from './chosen';
import { type Chosen, FactTable } from './FactTable';
import { Identifying } from './Identifying';
import { OriginPane } from './OriginPane';
import { ProfileActions } from './ProfileActions';
import classes from './profile.module.css';
import { Relations } from './Relations';
import { SectionIndex, useSections } from './SectionIndex';
import { HistoryTable, TimelinePicture } from './TimelinePicture';

/** Everything known about one person, company or ship, each fact with its origin. */
export function ProfilePage() {
  const t = useWords();
  const id = usePathPart('id');
  const asOf = useAsOf();
  const profile = useProfile(id, asOf);
  const crumbs = [{ to: profilePaths.search, label: t('search.title') }];
  if (!profile.data) {
    return (
      <Page title={t('profile.title')} crumbs={crumbs} followsAsOf>
        {profile.isPending ? (
          <Busy label={t('profile.fetching')} />
        ) : (
          <ProblemNote problem={profile.error} retry={() => void profile.refetch()} />
        )}
      </Page>
    );
  }
  const { data } = profile;
  return (
    <Page
      title={<NameText name={data.caption} transliteration={data.captionTransliteration} />}
      plainTitle={data.caption}
      crumbs={crumbs}
      under={<Identifying profile={data} />}
      actions={<ProfileActions profile={data} />}
      followsAsOf
    >
      <Body key={data.canonicalId} profile={data} id={id} />
    </Page>
  );
}

function Body({ profile, id }: { readonly profile: Profile; readonly id: string }) {
  const filters = useFilters();
  const chosen = chosenFromAddress(filters.one('fact'), filters.one('of'));
  const fact = chosen && findFact(profile, chosen);
  const choose = (next: Chosen | null) => filters.set({ ...chosenToAddress(next), list: undefined });
  const sections = useSections(profile);
  return (
    <div className={classes.layout} data-pane={fact ? 'open' : 'closed'}>
      <SectionIndex sections={sections} />
      <div>
        <Sections profile={profile} id={id} chosen={chosen} onChoose={choose} />
      </div>
      {fact && <Pane fact={fact} filters={filters} onClose={() => choose(null)} />}
    </div>
  );
}

function Pane({
  fact,
  filters,
  onClose,
}: {
  readonly fact: Fact;
  readonly filters: Filters;
  readonly onClose: () => void;
}) {
  return <OriginPane fact={fact} list={filters.one('list')} onClose={onClose} />;
}

type SectionsProps = {
  readonly profile: Profile;
  readonly id: string;
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
};

function Sections({ profile, id, chosen, onChoose }: SectionsProps) {
  const t = useWords();
  const history = useHistory(id);
  return (
    <>
      <section id="facts" className={classes.section} aria-labelledby="facts-h">
        <h2 id="facts-h">{t('profile.facts')}</h2>
        <FactTable
          of=""
          label={t('profile.facts')}
          facts={profile.facts}
          chosen={chosen}
          onChoose={onChoose}
        />
        {profile.attached.map((entity) => (
          <Attached key={entity.id} entity={entity} chosen={chosen} onChoose={onChoose} />
        ))}
      </section>
      <section id="relations" className={classes.section} aria-labelledby="relations-h">
        <h2 id="relations-h">{t('profile.relations')}</h2>
        <Relations profile={profile} />
      </section>
      <section id="timeline" className={classes.section} aria-labelledby="timeline-h">
        <h2 id="timeline-h">{t('profile.timeline')}</h2>
        <Told history={history}>{(events) => <TimelinePicture events={events} />}</Told>
      </section>
      <section id="appears" className={classes.section} aria-labelledby="appears-h">
        <h2 id="appears-h">{t('profile.appears')}</h2>
        <Appearances profile={profile} />
      </section>
      <section id="history" className={classes.section} aria-labelledby="history-h">
        <h2 id="history-h">{t('profile.history')}</h2>
        <Told history={history}>{(events) => <HistoryTable events={events} />}</Told>
      </section>
    </>
  );
}

type AttachedProps = Pick<SectionsProps, 'chosen' | 'onChoose'> & {
  readonly entity: Profile['attached'][number];
};

/** What hangs on the profile: a sanction, an address, a passport. */
function Attached({ entity, chosen, onChoose }: AttachedProps) {
  const format = useFormat();
  return (
    <>
      <h3>
        {format.schema(entity.schema)} <bdi className={classes.quiet}>{entity.caption}</bdi>
      </h3>
      <FactTable
        of={entity.id}
        label={entity.caption}
        facts={entity.facts}
        chosen={chosen}
        onChoose={onChoose}
      />
    </>
  );
}

type ToldProps = {
  readonly history: ReturnType<typeof useHistory>;
  readonly children: (events: readonly ProfileEvent[]) => ReactNode;
};

/** Timeline and history come from one answer, fetched beside the facts. */
function Told({ history, children }: ToldProps) {
  const t = useWords();
  if (history.isPending) return <Busy label={t('profile.fetching-history')} />;
  if (history.isError) return <ProblemNote problem={history.error} retry={() => void history.refetch()} />;
  if (history.data.length === 0) return <p className={classes.quiet}>{t('profile.no-history')}</p>;
  return children(history.data);
}
