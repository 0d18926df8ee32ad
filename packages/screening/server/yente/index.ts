import type { Problem } from '@belfry/platform/api';
import { Refused } from '@belfry/platform/server';
import { words as platformWords } from '@belfry/platform/words';
import type { FastifyPluginAsync } from 'fastify';
import { words } from '../../words/index';
import { entityRoutesOn } from './entity-routes';
import { catalogRoutesOn, statementRoutesOn } from './list-routes';
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
      throw new Refused({ ...error.problem, detail: detailOf(error.problem) });
    });
    matchRoutesOn(app, deps);
    searchRoutesOn(app, deps);
    entityRoutesOn(app, deps);
    statementRoutesOn(app, deps);
    catalogRoutesOn(app, deps);
    reconcileRoutesOn(app, deps);
  };

const texts: Readonly<Record<string, string>> = { ...platformWords.en, ...words.en };

/** The text of the problem and what it is about, in one line. */
function detailOf({ code, facts = {} }: Problem): string {
  const text = (texts[`problem.${code}`] ?? code).replace(/\{\{(\w+)\}\}/g, (blank, name) =>
    String(facts[name] ?? blank),
  );
  const told = Object.entries(facts).filter(([, value]) => !text.includes(String(value)));
  return [text, ...told.map(([name, value]) => `${name}: ${value}`)].join(' ');
}
