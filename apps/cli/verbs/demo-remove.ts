import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';

/** `belfry demo remove`: takes the invented country away. */
export async function removeDemo(cli: Cli): Promise<ExitCode> {
  const { removeDemoHere } = await import('../server-side/remove-demo');
  await removeDemoHere();
  process.stdout.write(`${cli.say('demo.removed')}\n`);
  return EXIT.ok;
}
