import { defineListJobs, type ListDeps, listRoutes } from '@belfry/lists/server';
import { words as lists } from '@belfry/lists/words';
import { transliterate } from '@belfry/matching';
import type { Catalogue, Platform } from '@belfry/platform/server';
import { words as platform } from '@belfry/platform/words';
import { picture, profileRoutes } from '@belfry/profiles/server';
import { words as profiles } from '@belfry/profiles/words';
import {
  defineScreeningJobs,
  type IndexKeeper,
  indexKeeper,
  profilePorts,
  screeningRoutes,
  yenteRoutes,
} from '@belfry/screening/server';
import { words as screening } from '@belfry/screening/words';
import type { FastifyPluginAsync } from 'fastify';
import type { Config } from './config';
import { defineDemoJob } from './demo';

/** The domains, each handed what it needs of the others. */
export type Domains = {
  readonly lists: ListDeps;
  /** The index of all lists in service; opened by a process that answers. */
  readonly keeper: IndexKeeper;
  /** Ends what they hold; jobs have stopped before. */
  close(): Promise<void>;
};

/** Wires the domains together and teaches the process every kind of job. */
export function openDomains(
  { context, logger }: Pick<Platform, 'context' | 'logger'>,
  config: Pick<Config, 'sources'>,
): Domains {
  const listPicture = picture({ latin: transliterate });
  const { sources } = config;
  defineListJobs(context, listPicture, { sources });
  const deps: ListDeps = { context, picture: listPicture, sources };
  defineDemoJob(deps);
  const screeningJobs = defineScreeningJobs(context);
  const keeper = indexKeeper({
    db: context.db,
    broken: (error) => logger.error({ err: error }, 'the index could not be brought up to date'),
  });
  return {
    lists: deps,
    keeper,
    async close() {
      keeper.close();
      await screeningJobs.close();
    },
  };
}

/** The routes of all domains. */
export const domainRoutes = ({ lists: deps, keeper }: Domains): FastifyPluginAsync[] => [
  listRoutes(deps),
  profileRoutes(deps.context, profilePorts({ context: deps.context, keeper })),
  screeningRoutes(deps.context, { keeper }),
  yenteRoutes(deps.context, { keeper }),
];

/** English texts of problems, for programs that show no screens. */
export const catalogue: Catalogue = { ...platform.en, ...lists.en, ...profiles.en, ...screening.en };
