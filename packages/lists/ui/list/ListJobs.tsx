import { JobLine, useOpenJobs } from '@belfry/ui-kit';
import classes from './list.module.css';

/** What is being loaded into this list right now. */
export function ListJobs({ name }: { readonly name: string }) {
  const jobs = useOpenJobs().data?.items.filter((job) => job.objectId === name) ?? [];
  if (jobs.length === 0) return null;
  return (
    <div className={classes.jobs}>
      {jobs.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
    </div>
  );
}
