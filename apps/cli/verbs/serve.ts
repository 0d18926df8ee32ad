import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';

export type ServeOptions = {
  readonly port?: number;
  readonly host?: string;
  readonly open?: boolean;
  readonly dev?: boolean;
  /** Commander's `--no-demo`. */
  readonly demo: boolean;
};

/** `belfry serve`: screens and API, until it is told to stop. */
export async function serve(cli: Cli, options: ServeOptions): Promise<ExitCode> {
  const { readConfig, startServer, stopSignal } = await import('@belfry/server');
  const said = {
    ...(options.port !== undefined && { BELFRY_PORT: String(options.port) }),
    ...(options.host !== undefined && { BELFRY_HOST: options.host }),
    ...(!options.demo && { BELFRY_DEMO: 'off' }),
  };
  const config = readConfig({ ...process.env, ...said }, process.cwd());
  const running = await startServer({
    ...config,
    ...(options.open && { open: true }),
    ...(options.dev && { dev: true }),
  });
  process.stdout.write(`${cli.say('serve.ready', { url: running.url })}\n`);
  await stopSignal();
  cli.note(cli.say('serve.stopping'));
  await running.close();
  return EXIT.ok;
}
