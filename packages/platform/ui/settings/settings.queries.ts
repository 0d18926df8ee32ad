import { ask, tell, useMutation, useQuery, useQueryClient } from '@belfry/ui-kit';
import { z } from 'zod';
import { ApiKey, Job, Settings } from '../../core/api';

export const useSettings = () =>
  useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => ask(Settings, '/api/settings', { signal }) });

export type SettingsChange = Partial<Pick<Settings, 'threshold' | 'hitsPerSubject' | 'openMatch'>>;

export function useChangeSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ change, reason }: { change: SettingsChange; reason: string }) =>
      ask(Settings, '/api/settings', { method: 'PATCH', body: { ...change, reason }, reason }),
    onSuccess: (settings) => client.setQueryData(['settings'], settings),
  });
}

const Keys = z.object({ items: z.array(ApiKey) });
const NewKey = z.object({ key: ApiKey, secret: z.string() });
export const SCOPES = ApiKey.shape.scopes.element.options;
export type Scope = (typeof SCOPES)[number];

export const useKeysOfApi = () =>
  useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => ask(Keys, '/api/keys', { signal }) });

export function useMakeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (key: { name: string; scopes: readonly Scope[] }) =>
      ask(NewKey, '/api/keys', { method: 'POST', body: key }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  });
}

export function useRevokeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      tell(`/api/keys/${encodeURIComponent(id)}`, { method: 'DELETE', body: { reason }, reason }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  });
}

export function useRemoveDemo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => ask(Job, '/api/demo', { method: 'DELETE', body: { reason }, reason }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['job'] }),
  });
}
