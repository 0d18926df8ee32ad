import type { Context } from '@belfry/platform/server';
import { words } from '@belfry/platform/words';
import type { FastifyPluginAsync } from 'fastify';
import { defineDemoJob } from './demo';

/** The routes of all domains. */
export const domainRoutes = (_context: Context): FastifyPluginAsync[] => [];

/** Teaches a process every kind of job. */
export function defineJobs(context: Context): void {
  defineDemoJob(context);
}

/** English texts of problems, for programs that show no screens. */
export const catalogue: Readonly<Record<string, string>> = { ...words.en };
