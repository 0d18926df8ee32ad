import type { Job } from '@belfry/platform/api';
import { ActionIcon, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useWords } from '../i18n';
import { Meant } from '../marks';
import { ProblemNote } from '../states';
import { useFormat } from '../use-format';
import classes from './jobs.module.css';
import { isOpen, useCancelJob } from './jobs.queries';

/** One job: what it does, how far, how fast, how long still, and how to stop it. */
export function JobLine({ job }: { readonly job: Job }) {
  const t = useWords();
  const cancel = useCancelJob();
  const kind = t(`job.kind.${job.kind}`);
  return (
    <div className={classes.job}>
      <div className={classes.jobHead}>
        <span className={classes.jobTitle} title={job.title}>
          {job.title || kind}
        </span>
        <JobState job={job} />
        {isOpen(job) && (
          <ActionIcon
            size="sm"
            aria-label={t('job.cancel', { title: job.title || kind })}
            disabled={job.cancelRequested || cancel.isPending}
            onClick={() => cancel.mutate(job.id)}
          >
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      {isOpen(job) && <JobBar job={job} />}
      {job.problem && <ProblemNote problem={job.problem} />}
      {cancel.isError && <ProblemNote problem={cancel.error} />}
    </div>
  );
}

function JobState({ job }: { readonly job: Job }) {
  const t = useWords();
  if (job.cancelRequested && isOpen(job)) return <span>{t('job.cancelling')}</span>;
  if (job.state === 'failed') return <Meant meaning="conflict">{t('job.state.failed')}</Meant>;
  if (job.state === 'done') return <Meant meaning="same">{t('job.state.done')}</Meant>;
  return <span>{t(`job.state.${job.state}`)}</span>;
}

/** How far: a bar with its figures; without a known total only what is done and how fast. */
export function JobBar({ job }: { readonly job: Job }) {
  const t = useWords();
  const { number, bytes, percent, duration } = useFormat();
  const amount = (value: number) => (job.unit === 'byte' ? bytes(value) : number(value));
  const share = job.total ? Math.min(1, job.done / job.total) : null;
  const parts = [
    job.total === null ? amount(job.done) : t('job.of', { done: amount(job.done), total: amount(job.total) }),
    job.rate !== null && t('job.rate', { rate: amount(Math.round(job.rate)) }),
    job.secondsLeft !== null && t('job.left', { time: duration(job.secondsLeft) }),
  ];
  return (
    <>
      {share !== null && (
        <Progress
          value={share * 100}
          aria-label={t('job.progress', { title: job.title, percent: percent(share) })}
        />
      )}
      <div className={classes.jobFigures}>{parts.filter(Boolean).join(' · ')}</div>
    </>
  );
}
