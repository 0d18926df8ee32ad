import { Problem } from '@belfry/platform/api';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { ZodType } from 'zod';
import { addressText } from '../core/address';

/** A refusal of the server, or no answer at all, as every screen shows it. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
  }
}

export type Ask = {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly query?: Readonly<Record<string, unknown>>;
  /** JSON, or a form with files. */
  readonly body?: unknown;
  /** Why it is asked: goes to the log with the asking. */
  readonly reason?: string;
  readonly signal?: AbortSignal;
};

/**
 * Asks the server and checks that the answer has the promised shape.
 *
 * @param shape  zod schema of the answer; null when none is expected
 * @param path   below the root, e.g. `/api/lists`
 * @throws ApiProblem  the server's own problem; `ui/no-answer` when it cannot be reached; `ui/bad-answer`
 *                     when the answer is of another shape
 */
export async function ask<Answer>(shape: ZodType<Answer>, path: string, how: Ask = {}): Promise<Answer> {
  const response = await send(path, how);
  const answer: unknown = await response.json().catch(() => null);
  const parsed = shape.safeParse(answer);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw local('ui/bad-answer', response.status, {
    path,
    at: first?.path.join('.') ?? '',
    expected: first?.message ?? '',
  });
}

/** As `ask`, for routes that answer nothing. */
export async function tell(path: string, how: Ask = {}): Promise<void> {
  await send(path, how);
}

async function send(path: string, { method, query, body, reason, signal }: Ask): Promise<Response> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (body !== undefined && !form) headers['content-type'] = 'application/json';
  if (reason) headers['belfry-reason'] = encodeURIComponent(reason);
  let response: Response;
  try {
    response = await fetch(path + addressText(query ?? {}), {
      method: method ?? 'GET',
      credentials: 'same-origin',
      headers,
      signal,
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw local('ui/no-answer', 0, { path });
  }
  if (response.ok) return response;
  const problem = Problem.safeParse(await response.json().catch(() => null));
  throw problem.success
    ? new ApiProblem(problem.data)
    : local('ui/refused', response.status, { path, status: response.status });
}

const local = (code: string, status: number, facts: Record<string, string | number>): ApiProblem =>
  new ApiProblem({ type: `urn:belfry:problem:${code}`, title: code, status, code, facts });

/** What went wrong, whatever was thrown, in the shape that `ProblemNote` shows. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  return local('ui/broken', 0, { message: error instanceof Error ? error.message.slice(0, 300) : '' })
    .problem;
}

/** Caches answers; asks again when a change is told (see `useEvents`), not on every focus. */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => askWhoWorks(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => askWhoWorks(client, error) }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && error instanceof ApiProblem && error.problem.status === 0,
      },
      mutations: { retry: false },
    },
  });
  return client;
}

/** A session that ended meanwhile shows the way in again. */
function askWhoWorks(client: QueryClient, error: unknown): void {
  if (error instanceof ApiProblem && error.problem.status === 401)
    void client.invalidateQueries({ queryKey: ['session'] });
}
