import { testDatabase } from '@belfry/platform/testing';
import { expect, test } from 'vitest';
import { SearchResult } from '../../core/api';
import { loadEdition, record, stated } from '../picture.testing';
import { profileRoutes } from '../routes';
import type { ProfilePorts } from './ports';
import { type SearchAsk, search } from './search';

const database = testDatabase();
const nobody: ProfilePorts = { findByName: async () => [], hitsOf: async () => [] };
const ask = (more: Partial<SearchAsk>): SearchAsk => ({
  q: '',
  dataset: [],
  schema: [],
  country: [],
  limit: 50,
  ...more,
});
const find = (more: Partial<SearchAsk>, ports = nobody) => search(database.db, ports, ask(more));
const idsOf = (result: SearchResult) => result.items.map(({ canonicalId }) => canonicalId);

async function loadSome() {
  await loadEdition(database.db, 'xlist', [
    record(
      stated('x-1', 'Person', { name: 'Zoë Velthuys', nationality: 'be', birthDate: '1970-03' }),
      stated('x-1-s', 'Sanction', {
        entity: 'x-1',
        program: 'P1',
        reason: 'Smuggled diamonds through the harbour of Liège.',
      }),
      stated('x-1-p', 'Passport', { holder: 'x-1', number: 'EK 400-123', country: 'be' }),
    ),
    record(stated('x-2', 'Vessel', { name: 'Morgenster', imoNumber: 'IMO 9074729', flag: 'pa' })),
    record(stated('x-3', 'Company', { name: 'Zilvermeer', jurisdiction: 'nl', incorporationDate: '1999' })),
  ]);
  await loadEdition(database.db, 'ylist', [
    record(stated('y-2', 'Vessel', { name: 'Palmyra', imoNumber: '9074729', flag: 'ir' })),
    record(stated('y-4', 'Person', { name: 'Велтхайс Зоя', notes: 'Last seen in liege; diamonds.' })),
  ]);
}

test.each([
  { q: 'EK400123', ids: ['x-1'], reason: 'identifier', why: 'a passport without its spaces' },
  {
    q: 'imo 9074729',
    ids: [expect.stringMatching(/^NK-/)],
    reason: 'identifier',
    why: 'one ship on two lists',
  },
  {
    q: 'diamonds liege',
    ids: ['x-1', 'y-4'],
    reason: 'text',
    why: 'words of a ground and of a remark, without accents',
  },
  { q: 'зоя', ids: ['y-4'], reason: 'text', why: 'a name in its own script' },
  { q: 'zilvermeer', ids: ['x-3'], reason: 'text', why: 'a word of a name' },
  { q: 'x-1', ids: ['x-1'], reason: 'identifier', why: 'an id of ours' },
  { q: 'nothing like it', ids: [], reason: null, why: 'nothing' },
  { q: "'; drop table entity; --", ids: [], reason: null, why: 'no words' },
])('$q: $why', async ({ q, ids, reason }) => {
  await loadSome();
  const result = await find({ q });
  expect(SearchResult.safeParse(result).error).toBeUndefined();
  expect([...idsOf(result)].sort()).toEqual(ids);
  for (const found of result.items) expect(found.reason).toBe(reason);
});

test('a passage shows the words where they stand', async () => {
  await loadSome();
  const { items } = await find({ q: 'LIEGE diamonds' });
  expect(items.find(({ canonicalId }) => canonicalId === 'x-1')!.passage).toBe(
    'Smuggled ⟦diamonds⟧ through the harbour of ⟦Liège⟧.',
  );
});

test('names alike come with their score, after identifiers and before words; each profile once', async () => {
  await loadSome();
  const ports: ProfilePorts = {
    ...nobody,
    findByName: async () => [
      { canonicalId: 'y-4', score: 0.9 },
      { canonicalId: 'x-1', score: 0.8 },
      { canonicalId: 'gone', score: 0.7 },
    ],
  };
  const { items, total } = await find({ q: 'velthuys' }, ports);
  expect(items.map(({ canonicalId, reason, score }) => [canonicalId, reason, score])).toEqual([
    ['y-4', 'name', 0.9],
    ['x-1', 'name', 0.8],
  ]);
  expect(total).toBe(2);
});

test.each<{ filters: Partial<SearchAsk>; count: number }>([
  { filters: {}, count: 4 },
  { filters: { dataset: ['ylist'] }, count: 2 },
  { filters: { schema: ['Person', 'Company'] }, count: 3 },
  { filters: { country: ['be'] }, count: 1 },
  { filters: { country: ['pa', 'ir'] }, count: 1 },
  { filters: { from: '1970', to: '1970' }, count: 1 },
  { filters: { from: '1970-04' }, count: 1 },
  { filters: { to: '1969' }, count: 0 },
])('without a query, what the filters leave: $filters', async ({ filters, count }) => {
  await loadSome();
  expect((await find(filters)).items).toHaveLength(count);
});

test('facets count profiles by list, schema and country', async () => {
  await loadSome();
  const { facets } = await find({});
  expect(facets.dataset).toEqual([
    { value: 'xlist', label: 'xlist', count: 3 },
    { value: 'ylist', label: 'ylist', count: 2 },
  ]);
  expect(facets.schema.map(({ value, count }) => [value, count])).toEqual([
    ['Person', 2],
    ['Company', 1],
    ['Vessel', 1],
  ]);
  expect(facets.country.map(({ value }) => value).sort()).toEqual(['be', 'ir', 'nl', 'pa']);
});

test('pages make the whole, each profile once', async () => {
  await loadSome();
  const whole = idsOf(await find({}));
  const pages: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await find({ limit: 1, cursor });
    pages.push(...idsOf(page));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(pages).toEqual(whole);
  await expect(find({ cursor: 'foul!' })).rejects.toMatchObject({ problem: { code: 'paging/bad-cursor' } });
});

test('over HTTP: filters repeat, empty ones count as none, foul ones are refused', async () => {
  await loadSome();
  const app = await database.app(profileRoutes(database.context, nobody));
  const answer = await app.ask('/api/search?q=&schema=Person&schema=Company&from=&country=');
  expect(answer.json().total).toBe(3);
  expect((await app.ask('/api/search?from=yesterday')).statusCode).toBe(400);
  expect((await app.ask(`/api/search?q=${'x'.repeat(501)}`)).statusCode).toBe(400);
  expect((await app.ask('/api/search?nonsense=1')).statusCode).toBe(400);
});
