import type { Explanation, Language } from '@belfry/matching';
import type { Entity } from '@belfry/model';
import type { EntryQuery, IndexedEntity } from '@belfry/screening';

/** One hit as it is written out; the full reasons only when they were asked for. */
export type FoundHit = {
  readonly score: number;
  readonly sureness: number;
  readonly entityIds: readonly string[];
  readonly canonicalId: string;
  readonly caption: string;
  readonly schema: string;
  readonly datasets: readonly string[];
  /** One sentence. */
  readonly explanation: string;
  readonly reasons: Explanation | null;
};

export type ScreenQuery = EntryQuery & {
  readonly threshold: number;
  readonly language: Language;
  /** Whether the full reasons are wanted. */
  readonly reasons: boolean;
};

export type ToThread =
  | {
      readonly kind: 'put';
      readonly entities: readonly IndexedEntity[];
      readonly datasets: readonly string[];
    }
  | {
      readonly kind: 'screen';
      readonly number: number;
      readonly subjects: readonly Entity[];
      readonly query: ScreenQuery;
    };

export type FromThread =
  | { readonly number: number; readonly hits: readonly (readonly FoundHit[])[] }
  | { readonly number: number; readonly failed: string };
