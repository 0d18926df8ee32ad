import { ListAgesTable } from '@belfry/lists/ui';
import { Busy, Page, ProblemNote, useWords } from '@belfry/ui-kit';
import { RecentScreenings } from './RecentScreenings';
import { RunningScreenings } from './RunningScreenings';
import classes from './today.module.css';
import { useToday } from './today.queries';
import { Waiting } from './Waiting';

/** What waits, what runs, what was done, how old the lists are. */
export function TodayPage() {
  const t = useWords();
  const today = useToday();
  return (
    <Page title={t('today.title')}>
      <div className={classes.columns}>
        <div className={classes.main}>
          {today.isPending && <Busy label={t('today.asking')} />}
          {today.isError && <ProblemNote problem={today.error} retry={() => void today.refetch()} />}
          {today.isSuccess && (
            <>
              <Waiting today={today.data} />
              <RunningScreenings running={today.data.running} />
              <RecentScreenings recent={today.data.recent} />
            </>
          )}
        </div>
        <section aria-labelledby="today-lists">
          <h2 id="today-lists" className={classes.head}>
            {t('today.lists')}
          </h2>
          <ListAgesTable />
        </section>
      </div>
    </Page>
  );
}
