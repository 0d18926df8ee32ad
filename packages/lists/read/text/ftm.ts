import type { ListFile, ListRecord, ReadEvent, ReadOptions } from '../../core/record';
import { warningsOf } from '../xml/reading';
import { addFtmEntity, type FtmContext, ftmId, ftmRejection } from './ftm-entity';
import { statementGatherer } from './ftm-statements';
import { isObject, type JsonObject, jsonRecords } from './json-records';
import { progressOver } from './progress';

const OPS = new Set(['ADD', 'MOD', 'DEL']);

/**
 * FollowTheMoney entities as JSON lines: plain (`{"id", "schema", "properties"}`), nested (entities as
 * values), deltas (`{"op": "ADD"|"MOD"|"DEL", "entity"}`) and statements (`{"entity_id", "prop", "value"}`).
 *
 * Ids stay as given. A delta edition is told by facts with `delta: true` before its first record.
 *
 * @standard FollowTheMoney 3.8 entity and statement; OpenSanctions delta files
 * @throws   ListFileError as `jsonRecords`
 */
export async function* readFtm(files: readonly ListFile[], options: ReadOptions): AsyncGenerator<ReadEvent> {
  const progress = progressOver(options);
  const statements = statementGatherer();
  let toldDelta = false;
  for (const file of files) {
    const warnings = warningsOf({ ...options, progress: progress.of(file) });
    for await (const record of jsonRecords(file, warnings.options)) {
      yield* warnings.taken();
      if ('kind' in record) {
        yield record;
        continue;
      }
      const { line, value } = record;
      if (typeof value.op === 'string' && !toldDelta) {
        toldDelta = true;
        yield { kind: 'facts', delta: true };
      }
      if (typeof value.op === 'string') yield* deltaEvents(value, line);
      else if (typeof value.prop === 'string' && 'entity_id' in value) statements.take(value, line);
      else yield* entityEvents(value, line);
    }
    yield* warnings.taken();
  }
  yield* statements.events();
}

function deltaEvents(value: JsonObject, line: number): ReadEvent[] {
  const op = String(value.op).toUpperCase();
  if (!OPS.has(op))
    return [
      ftmRejection({ line, code: 'lists/bad-entity', expected: 'ADD, MOD or DEL', found: op, lost: 'entry' }),
    ];
  const entity = isObject(value.entity) ? value.entity : value;
  if (op !== 'DEL') return entityEvents(entity, line, op as 'ADD' | 'MOD');
  const id = ftmId(entity);
  if (id === null)
    return [
      ftmRejection({
        line,
        code: 'lists/bad-entity',
        expected: 'an id',
        found: JSON.stringify(entity),
        lost: 'entry',
      }),
    ];
  return [{ kind: 'record', key: id, at: { line }, entities: [], op: 'DEL' }];
}

function entityEvents(value: JsonObject, line: number, op?: ListRecord['op']): ReadEvent[] {
  const context: FtmContext = { line, rejected: [], entities: [] };
  const id = addFtmEntity(value, context, 0);
  if (id === null) return context.rejected;
  return [
    { kind: 'record', key: id, at: { line }, entities: context.entities, ...(op && { op }) },
    ...context.rejected,
  ];
}
