import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';
import { tableText } from '../output/table-text';

export type DoctorOptions = { readonly migrate?: boolean; readonly json?: boolean };
export type Finding = {
  readonly what: string;
  readonly state: 'ok' | 'warning' | 'wrong';
  readonly found: string;
};

/**
 * `belfry doctor`: database, disk, list ages, keys, versions.
 *
 * @returns 0 when all is well, 1 when something is wrong
 */
export async function doctor(cli: Cli, options: DoctorOptions): Promise<ExitCode> {
  const { examine } = await import('../server-side/examine');
  const findings = await examine(cli, { onlyMigrate: options.migrate === true });
  if (options.json) process.stdout.write(`${JSON.stringify(findings)}\n`);
  else
    process.stdout.write(
      tableText([
        [cli.say('doctor.column.what'), cli.say('doctor.column.state'), cli.say('doctor.column.found')],
        ...findings.map(({ what, state, found }) => [
          cli.say(`doctor.what.${what}`),
          cli.say(`doctor.state.${state}`),
          found,
        ]),
      ]),
    );
  return findings.some(({ state }) => state === 'wrong') ? EXIT.found : EXIT.ok;
}
