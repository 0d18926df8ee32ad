import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');
const BELFRY = join(ROOT, 'apps/cli/belfry.mjs');

export type Run = {
  readonly seconds: number;
  readonly peakMb: number;
  readonly code: number | null;
  readonly said: string;
};

/** Runs `belfry …` to its end; peak is the highest resident set of the process, in MB (Linux only, else 0). */
export function belfry(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  return measured(process.execPath, [BELFRY, ...args], env);
}

export function measured(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Run> {
  const began = performance.now();
  const child = spawn(command, [...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let peakMb = 0;
  child.stdout.on('data', () => {});
  child.stderr.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  const watch = setInterval(() => (peakMb = Math.max(peakMb, peakOf(child.pid))), 50);
  return new Promise((ended, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => {
      clearInterval(watch);
      ended({ seconds: (performance.now() - began) / 1000, peakMb, code, said });
    });
  });
}

/** Peak resident memory of a process, in MB; 0 where /proc does not say. */
export function peakOf(pid: number | undefined): number {
  try {
    const kb = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kb ?? 0) / 1024;
  } catch {
    return 0;
  }
}
