import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';

/**
 * `belfry lists refresh [NAMES…]`: fetches lists from their sources; without names all that have one.
 *
 * @returns 0 all fetched or unchanged, 1 some held for confirmation, 3 some failed
 */
export async function refreshLists(
  cli: Cli,
  names: readonly string[],
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  const { refreshLoaded } = await import('../server-side/refresh-loaded');
  const outcomes = await refreshLoaded(cli, names);
  for (const outcome of outcomes)
    process.stdout.write(`${options.json ? JSON.stringify(outcome) : outcome.text}\n`);
  if (outcomes.length === 0) cli.note(cli.say('lists.no-source'));
  if (outcomes.some(({ state }) => state === 'failed')) return EXIT.failed;
  return outcomes.some(({ state }) => state === 'held') ? EXIT.found : EXIT.ok;
}
