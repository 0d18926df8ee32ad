import { Job } from '@belfry/platform/api';
import { ask, Button, ProblemNote, Progress, useFormat, useWords } from '@belfry/ui-kit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Screening } from '../../core/api';
import classes from '../screen/screen.module.css';
import { cancelScreening, resumeScreening } from './screenings.queries';

/** How far the screening is and what can be done about it; nothing once it is done. */
export function Running({ screening }: { readonly screening: Screening }) {
  const t = useWords();
  const client = useQueryClient();
  const moving = screening.state === 'waiting' || screening.state === 'running';
  const act = useMutation({
    mutationFn: moving ? () => cancelScreening(screening.id) : () => resumeScreening(screening.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['screening'] }),
  });
  if (screening.state === 'done') return null;
  const resumable =
    screening.kind === 'batch' && (screening.state === 'cancelled' || screening.state === 'failed');
  return (
    <div className={classes.running}>
      {screening.problem && <ProblemNote problem={screening.problem} />}
      {act.isError && <ProblemNote problem={act.error} />}
      <div className={classes.line}>
        <How screening={screening} moving={moving} />
        {moving && (
          <Button loading={act.isPending} onClick={() => act.mutate()}>
            {t('screening.cancel')}
          </Button>
        )}
        {resumable && (
          <>
            <Button variant="filled" loading={act.isPending} onClick={() => act.mutate()}>
              {t('screening.resume')}
            </Button>
            <span className={classes.quiet}>{t('screening.resume-why')}</span>
          </>
        )}
      </div>
    </div>
  );
}

function How({ screening, moving }: { readonly screening: Screening; readonly moving: boolean }) {
  const t = useWords();
  const format = useFormat();
  const job = useJob(moving ? screening.jobId : null);
  const done = Math.max(screening.done, moving ? (job?.done ?? 0) : 0);
  const total = screening.total ?? (moving ? (job?.total ?? null) : null);
  const share = total ? (done / total) * 100 : 0;
  const said = [
    total === null
      ? format.number(done)
      : t('screening.done-of', { done: format.number(done), total: format.number(total) }),
    job?.rate ? t('screening.rate', { rate: format.number(job.rate) }) : '',
    job?.secondsLeft != null ? t('screening.left', { time: format.duration(job.secondsLeft) }) : '',
  ];
  return (
    <>
      <Progress
        className={classes.bar}
        value={share}
        aria-label={t('screening.progress')}
        color={moving ? undefined : 'gray'}
      />
      <span>{said.filter(Boolean).join(' · ')}</span>
    </>
  );
}

function useJob(id: string | null): Job | null {
  const job = useQuery({
    queryKey: ['job', 'one', id],
    queryFn: ({ signal }) => ask(Job, `/api/jobs/${id}`, { signal }),
    enabled: id !== null,
    refetchInterval: 1000,
  });
  return id === null ? null : (job.data ?? null);
}
