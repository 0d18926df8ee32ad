import type { FastifyPluginAsync } from 'fastify';
import type { ListDeps } from '../deps';
import { contentRoutesOn } from './content-routes';
import { editionRoutesOn } from './edition-routes';
import { listRoutesOn } from './list-routes';

/** Every route of core/api.ts, under /api. */
export const listRoutes =
  (deps: ListDeps): FastifyPluginAsync =>
  async (app) => {
    listRoutesOn(app, deps);
    editionRoutesOn(app, deps);
    contentRoutesOn(app, deps);
  };
