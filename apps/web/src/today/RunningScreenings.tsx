import type { Screening } from '@belfry/screening/api';
import { Go, JobBar, useFormat, useOpenJobs, useWords } from '@belfry/ui-kit';
import classes from './today.module.css';

/** Batches that run now, with rate and time left; nothing when none does. */
export function RunningScreenings({ running }: { readonly running: readonly Screening[] }) {
  const t = useWords();
  if (running.length === 0) return null;
  return (
    <section aria-labelledby="today-running">
      <h2 id="today-running" className={classes.head}>
        {t('today.running')}
      </h2>
      <ul className={classes.running}>
        {running.map((screening) => (
          <Running key={screening.id} screening={screening} />
        ))}
      </ul>
    </section>
  );
}

function Running({ screening }: { readonly screening: Screening }) {
  const { number } = useFormat();
  const job = useOpenJobs().data?.items.find((each) => each.id === screening.jobId);
  return (
    <li>
      <Go to={`/screenings/${encodeURIComponent(screening.id)}`}>{screening.name}</Go>
      {job ? <JobBar job={job} /> : <span>{number(screening.done)}</span>}
    </li>
  );
}
