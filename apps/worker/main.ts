import { ConfigRefused, logCrashes, openContext, readConfig, stopSignal } from '@belfry/server';

/** Runs jobs, of any kind, until it is told to stop. */
async function work(): Promise<void> {
  const platform = await openContext(readConfig(process.env, process.cwd()));
  logCrashes(platform.logger);
  platform.jobs.open();
  await stopSignal();
  await platform.close();
}

work().then(
  () => process.exit(0),
  (error: unknown) => {
    const isRefusal =
      error instanceof ConfigRefused || (error instanceof Error && error.name === 'DatabaseRefused');
    console.error(isRefusal ? error.message : error);
    process.exit(2);
  },
);
