import type { Statement } from '@belfry/model';
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { type ExportedEntity, exportText, statementId } from './index';
import { uuid5 } from './stix';

const times = {
  first_seen: '2026-10-01T08:00:00',
  last_seen: '2026-11-01T08:00:00',
  last_change: '2026-11-01T08:00:00',
};

function exported(id: string, schema: string, properties: Record<string, string[]>): ExportedEntity {
  const caption = properties.name?.[0] ?? id;
  const statements = Object.entries(properties).flatMap(([prop, values]) =>
    values.map((value) => statement({ id, schema, prop, value })),
  );
  return { id, schema, properties, caption, datasets: ['demo'], referents: [], ...times, statements };
}

function statement(of: { id: string; schema: string; prop: string; value: string }): Statement {
  const base = {
    canonical_id: of.id,
    entity_id: of.id,
    prop: of.prop,
    schema: of.schema,
    value: of.value,
    dataset: 'demo',
    external: false,
  };
  return {
    ...base,
    id: statementId(base),
    lang: null,
    original_value: null,
    origin: null,
    first_seen: times.first_seen,
    last_seen: times.last_seen,
  };
}

async function textOf(
  format: 'ftm' | 'csv' | 'senzing' | 'stix',
  entities: ExportedEntity[],
): Promise<string> {
  async function* stream() {
    yield* entities;
  }
  let text = '';
  for await (const part of exportText(format, stream(), 'demo')) text += part;
  return text;
}

const person = exported('d-1', 'Person', {
  name: ['Idris "Le Grand" Marchandise'],
  alias: ['إدريس'],
  gender: ['male'],
  birthDate: ['1987-03'],
  topics: ['sanction'],
});
const company = exported('d-2', 'Company', { name: ['Zilvermeer, BV'], registrationNumber: ['0199000000'] });
const share = exported('d-3', 'Ownership', {
  owner: ['d-1'],
  asset: ['d-2'],
  startDate: ['2020-01-01'],
  endDate: ['2019-01-01'],
});

test('FollowTheMoney: a line an entity, read back as it was, listed ones are targets', async () => {
  const lines = (await textOf('ftm', [person, company]))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ id, schema, properties, target }) => ({ id, schema, properties, target }))).toEqual([
    { id: 'd-1', schema: 'Person', properties: person.properties, target: true },
    { id: 'd-2', schema: 'Company', properties: company.properties, target: false },
  ]);
});

test('statements: whatever a value holds, CSV gives it back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }), async (names) => {
      const values = [...new Set(names)];
      const text = await textOf('csv', [exported('d-9', 'Person', { name: values })]);
      const rows = Papa.parse<Record<string, string>>(text.replace(/\n$/, ''), {
        header: true,
        newline: '\n',
      }).data;
      expect(rows.map((row) => row.value).sort()).toEqual([...values].sort());
    }),
  );
});

test('a statement has the id FollowTheMoney gives it', () => {
  const of = { dataset: 'a', entity_id: 'b', prop: 'name', value: 'c', external: false };
  expect(statementId(of)).toBe('9e109e7725bf3f870761d6f6ca995a4a7a7238aa');
});

test('Senzing: names, gender and dates as features; links are left out', async () => {
  const lines = (await textOf('senzing', [person, share]))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ DATA_SOURCE: 'DEMO', RECORD_ID: 'd-1' });
  expect(lines[0].FEATURES).toEqual(
    expect.arrayContaining([
      { RECORD_TYPE: 'PERSON' },
      { NAME_TYPE: 'PRIMARY', NAME_FULL: 'Idris "Le Grand" Marchandise' },
      { NAME_TYPE: 'AKA', NAME_FULL: 'إدريس' },
      { GENDER: 'M' },
      { DATE_OF_BIRTH: '1987-03' },
    ]),
  );
});

test('STIX: identities and a relationship between them; an end before its start is not written', async () => {
  const bundle = JSON.parse(await textOf('stix', [person, company, share]));
  expect(bundle.type).toBe('bundle');
  const [who, what, link] = bundle.objects;
  expect(who).toMatchObject({
    type: 'identity',
    identity_class: 'individual',
    spec_version: '2.1',
    created: '2026-10-01T08:00:00.000Z',
  });
  expect(link).toMatchObject({
    type: 'relationship',
    relationship_type: 'ownership',
    source_ref: who.id,
    target_ref: what.id,
    start_time: '2020-01-01T00:00:00.000Z',
  });
  expect(link).not.toHaveProperty('stop_time');
});

test('an empty dataset is still a bundle', async () => {
  expect(JSON.parse(await textOf('stix', []))).toMatchObject({ type: 'bundle', objects: [] });
});

test('a deterministic id is a version 5 UUID', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(uuid5(name)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(uuid5(name)).toBe(uuid5(name));
    }),
  );
});
