import type { Entity } from '@belfry/model';
import type { EditionUsed } from '../../core/api';
import type { EntryHit, EntryQuery, IndexedEntity } from '../../core/entries/entry-index';

/** What the main thread asks of a matching thread; every one but `offer` is answered under its number. */
export type ToWorker =
  | { readonly kind: 'begin' }
  | { readonly kind: 'offer'; readonly entities: readonly IndexedEntity[] }
  | { readonly kind: 'show'; readonly number: number; readonly editions: readonly EditionUsed[] }
  | {
      readonly kind: 'screen';
      readonly number: number;
      readonly subjects: readonly Entity[];
      readonly query: EntryQuery & { readonly threshold: number };
    };

export type FromWorker =
  | { readonly number: number; readonly hits: readonly (readonly EntryHit[])[] }
  | { readonly number: number; readonly failed: string };
