import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { TestDatabase } from '../testing';
import { receiveFiles } from './uploads';

/** Routes as domains write them: one that takes a body, one that takes a query, one that takes files. */
export const sampleRoutes =
  (database: TestDatabase): FastifyPluginAsync =>
  async (app) => {
    const routes = app.withTypeProvider<ZodTypeProvider>();
    const Body = z.object({ name: z.string(), inner: z.object({ deep: z.string().optional() }).optional() });
    routes.post(
      '/api/things',
      { schema: { body: Body.extend({ reason: z.string().optional() }) } },
      async (request) => ({
        name: request.body.name,
        by: request.acting.officerName,
        reason: request.reason,
      }),
    );
    routes.get(
      '/api/things/:id',
      { schema: { querystring: z.object({ q: z.string().optional() }) } },
      async (request) => ({
        q: request.query.q ?? null,
      }),
    );
    routes.get('/match/ping', { config: { scope: 'match' } }, async (request) => ({
      by: request.acting.officerName,
    }));
    routes.post('/api/uploads', { config: { upload: true } }, async (request) =>
      receiveFiles(request, { into: database.context.files, maxBytes: 1000, maxFiles: 2 }),
    );
    routes.get('/api/broken', async () => {
      throw new Error('invalid input: "Jan Peeters"');
    });
  };
