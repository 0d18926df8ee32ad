import { type Context, refused } from '@belfry/platform/server';
import type { EntryIndex } from '../../core/entries/entry-index';
import type { IndexKeeper } from '../index/keeper';

export type YenteDeps = { readonly context: Context; readonly keeper: IndexKeeper };

/** Names under which all lists in service are asked at once. */
export const ALL = ['default', 'all'];

/**
 * The lists a dataset of yente's paths stands for.
 *
 * @throws Refused `yente/unknown-dataset` 404
 */
export function datasetsOf(index: EntryIndex, name: string): string[] {
  const all = index.editions.map(({ dataset }) => dataset);
  if (ALL.includes(name)) return all;
  if (!all.includes(name))
    throw refused({
      code: 'yente/unknown-dataset',
      status: 404,
      facts: { dataset: name.slice(0, 100) },
      detail: `No such dataset: ${name.slice(0, 100)}`,
    });
  return [name];
}
