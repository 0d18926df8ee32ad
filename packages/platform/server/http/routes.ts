import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ApiKey, Job, Settings } from '../../core/api';
import type { Context } from '../context';
import type { JobStore } from '../jobs/store';
import { refused } from '../problem';
import { changeSettings } from '../settings';
import { signInStore } from '../sign-in/store';
import { hashToken, newKey } from '../sign-in/tokens';

const Id = z.object({ id: z.uuid() });
const Empty = z.object({}).optional().nullable();

/** Jobs: what runs, how far it is, and stopping it. */
export function jobRoutes(app: FastifyInstance, deps: { context: Context; store: JobStore }): void {
  const { context, store } = deps;
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['jobs'];
  const find = async (id: string) => {
    const job = await store.find(id);
    if (!job) throw refused({ code: 'job/not-found', status: 404 });
    return job;
  };
  routes.get(
    '/api/jobs',
    {
      schema: {
        summary: 'What waits and runs, or all of the last 200 jobs, newest first',
        tags,
        querystring: z.object({ state: z.enum(['open', 'all']).default('open') }),
        response: { 200: z.object({ items: z.array(Job) }) },
      },
    },
    async (request) => ({ items: await store.list(request.query.state) }),
  );
  routes.get(
    '/api/jobs/:id',
    { schema: { summary: 'One job', tags, params: Id, response: { 200: Job } } },
    async (request) => find(request.params.id),
  );
  routes.post(
    '/api/jobs/:id/cancel',
    { schema: { summary: 'Ask a job to stop', tags, params: Id, body: Empty, response: { 200: Job } } },
    async (request) => {
      await find(request.params.id);
      const objectId = request.params.id;
      const reason = request.reason ?? undefined;
      await context.log.write(request.acting, {
        act: 'alteration',
        objectKind: 'job',
        objectId,
        reason,
        detail: { cancel: true },
      });
      await context.jobs.cancel(objectId);
      return find(objectId);
    },
  );
  routes.delete(
    '/api/demo',
    {
      schema: { summary: 'Take all invented data away', tags: ['settings'], response: { 202: Job } },
      config: { scope: 'admin' },
    },
    async (request, reply) => {
      const by = request.acting;
      const payload = { remove: true };
      const id = await context.jobs.start({ kind: 'demo', title: 'Demo', unit: 'entry', payload, by });
      return reply.code(202).send(await find(id));
    },
  );
}

/** Bearer keys: their secret is shown once. */
export function keyRoutes(app: FastifyInstance, context: Context): void {
  const store = signInStore(context.db, context.now);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['keys'];
  const config = { scope: 'admin' as const };
  routes.get(
    '/api/keys',
    {
      config,
      schema: {
        summary: 'All keys, newest first',
        tags,
        response: { 200: z.object({ items: z.array(ApiKey) }) },
      },
    },
    async () => ({ items: await store.keys() }),
  );
  routes.post(
    '/api/keys',
    {
      config,
      schema: {
        summary: 'A new key; its secret is shown only now',
        tags,
        body: z.object({
          name: z.string().trim().min(1).max(100),
          scopes: z.array(ApiKey.shape.scopes.element).min(1).max(4),
          reason: z.string().optional(),
        }),
        response: { 201: z.object({ key: ApiKey, secret: z.string() }) },
      },
    },
    async (request, reply) => {
      const secret = newKey();
      const by = request.acting;
      const { name, scopes } = request.body;
      const key = await context.db.transaction().execute(async (trx) => {
        const added = await store.addKey(
          { hash: hashToken(secret), name, scopes: [...new Set(scopes)], by },
          trx,
        );
        const reason = request.reason ?? undefined;
        const detail = { added: true, scopes };
        await context.log.write(
          by,
          { act: 'alteration', objectKind: 'api-key', objectId: added.id, reason, detail },
          trx,
        );
        return added;
      });
      return reply.code(201).send({ key, secret });
    },
  );
  routes.delete(
    '/api/keys/:id',
    { config, schema: { summary: 'Revoke a key, at once', tags, params: Id, response: { 200: ApiKey } } },
    async (request) => {
      const objectId = request.params.id;
      const reason = request.reason ?? undefined;
      const key = await context.db.transaction().execute(async (trx) => {
        const detail = { revoked: true };
        await context.log.write(
          request.acting,
          { act: 'alteration', objectKind: 'api-key', objectId, reason, detail },
          trx,
        );
        return store.revokeKey(objectId, trx);
      });
      if (!key) throw refused({ code: 'key/not-found', status: 404 });
      return key;
    },
  );
}

/** What holds for everybody of this installation. */
export function settingRoutes(app: FastifyInstance, context: Context): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['settings'];
  const read = async () => {
    const { keyId, publicKeyPem } = context.signer;
    return { ...(await context.settings.get()), publicKey: { id: keyId, pem: publicKeyPem } };
  };
  routes.get('/api/settings', { schema: { summary: 'Settings', tags, response: { 200: Settings } } }, read);
  routes.patch(
    '/api/settings',
    {
      config: { scope: 'admin' },
      schema: {
        summary: 'Change some settings',
        tags,
        body: Settings.omit({ publicKey: true }).partial().extend({ reason: z.string().optional() }),
        response: { 200: Settings },
      },
    },
    async (request) => {
      const { reason: _, ...change } = request.body;
      const by = request.acting;
      await context.db.transaction().execute(async (trx) => {
        await changeSettings(trx, change, { officerId: by.officerId, at: context.now() });
        const reason = request.reason ?? undefined;
        await context.log.write(
          by,
          { act: 'alteration', objectKind: 'setting', reason, detail: change },
          trx,
        );
      });
      context.changes.tell({ kind: 'settings', id: 'settings' });
      return read();
    },
  );
}
