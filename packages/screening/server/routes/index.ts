import type { Context } from '@belfry/platform/server';
import type { FastifyPluginAsync } from 'fastify';
import type { IndexKeeper } from '../index/keeper';
import { hitRoutesOn } from './hit-routes';
import { receiptRoutesOn } from './receipt-routes';
import { screeningRoutesOn } from './screening-routes';

/** Every route of core/api.ts, under /api. */
export const screeningRoutes =
  (context: Context, ports: { readonly keeper: IndexKeeper }): FastifyPluginAsync =>
  async (app) => {
    screeningRoutesOn(app, { context, ...ports });
    hitRoutesOn(app, context);
    receiptRoutesOn(app, context);
  };
