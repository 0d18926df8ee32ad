import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../core/api';
import { fillIn } from '../../core/fill-in';
import { Refused } from '../context';
import { type ProblemFacts, problemOf } from '../problem';
import { safeError } from '../safe-error';

export type Catalogue = Readonly<Record<string, string>>;
type Known = { code: string; status: number; facts?: ProblemFacts };

/** Everything that goes wrong is answered as a problem; `title` is the English text of the catalogue. */
export function answerProblems(app: FastifyInstance, catalogue: Catalogue): void {
  const send = sender(catalogue);
  app.setErrorHandler((error, request, reply) => {
    const problem =
      error instanceof Refused ? error.problem : problemOf(known(error) ?? broken(error, request));
    return send(request, reply, problem);
  });
  const paths = routePaths(app);
  app.decorate('sendMissing', (request: FastifyRequest, reply: FastifyReply) => {
    const methods = paths.methodsAt(request.url.split('?')[0] ?? '');
    if (methods.length === 0)
      return send(request, reply, problemOf({ code: 'request/not-found', status: 404 }));
    reply.header('allow', methods.join(', '));
    const facts = { found: request.method, expected: methods.join(', ') };
    return send(request, reply, problemOf({ code: 'request/method', status: 405, facts }));
  });
}

type Send = (request: FastifyRequest, reply: FastifyReply, problem: Problem) => FastifyReply;

const sender =
  (catalogue: Catalogue): Send =>
  (request, reply, problem) => {
    const text = catalogue[`problem.${problem.code}`];
    const told = {
      ...problem,
      title: text ? fillIn(text, problem.facts) : problem.title,
      instance: request.id,
    };
    // Of a body that is refused halfway the rest is not read.
    if (problem.status === 413) reply.header('connection', 'close');
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="belfry"');
    return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(told);
  };

/** What Fastify refuses before any route: a path it cannot read. */
export const refuseUnreadable =
  (catalogue: Catalogue) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    sender(catalogue)(request, reply, problemOf(known(error) ?? { code: 'request/url', status: 400 }));
  };

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers 405 when the path is known under other methods, else 404. */
    sendMissing(request: FastifyRequest, reply: FastifyReply): FastifyReply;
  }
}

const byFastifyCode: Readonly<Record<string, Known>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'request/too-large', status: 413 },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'request/media-type', status: 415 },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'request/json', status: 400 },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'request/json', status: 400 },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'request/length', status: 400 },
  FST_ERR_BAD_URL: { code: 'request/url', status: 400 },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'request/url', status: 414 },
  FST_INVALID_MULTIPART_CONTENT_TYPE: { code: 'request/media-type', status: 415 },
  FST_FILES_LIMIT: { code: 'request/too-many-files', status: 413 },
  FST_PARTS_LIMIT: { code: 'request/too-many-files', status: 413 },
  FST_FIELDS_LIMIT: { code: 'request/too-many-files', status: 413 },
  FST_PROTO_VIOLATION: { code: 'request/multipart', status: 400 },
  FST_MP_PREMATURE_CLOSE: { code: 'request/multipart', status: 400 },
  FST_REQ_FILE_TOO_LARGE: { code: 'files/too-large', status: 413 },
};

// PostgreSQL error codes, and those of its connections.
const byDatabaseCode: Readonly<Record<string, Known>> = {
  '22P02': { code: 'request/value', status: 400 },
  '22P05': { code: 'request/value', status: 400 },
  '22003': { code: 'request/value', status: 400 },
  '22007': { code: 'request/value', status: 400 },
  '22008': { code: 'request/value', status: 400 },
  '22021': { code: 'request/value', status: 400 },
  '53100': { code: 'files/disk-full', status: 507 },
  ENOSPC: { code: 'files/disk-full', status: 507 },
  '53300': { code: 'database/busy', status: 503 },
  '57P01': { code: 'database/unreachable', status: 503 },
  '57P03': { code: 'database/unreachable', status: 503 },
  ECONNREFUSED: { code: 'database/unreachable', status: 503 },
  ECONNRESET: { code: 'database/unreachable', status: 503 },
};

function known(error: unknown): Known | null {
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  const found = code ? (byFastifyCode[code] ?? byDatabaseCode[code]) : undefined;
  if (found) return found;
  if (error instanceof SyntaxError && statusCode === 400) return { code: 'request/json', status: 400 };
  if (/^Connection terminated|^timeout exceeded when trying to connect/.test(message ?? '')) {
    return { code: 'database/unreachable', status: 503 };
  }
  if (
    /^Multipart:|^Part terminated early|^Unexpected end of (form|multipart)|^Malformed part header/.test(
      message ?? '',
    )
  ) {
    return { code: 'request/multipart', status: 400 };
  }
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500
    ? { code: 'request/refused', status: statusCode }
    : null;
}

function broken(error: unknown, request: FastifyRequest): Known {
  const route = `${request.method} ${request.routeOptions.url ?? ''}`;
  request.log.error({ broken: safeError(error), route }, 'request broke');
  return { code: 'server/broken', status: 500 };
}

/** Which methods a path is known under; the catch-all of the web application does not count. */
function routePaths(app: FastifyInstance) {
  const patterns: { expression: RegExp; method: string }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    if (url === '*' || url === '/*') return;
    const source = url
      .split('/')
      .map((part) =>
        part.startsWith(':') ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace('*', '.*'),
      )
      .join('/');
    for (const one of [method].flat()) patterns.push({ expression: new RegExp(`^${source}$`), method: one });
  });
  return {
    methodsAt: (path: string) => [
      ...new Set(patterns.filter(({ expression }) => expression.test(path)).map(({ method }) => method)),
    ],
  };
}
