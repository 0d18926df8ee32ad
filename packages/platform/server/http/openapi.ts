import swagger from '@fastify/swagger';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Problem } from '../../core/api';

/** OpenAPI 3.1 of every route that is registered after this, at `/api/openapi.json`. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Belfry',
        version,
        description:
          'Who is on the lists, why, and who decided. Errors are RFC 9457 problems with a stable `code`.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      components: {
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'A key from Settings; its scopes say what it may do.',
          },
          session: { type: 'apiKey', in: 'cookie', name: 'belfry' },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  app.addHook('onRoute', describeRoute);
  app.get('/api/openapi.json', { schema: { hide: true }, config: { scope: 'open' } }, async () =>
    app.swagger(),
  );
}

const problems = z.object({ ...Problem.shape }).describe('What went wrong, with a stable code and facts');

function describeRoute(route: RouteOptions): void {
  const schema = route.schema;
  if (!schema || schema.hide) return;
  const given = (schema.response ?? {}) as Record<string, unknown>;
  const answer = { description: 'Problem', content: { 'application/problem+json': { schema: problems } } };
  route.schema = {
    ...schema,
    security: route.config?.scope === 'open' ? [] : [{ key: [] }, { session: [] }],
    response: { '4xx': answer, '5xx': answer, ...given },
  };
}
