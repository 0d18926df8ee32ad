import type { FastifyInstance, FastifyPluginAsync, InjectOptions, LightMyRequestResponse } from 'fastify';
import { type ApiKey, Session } from '../../core/api';
import type { Context } from '../context';
import { type AppAsk, buildApp } from '../http/app';
import type { JobStore } from '../jobs/store';
import { createLogger } from '../logger';
import { demoOfficer } from '../officers';
import { signInStore } from '../sign-in/store';
import { hashToken, newKey } from '../sign-in/tokens';
import type { Standing } from '../standing';

export type TestApp = {
  readonly fastify: FastifyInstance;
  /** Asks as the signed-in demo officer. */
  ask(options: InjectOptions | string): Promise<LightMyRequestResponse>;
  /** Asks as nobody, or with what the headers say. */
  askAnonymously(options: InjectOptions | string): Promise<LightMyRequestResponse>;
  /** A new bearer key of the demo officer. */
  key(...scopes: ApiKey['scopes']): Promise<string>;
  close(): Promise<void>;
};

export type TestAppAsk = {
  readonly context: Context;
  readonly jobs: JobStore;
  readonly standing: Pick<Standing, 'listen' | 'onLost'>;
  readonly plugins: readonly FastifyPluginAsync[];
  readonly change?: Partial<AppAsk>;
};

/** The HTTP server as it is, on a test's context; nothing listens. */
export async function openTestApp({ change, ...given }: TestAppAsk): Promise<TestApp> {
  const { context } = given;
  const app = await buildApp({
    ...given,
    logger: createLogger('silent'),
    reach: { publicOrigin: null },
    secure: false,
    demoSignIn: true,
    requestsPerMinute: 100_000,
    matcher: 'test',
    isDemo: async () => false,
    unready: async () => null,
    catalogue: {},
    ...change,
  });
  const plain = (options: InjectOptions | string) =>
    typeof options === 'string' ? { url: options } : options;
  let cookies: Record<string, string> | null = null;
  const signIn = async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { persona: 'demo' } });
    Session.parse(answer.json());
    return Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
  };
  return {
    fastify: app,
    async ask(options) {
      cookies ??= await signIn();
      return app.inject({ ...plain(options), cookies });
    },
    askAnonymously: (options) => app.inject(plain(options)),
    async key(...scopes) {
      const secret = newKey();
      const by = await demoOfficer(context.db);
      const store = signInStore(context.db, context.now);
      const add = { hash: hashToken(secret), name: 'test', scopes, by };
      await context.db.transaction().execute((trx) => store.addKey(add, trx));
      return secret;
    },
    close: () => app.close(),
  };
}
