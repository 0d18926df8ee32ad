import { Refused } from '@belfry/platform/server';
import type { FastifyPluginAsync } from 'fastify';
import { entityRoutesOn } from './entity-routes';
import { matchRoutesOn } from './match-routes';
import { reconcileRoutesOn } from './reconcile-routes';
import type { YenteDeps } from './scope';
import { searchRoutesOn } from './search-routes';

/**
 * yente's API at the root, for clients that know it: problems carry `detail`, as yente's errors do.
 *
 * @standard yente 4 and 5 (opensanctions.org/docs/yente)
 */
export const yenteRoutes =
  (context: YenteDeps['context'], { keeper }: Pick<YenteDeps, 'keeper'>): FastifyPluginAsync =>
  async (app) => {
    const deps = { context, keeper };
    // Reconciliation clients post forms.
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
    );
    app.setErrorHandler((error) => {
      if (!(error instanceof Refused) || error.problem.detail) throw error;
      const { code, facts = {} } = error.problem;
      const told = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
      throw new Refused({ ...error.problem, detail: [code, ...told].join('; ') });
    });
    matchRoutesOn(app, deps);
    searchRoutesOn(app, deps);
    entityRoutesOn(app, deps);
    reconcileRoutesOn(app, deps);
  };
