import { Job } from '@belfry/platform/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { ask } from '../api';
import { useEvents } from '../events';
import { useWords } from '../i18n';
import { useSay } from '../live';

const Jobs = z.object({ items: z.array(Job) });
const OPEN = ['job', 'open'];

export const isOpen = (job: Job): boolean => job.state === 'waiting' || job.state === 'running';

/** Jobs that wait or run. */
export const useOpenJobs = () =>
  useQuery({
    queryKey: OPEN,
    queryFn: ({ signal }) => ask(Jobs, '/api/jobs', { query: { state: 'open' }, signal }),
  });

/** All jobs that are remembered, newest first; asked for only while `wanted`. */
export const useAllJobs = (wanted: boolean) =>
  useQuery({
    queryKey: ['job', 'all'],
    enabled: wanted,
    queryFn: ({ signal }) => ask(Jobs, '/api/jobs', { query: { state: 'all' }, signal }),
  });

export function useCancelJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(Job, `/api/jobs/${encodeURIComponent(id)}/cancel`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['job'] }),
  });
}

/** Follows the server's events; the job that ended last, so that the status line can say so. Mount it once. */
export function useFollowedJobs() {
  const t = useWords();
  const say = useSay();
  const client = useQueryClient();
  const [ended, setEnded] = useState<Job | null>(null);
  useEvents((job) => {
    client.setQueryData(OPEN, (before: z.infer<typeof Jobs> | undefined) =>
      withJob(before?.items ?? [], job),
    );
    client.setQueryData(['job', job.id], job);
    if (isOpen(job)) return;
    setEnded(job);
    say(t(`job.ended.${job.state}`, { title: job.title }));
    void client.invalidateQueries({ queryKey: ['job', 'all'] });
  });
  return { ended, forget: () => setEnded(null) };
}

function withJob(items: readonly Job[], job: Job): { items: Job[] } {
  const others = items.filter((each) => each.id !== job.id);
  return {
    items: isOpen(job) ? [...others, job].sort((a, b) => a.createdAt.localeCompare(b.createdAt)) : others,
  };
}

/** One job, followed while it runs; null while there is none to follow. */
export const useJob = (id: string | null) =>
  useQuery({
    queryKey: ['job', id],
    enabled: id !== null,
    queryFn: ({ signal }) => ask(Job, `/api/jobs/${encodeURIComponent(id!)}`, { signal }),
    refetchInterval: ({ state }) => (state.data && !isOpen(state.data) ? false : 3000),
  });
