import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, {
  type ConnectionError,
  type FastifyInstance,
  type FastifyPluginAsync,
  LogController,
} from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Reach } from '../../core/hosts';
import type { Context } from '../context';
import type { JobStore } from '../jobs/store';
import { problemOf, refused } from '../problem';
import type { Standing } from '../standing';
import { answerProblems, type Catalogue, refuseUnreadable } from './answers';
import { guardRequests } from './authenticate';
import { eventRoutes } from './events';
import { setHeaders } from './headers';
import { cleanInput, strictValidator } from './input';
import { describeApi } from './openapi';
import { jobRoutes, keyRoutes, settingRoutes } from './routes';
import { sessionRoutes } from './session-routes';

const maxJsonBytes = 1_048_576;

export type AppAsk = {
  readonly context: Context;
  readonly jobs: JobStore;
  readonly standing: Pick<Standing, 'listen' | 'onLost'>;
  readonly logger: Logger;
  readonly reach: Reach;
  /** Served through TLS: cookies and headers say so. */
  readonly secure: boolean;
  readonly demoSignIn: boolean;
  /** Requests a minute from one address. */
  readonly requestsPerMinute: number;
  readonly matcher: string;
  readonly isDemo: () => Promise<boolean>;
  /** Null when all is well, else the code of what is not. */
  readonly unready: () => Promise<string | null>;
  /** English texts of problems. */
  readonly catalogue: Catalogue;
  /** Routes of the domains. */
  readonly plugins: readonly FastifyPluginAsync[];
  /** What answers paths that no route has, such as the web application's pages. */
  readonly fallback?: (app: FastifyInstance) => Promise<void>;
};

/** The HTTP server, not yet listening. */
export async function buildApp(ask: AppAsk): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: ask.logger,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: refuseUnreadable(ask.catalogue) as never,
    bodyLimit: maxJsonBytes,
    requestTimeout: 30 * 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
    genReqId: () => crypto.randomUUID(),
    clientErrorHandler: refuseMalformed,
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(strictValidator);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  answerProblems(app, ask.catalogue);
  logRequests(app);
  endConnections(app);
  await setHeaders(app, ask.secure);
  await limitRate(app, ask.requestsPerMinute);
  await app.register(cookie);
  await app.register(multipart);
  guardRequests(app, ask);
  cleanInput(app);
  await describeApi(app, ask.context.version);
  healthRoutes(app, ask.unready);
  sessionRoutes(app, ask);
  jobRoutes(app, { context: ask.context, store: ask.jobs });
  keyRoutes(app, ask.context);
  settingRoutes(app, ask.context);
  eventRoutes(app, ask);
  for (const plugin of ask.plugins) await app.register(plugin);
  if (ask.fallback) await ask.fallback(app);
  else app.setNotFoundHandler((request, reply) => app.sendMissing(request, reply));
  return app;
}

function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = `${request.method} ${request.routeOptions.url ?? '?'}`;
    request.log.info({ route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
}

const patienceMs = 5_000;

/** Once closing has begun each answer is the last of its connection; what takes longer than five seconds is cut off. */
function endConnections(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    setTimeout(() => app.server.closeAllConnections(), patienceMs).unref();
  });
  app.addHook('onSend', async (_, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}

/** First of all hooks, so that what is refused later counts too. */
async function limitRate(app: FastifyInstance, max: number): Promise<void> {
  await app.register(rateLimit, { global: false });
  const count = app.createRateLimit({ max, timeWindow: 60_000 });
  app.addHook('onRequest', async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    reply.header('retry-after', counted.ttlInSeconds);
    throw refused({ code: 'request/too-many', status: 429, facts: { seconds: counted.ttlInSeconds } });
  });
}

const Health = z.object({ status: z.literal('ok') });

function healthRoutes(app: FastifyInstance, unready: () => Promise<string | null>): void {
  const tags = ['health'];
  const config = { scope: 'open' as const };
  const healthz = { summary: 'The process answers', tags, response: { 200: Health } };
  app.get('/healthz', { config, schema: healthz }, async () => ({ status: 'ok' }));
  const readyz = { summary: 'The process can do its work', tags, response: { 200: Health } };
  app.get('/readyz', { config, schema: readyz }, async () => {
    const code = await unready();
    if (code !== null) throw refused({ code, status: 503 });
    return { status: 'ok' };
  });
}

/** Bytes that are no HTTP: answered shortly, and the connection ends. */
function refuseMalformed(error: ConnectionError, socket: Socket): void {
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify(problemOf({ code: 'request/malformed', status }));
  if (socket.writable && error.code !== 'ECONNRESET') {
    const length = Buffer.byteLength(body);
    socket.write(
      `HTTP/1.1 ${status} Refused\r\ncontent-type: application/problem+json\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n${body}`,
    );
  }
  socket.destroy(error);
}
