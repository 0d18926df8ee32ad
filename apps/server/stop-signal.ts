import type { Platform } from '@belfry/platform/server';

/** The first SIGINT or SIGTERM; a second one ends the process at once. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (signal: NodeJS.Signals) => {
      if (asked) process.exit(130);
      asked = true;
      resolve(signal);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

/** An error that nobody caught ends the process; it is logged without what people typed, and jobs are handed out again. */
export function logCrashes(logger: Platform['logger']): void {
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'unforeseen: the process ends');
    process.exit(1);
  });
}
