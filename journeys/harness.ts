import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { TestContext } from 'vitest';

export const ROOT = resolve(import.meta.dirname, '..');
const CHROMIUM = process.env.BELFRY_CHROMIUM ?? '/usr/bin/chromium';
/** A user waits no longer for a page. */
const PATIENCE_MS = 12_000;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A running installation with an empty folder of its own, and a browser to look at it. */
export type Installation = {
  readonly url: string;
  readonly data: string;
  /** A new officer at a new window: own cookies, own language. */
  open(options?: {
    locale?: string;
    width?: number;
    height?: number;
    scheme?: 'light' | 'dark';
  }): Promise<Page>;
  close(): Promise<void>;
};

/** Starts `belfry serve` as a stranger would, on a free port, and waits until it is ready. */
export async function install(options: { demo?: boolean } = {}): Promise<Installation> {
  const data = await mkdtemp(join(tmpdir(), 'belfry-journey-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    BELFRY_DATA: data,
    BELFRY_PORT: String(port),
    BELFRY_DEMO: options.demo === false ? 'off' : 'on',
    DATABASE_URL: '',
  };
  const server = spawn(process.execPath, [join(ROOT, 'apps/cli/belfry.mjs'), 'serve'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  server.stdout.on('data', (chunk) => said.push(String(chunk)));
  server.stderr.on('data', (chunk) => said.push(String(chunk)));
  await ready(url, server, said);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return {
    url,
    data,
    open: async (window = {}) => {
      const page = await (await contextOf(browser, window)).newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      return page;
    },
    close: async () => {
      await browser.close();
      await stop(server);
      await rm(data, { recursive: true, force: true });
    },
  };
}

function contextOf(
  browser: Browser,
  window: { locale?: string; width?: number; height?: number; scheme?: 'light' | 'dark' },
): Promise<BrowserContext> {
  return browser.newContext({
    locale: window.locale ?? 'en-GB',
    viewport: { width: window.width ?? 1440, height: window.height ?? 900 },
    colorScheme: window.scheme ?? 'light',
    acceptDownloads: true,
  });
}

async function ready(url: string, server: ChildProcess, said: readonly string[]): Promise<void> {
  const until = Date.now() + 150_000;
  while (Date.now() < until) {
    if (server.exitCode !== null) break;
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 200));
  }
  server.kill('SIGKILL');
  throw new Error(`belfry serve did not become ready:\n${said.join('')}`);
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((stopped) => {
    if (server.exitCode !== null) return stopped();
    server.once('exit', () => stopped());
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGKILL'), 15_000).unref();
  });
}

/** Leaves a picture of what stood on the screen when a journey failed, under journeys/output. */
export function pictureOnFailure(context: TestContext, page: () => Page): void {
  context.onTestFailed(async ({ task }) => {
    const file = `${task.suite?.name ?? ''}-${task.name}`.replace(/[^a-z0-9]+/gi, '-').slice(0, 120);
    await page().screenshot({ path: join(ROOT, 'journeys/output', `${file}.png`) });
  });
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? found(address.port) : failed(new Error('no port')),
      );
    });
  });
}
