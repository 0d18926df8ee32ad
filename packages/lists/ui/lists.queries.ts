import {
  ask,
  keepPreviousData,
  tell,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@belfry/ui-kit';
import type { z } from 'zod';
import {
  Diff,
  Edition,
  Editions,
  Entries,
  FilePreview,
  Job,
  List,
  Lists,
  type Mapping,
  Rejections,
} from '../core/api';
import type { ListFormat } from '../core/record';

const at = (name: string) => `/api/lists/${encodeURIComponent(name)}`;
const PAGE = 200;

export const useLists = () =>
  useQuery({ queryKey: ['list'], queryFn: ({ signal }) => ask(Lists, '/api/lists', { signal }) });

export const useList = (name: string) =>
  useQuery({ queryKey: ['list', name], queryFn: ({ signal }) => ask(List, at(name), { signal }) });

export const useEditions = (name: string) =>
  useQuery({
    queryKey: ['list', name, 'editions'],
    queryFn: ({ signal }) => ask(Editions, `${at(name)}/editions`, { signal }),
  });

export type EntriesAsked = { readonly q: string; readonly schema: string };

export const useEntries = (name: string, asked: EntriesAsked) =>
  useInfiniteQuery({
    queryKey: ['list', name, 'entries', asked],
    queryFn: ({ pageParam, signal }) =>
      ask(Entries, `${at(name)}/entries`, { query: { ...asked, cursor: pageParam, limit: PAGE }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export type DiffAsked = {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly q: string;
};

export const useDiff = (name: string, asked: DiffAsked) =>
  useInfiniteQuery({
    queryKey: ['list', name, 'diff', asked],
    enabled: asked.to !== '',
    queryFn: ({ pageParam, signal }) =>
      ask(Diff, `${at(name)}/diff`, { query: { ...asked, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const useRejections = (name: string, edition: number | null) =>
  useInfiniteQuery({
    queryKey: ['list', name, 'rejections', edition],
    enabled: edition !== null,
    queryFn: ({ pageParam, signal }) =>
      ask(Rejections, `${at(name)}/editions/${edition}/rejections`, {
        query: { cursor: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export type ListSettings = {
  readonly title?: string;
  readonly publisher?: string | null;
  readonly country?: string | null;
  readonly source?: string | null;
  readonly refreshOn?: boolean;
  readonly refreshEveryHours?: number;
};

function useListChange<Ask, Answer>(change: (asked: Ask) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['list'] }),
        client.invalidateQueries({ queryKey: ['job'] }),
      ]),
  });
}

export const useAddList = () =>
  useListChange((list: ListSettings & { name: string; title: string }) =>
    ask(List, '/api/lists', { method: 'POST', body: list }),
  );

export const useChangeList = (name: string) =>
  useListChange((change: ListSettings) => ask(List, at(name), { method: 'PATCH', body: change }));

export const useRemoveList = (name: string) =>
  useListChange((reason: string) => tell(at(name), { method: 'DELETE', body: { reason }, reason }));

export const useRefreshList = () =>
  useListChange(({ name, reason }: { name: string; reason: string }) =>
    ask(Job, `${at(name)}/refresh`, { method: 'POST', body: { reason }, reason }),
  );

export type HeldAnswer = { readonly number: number; readonly reason: string };

export const useConfirmHeld = (name: string) =>
  useListChange(({ number, reason }: HeldAnswer) =>
    ask(Job, `${at(name)}/editions/${number}/confirm`, { method: 'POST', body: { reason }, reason }),
  );

export const useDiscardHeld = (name: string) =>
  useListChange(({ number, reason }: HeldAnswer) =>
    ask(Edition, `${at(name)}/editions/${number}/discard`, { method: 'POST', body: { reason }, reason }),
  );

/** Sends files to be looked at; nothing is stored as a list yet. */
export const usePreview = () =>
  useMutation({
    mutationFn: (files: readonly File[]) => {
      const body = new FormData();
      for (const file of files) body.append('files', file, file.name);
      return ask(FilePreview, '/api/lists/previews', { method: 'POST', body });
    },
  });

export type LoadAsked = {
  readonly name: string;
  readonly uploadId: string;
  readonly format?: ListFormat;
  readonly mapping?: z.infer<typeof Mapping>;
  readonly reason: string;
};

export const useLoadEdition = () =>
  useListChange(({ name, ...body }: LoadAsked) =>
    ask(Job, `${at(name)}/editions`, { method: 'POST', body, reason: body.reason }),
  );

export const exportHref = (name: string, format: 'ftm' | 'csv' | 'senzing' | 'stix'): string =>
  `${at(name)}/export?format=${format}`;

export const diffHref = (name: string, { from, to }: { from: string; to: string }): string =>
  `${at(name)}/diff.csv?${new URLSearchParams({ from, to })}`;
