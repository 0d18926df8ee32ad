import { type Acting, demoOfficer } from '@belfry/platform/server';
import { type Installation, openContext, readConfig } from '@belfry/server';

export type Belfry = { readonly installation: Installation; readonly by: Acting };

/**
 * Opens the installation that the environment names (DATABASE_URL, BELFRY_DATA; else `.belfry` here), and closes it
 * whatever happens.
 *
 * @throws ConfigRefused, DatabaseRefused
 */
export async function withBelfry<Value>(work: (belfry: Belfry) => Promise<Value>): Promise<Value> {
  const installation = await openContext(readConfig(process.env, process.cwd()));
  try {
    return await work({ installation, by: await demoOfficer(installation.context.db) });
  } finally {
    await installation.close();
  }
}
