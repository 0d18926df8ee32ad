import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isOurHost, isOurOrigin, type Reach } from '../../core/hosts';
import type { Acting, Context } from '../context';
import { openOfficer } from '../officers';
import { refused } from '../problem';
import { type SignInStore, signInStore } from '../sign-in/store';
import { hashToken, looksLikeKey, looksLikeToken } from '../sign-in/tokens';
import type { RouteScope } from './request-types';

export type Guard = { readonly context: Context; readonly reach: Reach; readonly secure: boolean };

/** The `__Host-` prefix, which browsers tie to this very host, needs TLS. */
export const cookieName = (secure: boolean) => (secure ? '__Host-belfry' : 'belfry');

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];
const probes = ['/healthz', '/readyz'];

/** Refuses what other sites' pages send, then finds who acts and whether they may. */
export function guardRequests(app: FastifyInstance, guard: Guard): void {
  const store = signInStore(guard.context.db, guard.context.now);
  app.decorateRequest('signedIn', null);
  app.decorateRequest('reason', null);
  app.decorateRequest('acting', { getter: actingOfRequest });

  app.addHook('onRequest', async (request) => {
    if (!probes.includes(request.routeOptions.url ?? '')) refuseOtherSites(request, guard.reach);
    const scope = scopeOf(request);
    if (scope === 'none') return;
    request.signedIn = await find(request, store, guard);
    if (scope === 'open') return;
    if (!request.signedIn && scope === 'match') request.signedIn = await anyone(guard.context);
    if (!request.signedIn) throw refused({ code: 'session/none', status: 401 });
    if (!request.signedIn.scopes.includes(scope)) await refuseScope(request, scope, guard.context);
  });
}

function actingOfRequest(this: FastifyRequest): Acting {
  if (!this.signedIn) throw new Error('request.acting on an open route: use request.signedIn');
  return this.signedIn;
}

function scopeOf(request: FastifyRequest): RouteScope | 'none' {
  // No route: the answer is 404 whoever asks.
  if (request.is404) return 'none';
  return request.routeOptions.config.scope ?? (safeMethods.includes(request.method) ? 'read' : 'write');
}

function refuseOtherSites(request: FastifyRequest, reach: Reach): void {
  const { host, origin } = request.headers;
  if (!isOurHost(host, reach))
    throw refused({ code: 'request/host', status: 421, facts: { found: host ?? '' } });
  if (origin !== undefined && !isOurOrigin(origin, host ?? '', reach) && !request.headers.authorization) {
    throw refused({ code: 'request/origin', status: 403, facts: { found: origin } });
  }
}

async function find(request: FastifyRequest, store: SignInStore, guard: Guard): Promise<Acting | null> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const key = /^(?:Bearer|ApiKey) +(\S+)$/i.exec(authorization)?.[1] ?? '';
    const found = looksLikeKey(key) ? await store.byKey(hashToken(key)) : null;
    if (!found) throw refused({ code: 'session/key', status: 401 });
    return found.acting;
  }
  const token = request.cookies[cookieName(guard.secure)];
  if (!token || !looksLikeToken(token) || isAskedByOtherSite(request)) return null;
  return store.bySession(hashToken(token));
}

// Another port of this machine counts as the same site for cookies, not for this.
function isAskedByOtherSite(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

async function anyone(context: Context): Promise<Acting | null> {
  const { openMatch } = await context.settings.get();
  return openMatch ? { ...(await openOfficer(context.db)), scopes: ['match'] } : null;
}

async function refuseScope(request: FastifyRequest, scope: RouteScope, context: Context): Promise<never> {
  const route = `${request.method} ${request.routeOptions.url}`;
  await context.log.write(request.signedIn, {
    act: 'refusal',
    objectKind: 'route',
    objectId: route,
    detail: { scope },
  });
  throw refused({ code: 'session/scope', status: 403, facts: { needed: scope } });
}
