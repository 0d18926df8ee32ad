import type { Context } from '@belfry/platform/server';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { History, Profile, SearchResult } from '../core/api';
import { readHistory } from './profile/history';
import { readProfile } from './profile/profile';
import type { ProfilePorts } from './search/ports';
import { search } from './search/search';

const tags = ['profiles'];
const Id = z.object({ id: z.string().min(1).max(500) });
const none = (text: string | undefined) => text || undefined;
const Day = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/)
  .refine((text) => text === '' || !Number.isNaN(Date.parse(text)), 'a day of the calendar')
  .optional()
  .transform(none);
const PartialDate = z
  .string()
  .regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/)
  .optional()
  .transform(none);
const Several = z
  .union([z.string().max(100), z.array(z.string().max(100)).max(100)])
  .optional()
  .transform((given) => [given ?? []].flat().filter(Boolean));

/** Every route of core/api.ts, under /api. */
export const profileRoutes =
  (context: Context, ports: ProfilePorts): FastifyPluginAsync =>
  async (app) => {
    profileRoutesOn(app, { context, ports });
    searchRouteOn(app, { context, ports });
  };

type Deps = { readonly context: Context; readonly ports: ProfilePorts };

function profileRoutesOn(app: FastifyInstance, { context, ports }: Deps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/api/profiles/:id',
    {
      schema: {
        summary:
          'All that the lists say of one thing, each value with its origins; any id it ever had leads here',
        tags,
        params: Id,
        querystring: z.object({ asOf: Day }),
        response: { 200: Profile },
      },
    },
    async (request) => {
      const { asOf } = request.query;
      const profile = await readProfile(context.db, { id: request.params.id, asOf });
      const entry = { act: 'consultation' as const, objectKind: 'profile', objectId: profile.canonicalId };
      await context.log.write(request.acting, {
        ...entry,
        reason: request.reason ?? undefined,
        detail: { asOf: asOf ?? null },
      });
      return { ...profile, hits: await ports.hitsOf(profile.canonicalId) };
    },
  );
  routes.get(
    '/api/profiles/:id/history',
    {
      schema: {
        summary: 'What happened to a profile, newest first',
        tags,
        params: Id,
        response: { 200: History },
      },
    },
    async (request) => {
      const { id } = request.params;
      const items = await readHistory(context.db, id);
      await context.log.write(request.acting, {
        act: 'consultation',
        objectKind: 'profile-history',
        objectId: id,
      });
      return { items };
    },
  );
}

function searchRouteOn(app: FastifyInstance, { context, ports }: Deps): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/search',
    {
      schema: {
        summary: 'Profiles by identifier, by names alike in any script, and by words; filters may repeat',
        tags,
        querystring: z.object({
          q: z.string().max(500).default(''),
          dataset: Several,
          schema: Several,
          country: Several,
          from: PartialDate,
          to: PartialDate,
          cursor: z.string().max(8_000).optional().transform(none),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: SearchResult },
      },
    },
    async (request) => {
      const result = await search(context.db, ports, request.query);
      const { q, dataset, schema, country, from, to } = request.query;
      await context.log.write(request.acting, {
        act: 'consultation',
        objectKind: 'search',
        detail: { q, dataset, schema, country, from: from ?? null, to: to ?? null, found: result.total },
      });
      return result;
    },
  );
}
