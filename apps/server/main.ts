import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { MATCHER } from '@belfry/matching';
import { buildApp, createLogger, openPlatform, type Platform } from '@belfry/platform/server';
import type { FastifyInstance } from 'fastify';
import { type Config, ConfigRefused } from './config';
import { firstStart, isDemo } from './demo';
import { devPages } from './dev-pages';
import { catalogue, type Domains, domainRoutes, openDomains } from './domains';
import { openBrowser } from './open-browser';
import { logCrashes } from './stop-signal';
import { webPages } from './web';
import { ensureWeb, webFolder } from './web-build';

export { type Config, type ConfigFault, ConfigRefused, readConfig } from './config';
export { takeDemoAway } from './demo';
export { logCrashes, stopSignal } from './stop-signal';
export { WebNotBuilt } from './web-build';

const usualPort = 8420;
const closeMs = 10_000;

/** A platform with its domains. */
export type Installation = Platform & { readonly domains: Domains };
export type RunningServer = { readonly url: string; close(): Promise<void> };

/**
 * Everything a process of Belfry holds, with all kinds of jobs known and none taken yet: `jobs.open()` begins to take
 * them, `jobs.runWaiting()` does what waits and returns. Close it when done.
 *
 * @throws  DatabaseRefused when there is no usable database
 */
export async function openContext(config: Config): Promise<Installation> {
  const platform = await openPlatform({
    data: config.data,
    poolSize: config.poolSize,
    version: await readVersion(),
    logger: createLogger(config.logLevel),
    ...(config.databaseUrl && { url: config.databaseUrl }),
  });
  const domains = openDomains(platform, config);
  const close = async () => {
    await platform.jobs.close();
    await domains.close();
    await platform.close();
  };
  return { ...platform, domains, close };
}

/**
 * Starts to answer.
 *
 * @returns  once it listens; `close` returns when nothing of it runs any more
 * @throws   DatabaseRefused, ConfigRefused when the port is taken, WebNotBuilt
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const building = config.web && !config.dev ? ensureWeb() : Promise.resolve('current');
  // It is awaited below; until then a failure is nobody's.
  building.catch(() => {});
  const platform = await openContext(config);
  logCrashes(platform.logger);
  try {
    const build = await building;
    if (build === 'outdated') platform.logger.warn('the web application is older than its sources');
    const app = await serve(config, platform);
    const url = await listen(app, config);
    platform.domains.keeper.open();
    if (config.runsJobs) platform.jobs.open();
    await firstStart(platform, config.demo);
    if (config.open && process.stdout.isTTY) openBrowser(url);
    return { url, close: () => closeAll(app, platform) };
  } catch (error) {
    await platform.close();
    throw error;
  }
}

async function serve(config: Config, platform: Installation): Promise<FastifyInstance> {
  const { context, jobs, standing, logger } = platform;
  return buildApp({
    context,
    jobs: jobs.store,
    standing,
    logger,
    reach: { publicOrigin: config.publicUrl },
    secure: config.publicUrl?.startsWith('https:') ?? false,
    demoSignIn: config.demoSignIn,
    requestsPerMinute: config.requestsPerMinute,
    matcher: MATCHER,
    isDemo: () => isDemo(context),
    unready: async () => (platform.domains.keeper.isReady() ? platform.unready() : 'server/starting'),
    catalogue,
    plugins: domainRoutes(platform.domains),
    ...(config.web && { fallback: config.dev ? devPages : webPages(webFolder) }),
  });
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  const { host } = config;
  try {
    const address = await app.listen({ host, port: config.port ?? usualPort });
    return config.publicUrl ?? address;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (config.port === null) return app.listen({ host, port: 0 });
    const expected = 'a port that nothing else listens on';
    throw new ConfigRefused([{ variable: 'BELFRY_PORT', value: String(config.port), expected }]);
  }
}

/** Requests under way are answered first; what hangs is left after ten seconds, and a kill loses nothing. */
async function closeAll(app: FastifyInstance, installation: Installation): Promise<void> {
  for (const part of [app, installation]) {
    const late = new Promise<void>((resolve) => setTimeout(resolve, closeMs).unref());
    await Promise.race([part.close(), late]);
  }
}

async function readVersion(): Promise<string> {
  const about = await readFile(resolve(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(about) as { version: string }).version;
}
