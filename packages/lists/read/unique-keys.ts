import type { StatedEntity } from '@belfry/model';
import type { ListRecord, ReadEvent } from '../core/record';

/**
 * Gives entries that repeat a key one of their own (`123-2`), with all ids that hang on it, so that neither is lost.
 *
 * @limits remembers every key: about 100 bytes an entry
 */
export async function* withUniqueKeys(events: AsyncIterable<ReadEvent>): AsyncGenerator<ReadEvent> {
  const met = new Map<string, number>();
  for await (const event of events) {
    if (event.kind !== 'record' || event.op) {
      yield event;
      continue;
    }
    let times = (met.get(event.key) ?? 0) + 1;
    while (times > 1 && met.has(`${event.key}-${times}`)) times++;
    met.set(event.key, times);
    if (times === 1) {
      yield event;
      continue;
    }
    const renamed = renamedRecord(event, times);
    met.set(renamed.key, 1);
    yield renamed;
    yield {
      kind: 'rejected',
      at: event.at,
      code: 'lists/duplicate-key',
      expected: 'a key of its own',
      found: event.key,
      lost: 'value',
    };
  }
}

function renamedRecord(record: ListRecord, times: number): ListRecord {
  const ids = new Map(record.entities.map(({ id }) => [id, renamedId(id, record.entities[0]!.id, times)]));
  const renamed = (entity: StatedEntity): StatedEntity => ({
    ...entity,
    id: ids.get(entity.id)!,
    values: entity.values.map((value) => {
      const id = ids.get(value.value);
      return id === undefined ? value : { ...value, value: id };
    }),
  });
  return { ...record, key: `${record.key}-${times}`, entities: record.entities.map(renamed) };
}

/** What hangs on the entry begins with its id. */
const renamedId = (id: string, main: string, times: number) =>
  id.startsWith(main) ? `${main}-${times}${id.slice(main.length)}` : `${id}-${times}`;
