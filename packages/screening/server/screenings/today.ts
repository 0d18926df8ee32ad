import type { Acting, Context } from '@belfry/platform/server';
import type { Today } from '../../core/api';
import { hitStore } from '../hits/store';
import { presentScreenings } from './present';
import { screeningStore } from './store';

/** What waits, what runs, what was done last. */
export async function today(context: Context, by: Acting): Promise<Today> {
  const { db, now } = context;
  const [screenings, hits] = [screeningStore(db), hitStore(db)];
  const midnight = new Date(`${now().toISOString().slice(0, 10)}T00:00:00Z`);
  const tally = await hits.tally();
  const running = await screenings.inStates(['waiting', 'running'], 20);
  const recent = await screenings.inStates(['done', 'cancelled', 'failed'], 10);
  return {
    openHits: tally.open,
    unsureHits: tally.unsure,
    lapsedHits: tally.lapsed,
    judgedToday: await hits.judgedSince(by.officerId, midnight),
    running: await presentScreenings(db, running),
    recent: await presentScreenings(db, recent),
  };
}
