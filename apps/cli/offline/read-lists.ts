import { ListFileError, type Rejected } from '@belfry/lists';
import { readList } from '@belfry/lists/read';
import { type Entity, type StatedEntity, toEntity } from '@belfry/model';
import { CliProblem, unreadable } from '../problem';
import type { OfflineList } from './list-files';

export type ListRead = {
  readonly list: OfflineList;
  readonly entries: number;
  readonly rejected: readonly Rejected[];
  readonly rejectedCount: number;
  readonly publishedAt: string | null;
};

export type ReadAsk = {
  readonly signal?: AbortSignal;
  readonly progress?: (bytes: number) => void;
  /** Given every entity that stands at the end, deltas applied. */
  readonly take: (entity: StatedEntity, list: OfflineList) => void;
};

const MOST_REJECTED_KEPT = 1_000;

/**
 * Reads one list whole.
 *
 * @throws CliProblem `list/unreadable` with the file, line and reason; `list/no-entries` when nothing stands in it
 */
export async function readWhole(list: OfflineList, ask: ReadAsk): Promise<ListRead> {
  const delta = new Map<string, readonly StatedEntity[]>();
  const rejected: Rejected[] = [];
  let [entries, rejectedCount] = [0, 0];
  let publishedAt: string | null = null;
  const options = {
    dataset: list.dataset,
    format: list.format,
    ...(list.mapping && { mapping: list.mapping }),
    ...(ask.signal && { signal: ask.signal }),
    ...(ask.progress && { progress: ask.progress }),
  };
  try {
    for await (const event of readList(list.files, options)) {
      if (event.kind === 'facts') publishedAt ??= event.publishedAt ?? null;
      else if (event.kind === 'rejected') {
        rejectedCount++;
        if (rejected.length < MOST_REJECTED_KEPT) rejected.push(event);
      } else if (event.op === 'DEL') delta.delete(event.key);
      else if (event.op) delta.set(event.key, event.entities);
      else {
        entries++;
        for (const entity of event.entities) ask.take(entity, list);
      }
    }
  } catch (error) {
    if (error instanceof ListFileError) throw unreadable(list, error);
    throw error;
  }
  for (const entities of delta.values()) {
    entries++;
    for (const entity of entities) ask.take(entity, list);
  }
  if (entries === 0) throw new CliProblem('list/no-entries', { file: list.shown, rejected: rejectedCount });
  return { list, entries, rejected, rejectedCount, publishedAt };
}

export const entityOf = (stated: StatedEntity, { dataset }: OfflineList): Entity =>
  toEntity(stated, [dataset]);
