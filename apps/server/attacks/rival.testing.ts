/** A process of its own that loads one file as an edition of the list `twice`, and tells how that ended. */
import { type ListDeps, loadFiles } from '@belfry/lists/server';
import { transliterate } from '@belfry/matching';
import { createLogger, demoOfficer, openPlatform, Refused } from '@belfry/platform/server';
import { picture } from '@belfry/profiles/server';

const { TEST_DATA: data, TEST_DATABASE: url, TEST_FILE: file } = process.env;
if (!data || !file) throw new Error('TEST_DATA and TEST_FILE name no folder and file');
const platform = await openPlatform({
  version: 'test',
  logger: createLogger('error'),
  data,
  url: url || undefined,
});
try {
  const deps: ListDeps = { context: platform.context, picture: picture({ latin: transliterate }) };
  const by = await demoOfficer(platform.context.db);
  const { state } = await loadFiles(deps, 'twice', { paths: [file], by, reason: 'at once' });
  process.stdout.write(state);
} catch (error) {
  process.stdout.write(error instanceof Refused ? error.problem.code : String(error));
} finally {
  await platform.close();
}
