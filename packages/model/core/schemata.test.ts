import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entity } from './entity';
import {
  captionOf,
  commonSchema,
  isA,
  matchableSchemata,
  propertiesOfType,
  property,
  propertyType,
  schema,
  schemaNames,
  topics,
} from './schemata';

test('all 70 schemata of FollowTheMoney 3.8.4 are there', () => {
  expect(schemaNames()).toHaveLength(70);
  expect(
    new Set(schemaNames().flatMap((n) => Object.values(schema(n)!.properties).map((p) => p.qname))).size,
  ).toBe(592);
});

test.each([
  { schema: 'Person', prop: 'birthDate', qname: 'Person:birthDate', type: 'date' },
  { schema: 'Person', prop: 'name', qname: 'Thing:name', type: 'name' },
  {
    schema: 'Company',
    prop: 'registrationNumber',
    qname: 'Company:registrationNumber',
    type: 'identifier',
  },
  { schema: 'Vessel', prop: 'imoNumber', qname: 'Vessel:imoNumber', type: 'identifier' },
  { schema: 'Passport', prop: 'holder', qname: 'Identification:holder', type: 'entity' },
  { schema: 'Sanction', prop: 'startDate', qname: 'Interval:startDate', type: 'date' },
])('$schema.$prop is $qname', ({ schema: name, prop, qname, type }) => {
  expect(property(name, prop)).toMatchObject({ qname, type });
});

test.each(['constructor', '__proto__', 'toString', 'nothing'])(
  '%s is neither schema nor property',
  (name) => {
    expect(schema(name)).toBeNull();
    expect(property('Person', name)).toBeNull();
    expect(isA('Person', name)).toBe(false);
  },
);

test.each([
  { left: 'LegalEntity', right: 'Person', common: 'Person', why: 'one descends from the other' },
  { left: 'Thing', right: 'Vessel', common: 'Vessel', why: 'any depth' },
  { left: 'Company', right: 'Company', common: 'Company', why: 'the same' },
  { left: 'Asset', right: 'LegalEntity', common: 'Company', why: 'the widest that is both' },
  { left: 'Person', right: 'Vessel', common: null, why: 'nothing is both' },
  { left: 'Person', right: 'Spaceship', common: null, why: 'unknown schema' },
])('$left and $right are $common: $why', ({ left, right, common }) => {
  expect(commonSchema(left, right)).toBe(common);
  expect(commonSchema(right, left)).toBe(common);
});

test('the common schema is each of the two', () => {
  const name = fc.constantFrom(...schemaNames());
  fc.assert(
    fc.property(name, name, (left, right) => {
      const common = commonSchema(left, right);
      expect(common === null || (isA(common, left) && isA(common, right))).toBe(true);
    }),
  );
});

test('a reverse stands at the other side and leads back to an entity', () => {
  for (const name of schemaNames())
    for (const p of Object.values(schema(name)!.properties))
      if (p.range && p.reverse) expect(property(p.range, p.reverse)?.type).toBe('entity');
});

test('edges name properties that exist', () => {
  const edges = schemaNames().filter((name) => schema(name)!.edge);
  expect(edges).toContain('Ownership');
  for (const name of edges) {
    const { source, target } = schema(name)!.edge!;
    expect(property(name, source)?.type).toBe('entity');
    expect(property(name, target)?.type).toBe('entity');
  }
});

test('what a schema leaves empty comes from its parent', () => {
  expect(schema('Company')!.caption).toEqual(['name']);
  expect(schema('Family')!.temporalExtent.start).toContain('startDate');
});

test.each<{ entity: Entity; caption: string }>([
  {
    entity: { id: '1', schema: 'Person', properties: { name: ['Nele Ars', 'N. Ars'] } },
    caption: 'Nele Ars',
  },
  { entity: { id: '2', schema: 'Address', properties: { city: ['Ghent'] } }, caption: 'Ghent' },
  { entity: { id: '3', schema: 'Vessel', properties: {} }, caption: 'Vessel' },
  { entity: { id: '4', schema: 'Unknown', properties: {} }, caption: '4' },
])('$entity.id is called $caption', ({ entity, caption }) => {
  expect(captionOf(entity)).toBe(caption);
});

test('types, topics and matchable schemata are those of the model', () => {
  expect(propertyType('identifier')?.matchable).toBe(true);
  expect(topics.get('sanction')).toBe('Sanctioned entity');
  expect(matchableSchemata()).toEqual(
    expect.arrayContaining(['Person', 'Company', 'Vessel', 'Organization']),
  );
  expect(matchableSchemata()).not.toContain('Sanction');
  expect(propertiesOfType('Person', 'country').map((p) => p.name)).toEqual(
    expect.arrayContaining(['nationality', 'citizenship', 'birthCountry', 'country']),
  );
});
