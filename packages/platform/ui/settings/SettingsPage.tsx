import {
  Busy,
  DENSITIES,
  type Density,
  Page,
  ProblemNote,
  SegmentedControl,
  setDensity,
  useDensity,
  useWords,
} from '@belfry/ui-kit';
import type { ReactNode } from 'react';
import { LanguageChoice } from '../LanguageChoice';
import { SchemeChoice } from '../OfficerPanel';
import { useSession } from '../session.queries';
import { ApiKeys } from './ApiKeys';
import { DemoData } from './DemoData';
import { MatchingSettings } from './MatchingSettings';
import { PublicKey } from './PublicKey';
import classes from './settings.module.css';
import { useSettings } from './settings.queries';

export function SettingsPage() {
  const t = useWords();
  const session = useSession().data;
  return (
    <Page title={t('settings.title')}>
      <div className={classes.sections}>
        <Section title={t('settings.look')} about={t('settings.look-about')}>
          <Choices />
        </Section>
        <FromServer />
        <Section title={t('settings.keys')} about={t('settings.keys-about')} wide>
          <ApiKeys />
        </Section>
        {session?.demo && (
          <Section title={t('settings.demo')} about={t('settings.demo-about')}>
            <DemoData />
          </Section>
        )}
        {session && (
          <Section title={t('settings.versions')}>
            <dl className={classes.facts}>
              <dt>{t('settings.version')}</dt>
              <dd>{session.version}</dd>
              <dt>{t('settings.matcher')}</dt>
              <dd>{session.matcher}</dd>
            </dl>
          </Section>
        )}
      </div>
    </Page>
  );
}

function Choices() {
  const t = useWords();
  const density = useDensity();
  return (
    <dl className={classes.facts}>
      <dt>{t('look.language')}</dt>
      <dd>
        <LanguageChoice />
      </dd>
      <dt>{t('look.scheme')}</dt>
      <dd>
        <SchemeChoice />
      </dd>
      <dt>{t('look.density')}</dt>
      <dd>
        <SegmentedControl
          aria-label={t('look.density')}
          value={density}
          onChange={(value) => setDensity(value as Density)}
          data={DENSITIES.map((value) => ({ value, label: t(`look.density.${value}`) }))}
        />
      </dd>
    </dl>
  );
}

function FromServer() {
  const t = useWords();
  const settings = useSettings();
  if (settings.isPending) return <Busy label={t('settings.asking')} />;
  if (settings.isError) return <ProblemNote problem={settings.error} retry={() => void settings.refetch()} />;
  return (
    <>
      <Section title={t('settings.matching')} about={t('settings.matching-about')}>
        <MatchingSettings settings={settings.data} />
      </Section>
      <Section title={t('settings.public-key')} about={t('settings.public-key-about')} wide>
        <PublicKey of={settings.data.publicKey} />
      </Section>
    </>
  );
}

type SectionProps = {
  readonly title: string;
  readonly about?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

function Section({ title, about, wide, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <div>
        <h2>{title}</h2>
        {about && <p className={classes.about}>{about}</p>}
      </div>
      <div className={wide ? classes.wide : undefined}>{children}</div>
    </section>
  );
}
