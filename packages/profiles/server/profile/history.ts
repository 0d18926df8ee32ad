import { type Db, refused, type Trx } from '@belfry/platform/server';
import type { ProfileEvent } from '../../core/api';
import { propertyTypes } from '../property-types';
import { historyOf } from './history-store';
import { profileStore } from './store';

const MOST_EVENTS = 2_000;
/** When a list or a file was written says nothing about the person. */
const NOT_TOLD: ReadonlySet<string> = new Set([
  'createdAt',
  'modifiedAt',
  'retrievedAt',
  'publishedAt',
  'indexUpdatedAt',
]);
const DATE_PROPS = propertyTypes.date.filter((prop) => !NOT_TOLD.has(prop));

/**
 * What happened to a profile, newest first.
 *
 * @throws Refused `profiles/not-found`
 * @limits the last 2,000 events
 */
export async function readHistory(db: Db | Trx, id: string): Promise<ProfileEvent[]> {
  const canonicalId = await profileStore(db, null).canonicalOf(id);
  if (canonicalId === null)
    throw refused({ code: 'profiles/not-found', status: 404, facts: { id: id.slice(0, 200) } });
  return historyOf(db, { canonicalId, dateProps: DATE_PROPS, limit: MOST_EVENTS });
}
