import {
  ApiProblem,
  ask,
  type Language,
  setLanguage,
  tell,
  useMutation,
  useQuery,
  useQueryClient,
} from '@belfry/ui-kit';
import { Session } from '../core/api';

const KEY = ['session'];

/** Who works here; null when nobody is signed in. */
export function useSession() {
  return useQuery({
    queryKey: KEY,
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<Session | null> => {
      try {
        return await ask(Session, '/api/session', { signal });
      } catch (error) {
        if (error instanceof ApiProblem && error.problem.status === 401) return null;
        throw error;
      }
    },
  });
}
export type SessionQuery = ReturnType<typeof useSession>;

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask(Session, '/api/session', { method: 'POST', body: { persona: 'demo' } }),
    onSuccess: (session) => client.setQueryData(KEY, session),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => tell('/api/session', { method: 'DELETE' }),
    onSuccess: () => {
      client.clear();
      client.setQueryData(KEY, null);
    },
  });
}

/** Changes the language here at once, and in the session for letters and reports. */
export function useChooseLanguage() {
  const client = useQueryClient();
  const kept = useMutation({
    mutationFn: (language: Language) => ask(Session, '/api/session', { method: 'PATCH', body: { language } }),
    onSuccess: (session) => client.setQueryData(KEY, session),
  });
  return (language: Language) => {
    setLanguage(language);
    if (client.getQueryData(KEY)) kept.mutate(language);
  };
}
