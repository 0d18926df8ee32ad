import { type Entity, schema } from '@belfry/model';
import { expect, test } from 'vitest';
import { generateDemo } from './generate';

const country = generateDemo();
const mainSchemata = new Set(['Person', 'Organization', 'Company', 'Vessel']);
const main = (entities: readonly Entity[]) => entities.filter((entity) => mainSchemata.has(entity.schema));

test.each([
  { what: 'national list', count: main(country.list).length, expected: 300 },
  {
    what: 'companies',
    count: country.companies.filter((entity) => entity.schema === 'Company').length,
    expected: 120,
  },
  { what: 'ships', count: country.ships.filter((entity) => entity.schema === 'Vessel').length, expected: 40 },
  { what: 'applicants', count: country.applicants.length, expected: 2000 },
  { what: 'applicants on the list', count: country.truth.listed.size, expected: 60 },
  { what: 'namesakes of someone on the list', count: country.truth.namesakes.size, expected: 200 },
])('the invented country has $expected $what', ({ count, expected }) => {
  expect(count).toBe(expected);
});

test('the same seed gives the same country, another seed another', () => {
  expect(JSON.stringify(generateDemo())).toBe(JSON.stringify(country));
  expect(JSON.stringify(generateDemo(7).list)).not.toBe(JSON.stringify(country.list));
});

test('every entity is valid FollowTheMoney and every id is used once', () => {
  const all = [...country.list, ...country.companies, ...country.ships];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const entity of all) {
    const properties = schema(entity.schema)?.properties;
    expect(properties, entity.schema).toBeDefined();
    for (const prop of Object.keys(entity.properties))
      expect(properties, `${entity.schema}:${prop}`).toHaveProperty(prop);
  }
});

test('no applicant who is on the list is spelled as the list spells first', () => {
  const names = new Map(country.list.map((entity) => [entity.id, entity.properties.name?.[0]]));
  const alike = country.applicants.filter(
    (row) =>
      country.truth.listed.has(row.reference) &&
      names.get(country.truth.listed.get(row.reference)!) === `${row.first_name} ${row.last_name}`,
  );
  expect(alike).toEqual([]);
});

test('the national list a month ago lacked nine entries and had three that are gone', () => {
  const ids = (entities: readonly Entity[]) => new Set(main(entities).map(({ id }) => id));
  const before = ids(country.listBefore);
  const now = ids(country.list);
  expect([...now].filter((id) => !before.has(id))).toHaveLength(9);
  expect([...before].filter((id) => !now.has(id))).toHaveLength(3);
});
