import { z } from 'zod';
import { Settings as SettingsShape } from '../core/api';
import type { Db, Settings, Trx } from './context';

export const defaultSettings: Settings = { threshold: 0.7, hitsPerSubject: 10, openMatch: false };
const shape = SettingsShape.pick({ threshold: true, hitsPerSubject: true, openMatch: true });
export type SettingsChange = Partial<Settings>;

/** Settings as they stand; what was never set has its default. */
export async function readSettings(db: Db): Promise<Settings> {
  const rows = await db.selectFrom('setting').select(['key', 'value']).execute();
  const stored = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  return shape.parse({ ...defaultSettings, ...z.partialRecord(z.string(), z.unknown()).parse(stored) });
}

/** Stores what was given; the rest stays. */
export async function changeSettings(
  db: Db | Trx,
  change: SettingsChange,
  by: { officerId: string; at: Date },
): Promise<void> {
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const row = { value: JSON.stringify(value), changed_at: by.at, changed_by: by.officerId };
    await db
      .insertInto('setting')
      .values({ key, ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  }
}
