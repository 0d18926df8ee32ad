import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type Address, many, one } from '../core/address';

export type Filters = {
  /** One value; empty when the address has none. */
  one(name: string): string;
  many(name: string): string[];
  /** Changes some filters; undefined or empty takes one away. `push` leaves a step for the back button. */
  set(
    change: Readonly<Record<string, string | readonly string[] | undefined>>,
    how?: { push?: boolean },
  ): void;
  /** All, for keys of queries. */
  readonly all: Address;
};

/** The filters of this page, which live in the address. */
export function useFilters(): Filters {
  const all = useSearch({ strict: false }) as Address;
  const navigate = useNavigate();
  const set = useCallback<Filters['set']>(
    (change, how) => {
      const search = (before: Record<string, unknown>) => ({ ...before, ...change });
      // Packages do not know the router's tree, so the search is untyped here and read through `one` and `many`.
      void navigate({ to: '.', search: search as never, replace: !how?.push, resetScroll: false });
    },
    [navigate],
  );
  return useMemo(
    () => ({ all, set, one: (name) => one(all, name), many: (name) => many(all, name) }),
    [all, set],
  );
}

/** A part of the path: `usePathPart('hitId')` on `/hits/$hitId`; empty when the route has none. */
export function usePathPart(name: string): string {
  const parts = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>;
  return parts[name] ?? '';
}

/** Goes to another page: `go('/hits/42', { judgement: 'unsure' })`; keeps the day as of which the officer looks. */
export function useGo(): (path: string, search?: Address, how?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (path, search, how) => {
      const next = (before: Record<string, unknown>) => ({
        ...(before.asOf ? { asOf: before.asOf } : {}),
        ...search,
      });
      void navigate({ to: path, search: next as never, replace: how?.replace });
    },
    [navigate],
  );
}

/** The day as of which the officer looks; empty for today. */
export const useAsOf = (): string => useFilters().one('asOf');
