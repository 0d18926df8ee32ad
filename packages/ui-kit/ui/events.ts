import { Job } from '@belfry/platform/api';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { z } from 'zod';

const Change = z.object({ kind: z.string(), id: z.string() });

/** First words of query keys that a change of each kind makes old. Other keys stay as they are. */
const TOUCHED: Readonly<Record<string, readonly string[]>> = {
  list: ['list', 'today', 'profile', 'search'],
  hit: ['hit', 'today', 'screening'],
  screening: ['screening', 'hit', 'today'],
  job: ['job'],
  settings: ['settings', 'session', 'keys'],
};

/**
 * Listens to the server and asks again for what changed: at most once a second for each kind.
 * After a break in the line everything on the screen is asked again.
 */
export function useEvents(onJob: (job: Job) => void): void {
  const client = useQueryClient();
  const told = useRef(onJob);
  told.current = onJob;
  useEffect(() => {
    const source = new EventSource('/api/events');
    const refresh = newRefresh(client);
    let broken = false;
    source.addEventListener('open', () => {
      if (broken) void client.invalidateQueries();
      broken = false;
    });
    source.addEventListener('error', () => {
      broken = true;
    });
    source.addEventListener('job', (event) => {
      const job = Job.safeParse(parse(event.data));
      if (job.success) told.current(job.data);
    });
    source.addEventListener('change', (event) => {
      const change = Change.safeParse(parse(event.data));
      if (change.success) refresh.touch(change.data.kind);
    });
    return () => {
      source.close();
      refresh.stop();
    };
  }, [client]);
}

function newRefresh(client: QueryClient) {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = () => {
    timer = null;
    for (const first of waiting) void client.invalidateQueries({ queryKey: [first] });
    waiting.clear();
  };
  return {
    touch(kind: string) {
      for (const first of TOUCHED[kind] ?? []) waiting.add(first);
      timer ??= setTimeout(flush, 1000);
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
