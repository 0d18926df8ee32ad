import type { ListDeps } from '@belfry/lists/server';
import { type Acting, type Context, demoOfficer, type Platform } from '@belfry/platform/server';
import { loadDemo, removeDemo } from './demo-country';

const key = 'demo';
type State = 'loaded' | 'removed' | 'off';

/** The job that loads the invented data, or takes it away. */
export function defineDemoJob(deps: ListDeps): void {
  const { context } = deps;
  context.jobs.define('demo', async ({ payload, by, progress }) => {
    const ask = { by, report: progress.report };
    if (payload.remove === true) await takeDemoAway(deps, ask);
    else {
      await loadDemo(deps, ask);
      await note(deps, by, 'loaded');
    }
    return undefined;
  });
}

/** Takes the invented data away, here and now. */
export async function takeDemoAway(deps: ListDeps, ask: Parameters<typeof removeDemo>[1]): Promise<void> {
  await removeDemo(deps, ask);
  await note(deps, ask.by, 'removed');
}

async function note({ context }: ListDeps, by: Acting, state: 'loaded' | 'removed'): Promise<void> {
  await setState(context, state);
  await context.log.write(by, { act: state === 'removed' ? 'erasure' : 'collection', objectKind: 'demo' });
  context.changes.tell({ kind: 'settings', id: key });
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
