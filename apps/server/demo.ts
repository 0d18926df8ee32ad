import type { ListDeps } from '@belfry/lists/server';
import { type Context, demoOfficer, type Platform } from '@belfry/platform/server';
import { loadDemo, removeDemo } from './demo-country';

const key = 'demo';
type State = 'loaded' | 'removed' | 'off';

/** The job that loads the invented data, or takes it away. */
export function defineDemoJob(deps: ListDeps): void {
  const { context } = deps;
  context.jobs.define('demo', async ({ payload, by, progress }) => {
    const remove = payload.remove === true;
    await (remove ? removeDemo : loadDemo)(deps, { by, report: progress.report });
    await setState(context, remove ? 'removed' : 'loaded');
    await context.log.write(by, { act: remove ? 'erasure' : 'collection', objectKind: 'demo' });
    context.changes.tell({ kind: 'settings', id: key });
    return undefined;
  });
}

/** At the very first start of an installation the invented data is loaded; of several processes by one. */
export async function firstStart({ context }: Platform, wanted: boolean): Promise<void> {
  const by = await demoOfficer(context.db);
  const state: State = wanted ? 'loaded' : 'off';
  await context.db.transaction().execute(async (trx) => {
    const first = await trx
      .insertInto('setting')
      .values({ key, value: JSON.stringify(state), changed_at: context.now(), changed_by: null })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .executeTakeFirst();
    if (!first || !wanted) return;
    const payload = { remove: false };
    await context.jobs.start({ kind: 'demo', title: 'Demo', unit: 'entry', payload, by }, trx);
  });
}

/** Whether invented data is there, or is on its way. */
export async function isDemo({ db }: Context): Promise<boolean> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value === 'loaded';
}

async function setState({ db, now }: Context, state: State): Promise<void> {
  await db
    .updateTable('setting')
    .set({ value: JSON.stringify(state), changed_at: now() })
    .where('key', '=', key)
    .execute();
}
