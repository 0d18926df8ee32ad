/** A process of its own that runs list jobs until it is killed: data folder and database come from the environment. */
import { defineListJobs } from '@belfry/lists/server';
import { transliterate } from '@belfry/matching';
import { createLogger, openPlatform } from '@belfry/platform/server';
import { picture } from '@belfry/profiles/server';

const { TEST_DATA: data, TEST_DATABASE: url } = process.env;
if (!data) throw new Error('TEST_DATA names no folder');
const platform = await openPlatform({
  version: 'test',
  logger: createLogger('error'),
  data,
  url: url || undefined,
});
defineListJobs(platform.context, picture({ latin: transliterate }));
platform.jobs.open();
process.stdout.write('open\n');
