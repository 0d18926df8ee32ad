import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '@belfry/journeys/harness';
import { ROOT } from './process';

export type Serving = { readonly url: string; readonly seconds: number; close(): Promise<void> };

/** Starts `belfry serve` without the demo on a data folder and waits for `/readyz`. */
export async function serving(data: string): Promise<Serving> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const env = {
    ...process.env,
    BELFRY_DATA: data,
    BELFRY_PORT: String(port),
    BELFRY_DEMO: 'off',
    DATABASE_URL: '',
  };
  const child = spawn(process.execPath, [join(ROOT, 'apps/cli/belfry.mjs'), 'serve'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`belfry serve ended with ${child.exitCode}:\n${said}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) break;
    await new Promise((later) => setTimeout(later, 50));
  }
  const seconds = (performance.now() - began) / 1000;
  const close = () =>
    new Promise<void>((ended) => {
      child.once('exit', () => ended());
      child.kill('SIGTERM');
    });
  return { url, seconds, close };
}
