import {
  Busy,
  Drop,
  JobLine,
  Meant,
  ProblemNote,
  useAllJobs,
  useFollowedJobs,
  useFormat,
  useOpenJobs,
  useWords,
} from '@belfry/ui-kit';
import type { Job } from '../core/api';
import classes from './platform.module.css';

/** In the status line: how many jobs, the rate and time left of the first; on a click all of them. */
export function JobsStatus() {
  const t = useWords();
  const open = useOpenJobs();
  const { ended } = useFollowedJobs();
  const jobs = open.data?.items ?? [];
  const first = jobs.find((job) => job.state === 'running') ?? jobs[0];
  return (
    <Drop
      className={classes.statusButton}
      button={
        <>
          <span>{t('job.count', { count: jobs.length })}</span>
          {first ? <Short job={first} /> : ended && <Ended job={ended} />}
        </>
      }
    >
      <AllJobs />
    </Drop>
  );
}

function Short({ job }: { readonly job: Job }) {
  const t = useWords();
  const { percent, duration } = useFormat();
  const parts = [
    job.title,
    job.total ? percent(Math.min(1, job.done / job.total)) : t(`job.state.${job.state}`),
    job.secondsLeft !== null && t('job.left', { time: duration(job.secondsLeft) }),
  ];
  return <span className={classes.short}>{parts.filter(Boolean).join(' · ')}</span>;
}

function Ended({ job }: { readonly job: Job }) {
  const t = useWords();
  const words = t(`job.ended.${job.state}`, { title: job.title });
  if (job.state === 'failed') return <Meant meaning="conflict">{words}</Meant>;
  return <span className={classes.short}>{words}</span>;
}

const SHOWN = 20;

function AllJobs() {
  const t = useWords();
  const all = useAllJobs(true);
  if (all.isPending) return <Busy />;
  if (all.isError) return <ProblemNote problem={all.error} retry={() => void all.refetch()} />;
  const jobs = all.data.items.slice(0, SHOWN);
  return (
    <section className={classes.jobs} aria-label={t('job.all')}>
      {jobs.length === 0 ? <p>{t('job.none')}</p> : jobs.map((job) => <JobLine key={job.id} job={job} />)}
    </section>
  );
}
