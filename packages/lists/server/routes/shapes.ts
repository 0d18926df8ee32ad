import { type Context, jobStore } from '@belfry/platform/server';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Job } from '../../core/api';

export const tags = ['lists'];
export const Name = z.object({ name: z.string().max(60) });
export const Numbered = Name.extend({ number: z.coerce.number().int().min(1).max(2_000_000_000) });
export const Text = z.string().max(500);
/** Every change says why. */
export const Reason = z.string().trim().min(1).max(500);
export const Because = z.object({ reason: Reason });
export const Edition = z.coerce.number().int().min(1).max(2_000_000_000);
export const Paging = {
  cursor: z
    .string()
    .max(1000)
    .optional()
    .transform((text) => text || undefined),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};

/** The job as everybody sees it. */
export async function jobShown(context: Context, id: string): Promise<Job> {
  const job = await jobStore(context.db, context.now).find(id);
  if (!job) throw new Error(`job ${id} is gone`);
  return job;
}

export const byOf = (request: FastifyRequest) => ({ by: request.acting, reason: request.reason });
