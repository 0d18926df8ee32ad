import { expect, test } from 'vitest';
import { ListFileError, type ReadEvent } from '../../core/record';
import { fileOfBytes } from '../bytes/index';
import { readFtm } from './ftm';

const fileOf = (text: string) => fileOfBytes('list.json', new TextEncoder().encode(text));

async function read(text: string): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  for await (const event of readFtm([fileOf(text)], { dataset: 'demo' })) events.push(event);
  return events;
}
const records = (events: ReadEvent[]) => events.filter((event) => event.kind === 'record');
const rejected = (events: ReadEvent[]) => events.filter((event) => event.kind === 'rejected');

test('an entity keeps its id, its values and the text they stood in', async () => {
  const [record] = records(
    await read(
      '{"id":"NK-1","schema":"Person","properties":{"name":["Zana\\u0000  Kodra"],"birthDate":["1987"]}}',
    ),
  );
  expect(record).toMatchObject({ key: 'NK-1', at: { line: 1 } });
  expect(record?.entities[0]).toMatchObject({ id: 'NK-1', schema: 'Person' });
  expect(record?.entities[0]?.values).toContainEqual({ prop: 'birthDate', value: '1987' });
  expect(record?.entities[0]?.values[0]).toMatchObject({ prop: 'name', original: 'Zana\u0000  Kodra' });
});

test('deltas are told as such: ADD and MOD carry an entity, DEL only its id', async () => {
  const entity = '{"id":"a","schema":"Vessel","properties":{"name":["ASTRA DAWN"]}}';
  const events = await read(
    ['ADD', 'MOD', 'DEL']
      .map((op) => `{"op":"${op}","entity":${op === 'DEL' ? '{"id":"a"}' : entity}}`)
      .join('\n'),
  );
  expect(events[0]).toEqual({ kind: 'facts', delta: true });
  expect(records(events).map(({ op, entities }) => [op, entities.length])).toEqual([
    ['ADD', 1],
    ['MOD', 1],
    ['DEL', 0],
  ]);
});

test('an entity nested in a property becomes one of its own', async () => {
  const [record] = records(
    await read(
      '{"id":"s","schema":"Sanction","properties":{"entity":[{"id":"p","schema":"Person","properties":{"name":["Ilir Shala"]}}]}}',
    ),
  );
  expect(record?.entities.map(({ id }) => id)).toEqual(['s', 'p']);
  expect(record?.entities[0]?.values).toEqual([{ prop: 'entity', value: 'p' }]);
});

test.each([
  { line: 'not json', code: 'lists/bad-json', lost: 'entry' },
  { line: '["a"]x', code: 'lists/bad-json', lost: 'entry' },
  { line: '{"schema":"Person","properties":{}}', code: 'lists/bad-entity', lost: 'entry' },
  { line: '{"id":"x","schema":"Dragon","properties":{}}', code: 'lists/unknown-schema', lost: 'entry' },
  {
    line: '{"id":"x","schema":"Person","properties":{"wings":["2"]}}',
    code: 'lists/unknown-property',
    lost: 'value',
  },
  {
    line: '{"id":"x","schema":"Person","properties":{"__proto__":["2"]}}',
    code: 'lists/unknown-property',
    lost: 'value',
  },
  { line: '{"op":"EAT","entity":{"id":"x"}}', code: 'lists/bad-entity', lost: 'entry' },
])('a bad line is told with its number, the others are read: $line', async ({ line, code, lost }) => {
  const good = '{"id":"g","schema":"Person","properties":{"name":["Elke Claes"]}}';
  const events = await read(`${good}\n${line}\n${good.replace('"g"', '"h"')}\n`);
  expect(records(events).map(({ key }) => key)).toEqual(expect.arrayContaining(['g', 'h']));
  expect(rejected(events)).toContainEqual(expect.objectContaining({ at: { line: 2 }, code, lost }));
});

test('an array that breaks off is refused where it ends', async () => {
  await expect(
    read('[{"id":"g","schema":"Person","properties":{"name":["Elke Claes"]}},\n{"id":'),
  ).rejects.toMatchObject({ code: 'lists/truncated', at: { line: 2 } });
});

test('an array that nests without end is refused', async () => {
  await expect(read(`[${'['.repeat(100_000)}`)).rejects.toBeInstanceOf(ListFileError);
});

test('statements, one a line, make entities; the narrowest schema holds', async () => {
  const said = (entity: string, prop: string, value: string, more = {}) =>
    JSON.stringify({
      canonical_id: entity,
      entity_id: entity,
      prop,
      schema: 'LegalEntity',
      value,
      dataset: 'd',
      ...more,
    });
  const [a, b] = records(
    await read(
      [
        said('a', 'id', 'hash'),
        said('a', 'name', 'Zana Kodra', { lang: 'sqi' }),
        said('b', 'name', 'Astra'),
        said('a', 'birthDate', '1987', { schema: 'Person', original_value: 'circa 1987' }),
      ].join('\n'),
    ),
  );
  expect(a).toMatchObject({ key: 'a', entities: [{ id: 'a', schema: 'Person' }] });
  expect(a?.entities[0]?.values).toEqual([
    { prop: 'name', value: 'Zana Kodra', lang: 'sqi' },
    { prop: 'birthDate', value: '1987', original: 'circa 1987' },
  ]);
  expect(b).toMatchObject({ key: 'b', entities: [{ schema: 'LegalEntity' }] });
});

test('entities nested under a reverse property become entities, and no value', async () => {
  const nested = { id: 's', schema: 'Sanction', properties: { entity: ['p'], program: ['Tides'] } };
  const [record] = records(
    await read(
      JSON.stringify({ id: 'p', schema: 'Person', properties: { name: ['X'], sanctions: [nested] } }),
    ),
  );
  expect(record?.entities.map(({ id }) => id)).toEqual(['p', 's']);
  expect(record?.entities[0]?.values).toEqual([{ prop: 'name', value: 'X' }]);
});

test('a last line that breaks off is a file that breaks off', async () => {
  const whole = '{"id":"g","schema":"Person","properties":{"name":["Elke Claes"]}}';
  await expect(read(`${whole}\n${whole.slice(0, 40)}`)).rejects.toMatchObject({
    code: 'lists/truncated',
    at: { line: 2 },
  });
});

test('a line that nests without end is told, and the next one read', async () => {
  const deep = `{"id":"x","schema":"Person","properties":{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
  const events = await read(`${deep}\n{"id":"g","schema":"Person","properties":{"name":["Elke Claes"]}}`);
  expect(rejected(events)).toMatchObject([{ code: 'lists/too-deep', at: { line: 1 } }]);
  expect(records(events)).toHaveLength(1);
});
