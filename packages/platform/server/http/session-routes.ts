import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Language, Session } from '../../core/api';
import { isLoopback } from '../../core/hosts';
import type { Acting } from '../context';
import { demoOfficer } from '../officers';
import { refused } from '../problem';
import { signInStore } from '../sign-in/store';
import { hashToken, newToken } from '../sign-in/tokens';
import { cookieName, type Guard } from './authenticate';

const lifeSeconds = 12 * 3600;

export type SessionAbout = Guard & {
  readonly demoSignIn: boolean;
  readonly matcher: string;
  /** Whether invented data is loaded. */
  readonly isDemo: () => Promise<boolean>;
};

/** Who is signed in; for now one demo officer, from this machine only. */
export function sessionRoutes(app: FastifyInstance, about: SessionAbout): void {
  const { context, secure } = about;
  const store = signInStore(context.db, context.now);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['session'];
  const name = cookieName(secure);
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;

  const count = app.createRateLimit({ max: 30, timeWindow: 60_000 });

  const describe = async (acting: Acting): Promise<Session> => ({
    officer: { id: acting.officerId, name: acting.officerName, language: acting.language },
    service: { id: acting.serviceId, name: acting.serviceName },
    mandate: await store.mandate(acting.mandateId),
    version: context.version,
    matcher: about.matcher,
    demo: await about.isDemo(),
  });

  routes.get(
    '/api/session',
    { schema: { summary: 'Who is signed in', tags, response: { 200: Session } } },
    async (request) => describe(request.acting),
  );
  routes.post(
    '/api/session',
    {
      config: { scope: 'open' },
      schema: {
        summary: 'Sign in as the demo officer, from this machine',
        tags,
        body: z.object({ persona: z.literal('demo') }),
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const counted = await count(request);
      if (!counted.isAllowed && counted.isExceeded) throw refused({ code: 'request/too-many', status: 429 });
      if (!about.demoSignIn || !isFromThisMachine(request)) {
        await context.log.write(null, { act: 'refusal', objectKind: 'session', detail: { persona: 'demo' } });
        throw refused({ code: 'session/demo-refused', status: 403 });
      }
      const acting = await demoOfficer(context.db);
      const token = newToken();
      const expiresAt = new Date(context.now().getTime() + lifeSeconds * 1000);
      const { officerId, mandateId } = acting;
      await context.db.transaction().execute(async (trx) => {
        await store.openSession({ hash: hashToken(token), officerId, mandateId, expiresAt }, trx);
        await context.log.write(acting, { act: 'sign-in', objectKind: 'session' }, trx);
      });
      reply.setCookie(name, token, { ...cookie, maxAge: lifeSeconds });
      return describe(acting);
    },
  );
  routes.delete(
    '/api/session',
    { config: { scope: 'open' }, schema: { summary: 'Sign out', tags, response: { 204: z.null() } } },
    async (request, reply) => signOut(request, reply),
  );
  routes.patch(
    '/api/session',
    {
      schema: {
        summary: 'Change the language',
        tags,
        body: z.object({ language: Language }),
        response: { 200: Session },
      },
    },
    async (request) => {
      const { language } = request.body;
      await store.setLanguage(request.acting.officerId, language);
      return describe({ ...request.acting, language });
    },
  );

  async function signOut(request: FastifyRequest, reply: FastifyReply) {
    const token = request.cookies[name];
    if (token) await store.closeSession(hashToken(token));
    reply.clearCookie(name, cookie);
    return reply.code(204).send(null);
  }
}

// A proxy on this machine makes everybody look local.
function isFromThisMachine(request: FastifyRequest): boolean {
  const { headers, socket } = request.raw;
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(
    (header) => headers[header] !== undefined,
  );
  return !isForwarded && isLoopback(socket.remoteAddress);
}
