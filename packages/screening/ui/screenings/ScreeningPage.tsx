import {
  Busy,
  Button,
  DateText,
  Page,
  ProblemNote,
  useFormat,
  useGo,
  usePathPart,
  useWords,
  visible,
} from '@belfry/ui-kit';
import type { ReactNode } from 'react';
import type { Screening } from '../../core/api';
import { screeningPaths } from '../paths';
import classes from '../screen/screen.module.css';
import { Exports } from './Exports';
import { ReceiptButton } from './ReceiptButton';
import { Running } from './Running';
import { ScreeningState } from './ScreeningState';
import { SubjectsTable } from './SubjectsTable';
import { useScreening } from './screenings.queries';
import { Editions } from './VerifyReceipt';

/** One screening: how far it is, what it found, its proof. */
export function ScreeningPage() {
  const t = useWords();
  const id = usePathPart('id');
  const screening = useScreening(id);
  const crumbs = [{ to: screeningPaths.screen, label: t('screen.title') }];
  if (screening.isPending || (screening.isError && !screening.data)) {
    return (
      <Page title={t('screening.title')} crumbs={crumbs}>
        {screening.isPending ? (
          <Busy label={t('screening.fetching')} />
        ) : (
          <ProblemNote problem={screening.error} retry={() => void screening.refetch()} />
        )}
      </Page>
    );
  }
  const { data } = screening;
  return (
    <Page
      title={<bdi>{visible(data.name)}</bdi>}
      plainTitle={data.name}
      crumbs={crumbs}
      under={<ScreeningState screening={data} />}
      actions={<Actions screening={data} />}
    >
      <Running screening={data} />
      <Terms screening={data} />
      <Counts screening={data} />
      <SubjectsTable screening={data} />
    </Page>
  );
}

function Actions({ screening }: { readonly screening: Screening }) {
  const t = useWords();
  const format = useFormat();
  const go = useGo();
  const found =
    screening.hits.open + screening.hits.positive + screening.hits.negative + screening.hits.unsure;
  const open = screening.hits.open > 0;
  return (
    <>
      {found > 0 && (
        <Button
          variant={open ? 'filled' : 'default'}
          onClick={() => go('/hits', { screening: screening.id, ...(!open && { judgement: 'all' }) })}
        >
          {open
            ? t('screening.decide', { count: screening.hits.open, n: format.number(screening.hits.open) })
            : t('screening.see-hits')}
        </Button>
      )}
      <Exports id={screening.id} disabled={screening.done === 0} />
      <ReceiptButton id={screening.id} disabled={screening.state === 'waiting'} />
    </>
  );
}

/** Who asked, when, why, from which score, against which editions. */
function Terms({ screening }: { readonly screening: Screening }) {
  const t = useWords();
  const format = useFormat();
  const line = (key: string, value: ReactNode) => (
    <>
      <dt>{t(key)}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <div className={classes.head}>
      <dl className={classes.facts}>
        {line('screenings.officer', screening.officer)}
        {line('screenings.at', <DateText value={screening.createdAt} as="time" />)}
        {screening.finishedAt &&
          line('screening.finished', <DateText value={screening.finishedAt} as="time" />)}
        {line('screenings.reason', screening.reason)}
      </dl>
      <dl className={classes.facts}>
        {line('screen.threshold', format.number(screening.threshold, 2))}
        {line('receipt.matcher', screening.matcher)}
        {line('receipt.editions', <Editions editions={screening.editions} />)}
      </dl>
    </div>
  );
}

function Counts({ screening }: { readonly screening: Screening }) {
  const t = useWords();
  const format = useFormat();
  const { hits } = screening;
  const counts: [string, number | null][] = [
    ['subjects', screening.total ?? screening.done],
    ['with-hits', screening.subjectsWithHits],
    ['flagged', screening.flagged],
    ['open', hits.open],
    ['same', hits.positive],
    ['different', hits.negative],
    ['unsure', hits.unsure],
  ];
  return (
    <div className={classes.counts}>
      {counts.map(([name, value]) => (
        <span key={name} className={classes.count}>
          <b>{value === null ? '–' : format.number(value)}</b> {t(`screenings.${name}`)}
        </span>
      ))}
    </div>
  );
}
