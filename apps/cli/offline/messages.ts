import type { Explanation, Language } from '@belfry/matching';
import type { Entity } from '@belfry/model';
import type { ListedEntity } from '@belfry/profiles';
import type { EntryQuery, IndexedEntity } from '@belfry/screening';
import type { Facts } from '../say';
import type { OfflineList } from './list-files';
import type { ListRead } from './read-lists';

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

/** Files cannot be handed to a thread; their places can. */
export type ListOnDisk = Omit<OfflineList, 'files'> & {
  readonly files: readonly { readonly name: string; readonly path: string }[];
};

export type ToThread =
  | {
      readonly kind: 'put';
      readonly entities: readonly IndexedEntity[];
      readonly datasets: readonly string[];
    }
  | { readonly kind: 'read'; readonly number: number; readonly list: ListOnDisk }
  | {
      readonly kind: 'screen';
      readonly number: number;
      readonly subjects: readonly Entity[];
      readonly query: ScreenQuery;
    };

/** A list as it was read, with everything that stands in it. */
export type ListContent = Omit<ListRead, 'list'> & { readonly entities: readonly ListedEntity[] };
export type Hits = readonly (readonly FoundHit[])[];

export type FromThread =
  | { readonly number: number; readonly answer: Hits | ListContent }
  | {
      readonly number: number;
      readonly refused: { readonly code: string; readonly facts: Facts; readonly exit: 2 | 3 };
    }
  | { readonly number: number; readonly failed: string };
