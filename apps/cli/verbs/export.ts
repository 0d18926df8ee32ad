import type { ExportedEntity, ExportFormat } from '@belfry/lists/read';
import { exportText } from '@belfry/lists/read';
import type { StatedEntity } from '@belfry/model';
import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';
import { exportedOf } from '../offline/exported';
import { listsAsked } from '../offline/list-files';
import { readWhole } from '../offline/read-lists';
import { progressOn } from '../output/progress';
import { writerTo } from '../output/writer';
import { tellLists } from './tell';

export type ExportOptions = { readonly format: ExportFormat; readonly output?: string };

/** `belfry export LIST`: a loaded list, or list files, in an open format. */
export async function exportList(cli: Cli, list: string, options: ExportOptions): Promise<ExitCode> {
  const asked = await listsAsked([list]);
  const writer = await writerTo(options.output);
  try {
    for (const name of asked.loaded) {
      const { exportLoaded } = await import('../server-side/export-loaded');
      await exportLoaded(name, async (entities) => {
        for await (const text of exportText(options.format, entities, name)) await writer.write(text);
      });
    }
    if (asked.offline.length > 0) {
      const entities = entitiesOf(cli, asked);
      const name = asked.offline[0]!.dataset;
      for await (const text of exportText(options.format, entities, name)) await writer.write(text);
    }
    await writer.finish();
  } catch (error) {
    await writer.discard();
    throw error;
  }
  return EXIT.ok;
}

async function* entitiesOf(
  cli: Cli,
  { offline, joined }: Awaited<ReturnType<typeof listsAsked>>,
): AsyncGenerator<ExportedEntity> {
  const progress = progressOn(cli.say, 'progress.reading', cli.watched);
  for (const list of offline) {
    const stated: StatedEntity[] = [];
    const read = await readWhole(list, {
      signal: cli.signal,
      progress: (bytes) => progress.step(Math.round(bytes / 1000)),
      take: (entity) => stated.push(entity),
    });
    progress.end();
    await tellLists(cli, [read], joined);
    const seen = momentOf(read.publishedAt);
    for (const entity of stated) yield exportedOf(entity, list.dataset, seen);
  }
}

/** Seconds are all that statements carry; a list that does not say when it was published has no moment. */
function momentOf(published: string | null): string {
  const at = published === null ? Number.NaN : Date.parse(published);
  return Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 19);
}
