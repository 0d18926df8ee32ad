import { defineListJobs, type ListDeps } from '@belfry/lists/server';
import { words as listWords } from '@belfry/lists/words';
import { transliterate } from '@belfry/matching';
import type { Context } from '@belfry/platform/server';
import { words } from '@belfry/platform/words';
import { picture as pictureWith } from '@belfry/profiles/server';
import { words as profileWords } from '@belfry/profiles/words';
import {
  defineScreeningJobs,
  type IndexKeeper,
  indexKeeper,
  screeningRoutes,
} from '@belfry/screening/server';
import { words as screeningWords } from '@belfry/screening/words';
import type { FastifyPluginAsync } from 'fastify';
import { defineDemoJob } from './demo';

/** The domains of one process, each handed what it needs of the others. */
export type Domains = {
  readonly lists: ListDeps;
  readonly keeper: IndexKeeper;
  close(): Promise<void>;
};

/** Teaches a process every kind of job, and keeps its index of the lists. */
export function openDomains(context: Context): Domains {
  const picture = pictureWith({ latin: transliterate });
  const lists: ListDeps = { context, picture };
  const keeper = indexKeeper({ db: context.db });
  defineListJobs(context, picture);
  const screening = defineScreeningJobs(context);
  defineDemoJob(lists);
  const close = async () => {
    keeper.close();
    await screening.close();
  };
  return { lists, keeper, close };
}

/** The routes of all domains. */
export const domainRoutes = (context: Context, { keeper }: Domains): FastifyPluginAsync[] => [
  screeningRoutes(context, { keeper }),
];

/** English texts of problems, for programs that show no screens. */
export const catalogue: Readonly<Record<string, string>> = {
  ...words.en,
  ...listWords.en,
  ...profileWords.en,
  ...screeningWords.en,
};
