import { expect, test } from 'vitest';
import type { ListRecord, ReadEvent } from '../core/record';
import { withUniqueKeys } from './unique-keys';

const record = (key: string, op?: ListRecord['op']): ListRecord => ({
  kind: 'record',
  key,
  at: { line: 1 },
  entities: [
    { id: `d-${key}`, schema: 'Person', values: [{ prop: 'name', value: key }] },
    { id: `d-${key}-sanction`, schema: 'Sanction', values: [{ prop: 'entity', value: `d-${key}` }] },
  ],
  ...(op && { op }),
});

async function through(events: readonly ReadEvent[]): Promise<ReadEvent[]> {
  const out: ReadEvent[] = [];
  const source = (async function* () {
    yield* events;
  })();
  for await (const event of withUniqueKeys(source)) out.push(event);
  return out;
}

test('an entry that repeats a key keeps its own ids, told once each', async () => {
  const out = await through([record('1'), record('2'), record('1'), record('1-2'), record('1')]);
  const records = out.filter((event) => event.kind === 'record');
  expect(records.map(({ key }) => key)).toEqual(['1', '2', '1-2', '1-2-2', '1-3']);
  expect(records[2]!.entities.map(({ id }) => id)).toEqual(['d-1-2', 'd-1-2-sanction']);
  expect(records[2]!.entities[1]!.values[0]!.value).toBe('d-1-2');
  expect(new Set(records.flatMap(({ entities }) => entities.map(({ id }) => id))).size).toBe(10);
  expect(out.filter((event) => event.kind === 'rejected').map((event) => event.code)).toEqual([
    'lists/duplicate-key',
    'lists/duplicate-key',
    'lists/duplicate-key',
  ]);
});

test('deltas may speak of one key again and again', async () => {
  const out = await through([record('1', 'ADD'), record('1', 'MOD'), record('1', 'DEL')]);
  expect(out.map((event) => event.kind === 'record' && event.key)).toEqual(['1', '1', '1']);
});
