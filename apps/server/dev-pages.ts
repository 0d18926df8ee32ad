import type { FastifyInstance } from 'fastify';

/** The web application straight from its sources, reloaded as they change; for developers only. */
export async function devPages(app: FastifyInstance): Promise<void> {
  const { devWeb } = await import('@belfry/web/build');
  const vite = await devWeb();
  app.addHook('onClose', () => vite.close());
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/')) return app.sendMissing(request, reply);
    reply.hijack();
    vite.middlewares(request.raw, reply.raw);
  });
}
