import { testDatabase } from '@belfry/platform/testing';
import { expect, test } from 'vitest';
import type { MatchAnswer } from '../../core/yente/match';
import { indexKeeper } from '../index/keeper';
import { loadEdition, person, stated } from '../screening.testing';
import { yenteRoutes } from './index';

const database = testDatabase();

const NATIONAL = [
  person('q1', 'Zebulon Quisthoudt', {
    birthDate: '1961-04-12',
    nationality: 'be',
    idNumber: 'QX-4471-K',
    topics: 'sanction',
  }),
  person('q2', 'Ottoline Vandersnickt', { birthDate: '1970-01-30', topics: 'crime' }),
  stated('c1', 'Company', { name: 'Quisthoudt Shipping NV', jurisdiction: 'be' }),
  stated('o1', 'Ownership', { owner: 'q1', asset: 'c1', percentage: '51' }),
];
const OTHER = [
  person('n9', 'Zebulon Quisthout', { idNumber: 'QX-4471-K', nationality: 'be', alias: 'Zeb Q' }),
];

async function yente() {
  await loadEdition(database.db, 'national', NATIONAL);
  await loadEdition(database.db, 'other', OTHER);
  const keeper = indexKeeper({ db: database.db });
  return database.app(yenteRoutes(database.context, { keeper }));
}
type App = Awaited<ReturnType<typeof yente>>;

const QUERY = { schema: 'Person', properties: { name: ['Zebulon Quisthoudt'] } };
const post = (app: App, url: string, payload: object) => app.ask({ method: 'POST', url, payload });

async function match(app: App, parameters = '', query: object = QUERY): Promise<MatchAnswer> {
  const answer = await post(app, `/match/default?${parameters}`, { queries: { q: query } });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().responses.q;
}

test('/match answers as yente does, with all lists of an entry in one result', async () => {
  const app = await yente();
  const answer = (
    await post(app, '/match/default?limit=3', {
      queries: { a: QUERY, b: { ...QUERY, id: 'mine' } },
      weights: {},
    })
  ).json();
  expect(Object.keys(answer).sort()).toEqual(['algorithm', 'limit', 'matcher', 'responses']);
  expect(answer.limit).toBe(3);
  const [result] = answer.responses.a.results;
  expect(result).toMatchObject({
    schema: 'Person',
    caption: 'Zebulon Quisthoudt',
    match: true,
    target: true,
    datasets: ['national', 'other'],
    properties: { birthDate: ['1961-04-12'], alias: ['Zeb Q'] },
  });
  expect(result.id).toMatch(/^NK-/);
  expect([...result.referents].sort()).toEqual(['n9', 'q1']);
  expect(result.score).toBeGreaterThan(0.9);
  expect(Object.keys(result.features)).toEqual(Object.keys(result.explanations));
  for (const name of ['first_seen', 'last_seen', 'last_change'])
    expect(result[name]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  expect(answer.responses.a).toMatchObject({
    status: 200,
    total: { value: 1, relation: 'eq' },
    query: { schema: 'Person' },
  });
  expect(answer.responses.b.query.id).toBe('mine');
});

test('below the threshold, above the cutoff: a result that is no match', async () => {
  const app = await yente();
  const near = { schema: 'Person', properties: { name: ['Zebulon Quistwater'] } };
  const wide = await match(app, 'threshold=0.99&cutoff=0.3', near);
  expect(wide.results.map((one) => one.match)).toEqual(wide.results.map(() => false));
  expect(wide.results.length).toBeGreaterThan(0);
  const score = wide.results[0]!.score;
  expect((await match(app, `threshold=1&cutoff=${Math.min(1, score + 0.01)}`, near)).results).toEqual([]);
});

test.each([
  { parameters: 'include_dataset=other', found: ['n9'] },
  { parameters: 'exclude_dataset=other', found: ['q1'] },
  { parameters: 'exclude_dataset=other&exclude_dataset=national', found: [] },
  { parameters: 'topics=sanction&exclude_dataset=other', found: ['q1'] },
  { parameters: 'topics=crime', found: [] },
  { parameters: 'exclude_entity_ids=n9', found: [] },
  { parameters: 'exclude_schema=Person', found: [] },
  { parameters: 'changed_since=2026-11-19', found: ['q1', 'n9'] },
  { parameters: 'changed_since=2026-11-21', found: [] },
  { parameters: 'limit=0', found: [] },
  { parameters: 'algorithm=logic-v1&fuzzy=true', found: ['q1', 'n9'] },
])('/match?$parameters', async ({ parameters, found }) => {
  const app = await yente();
  const { results } = await match(app, parameters);
  const ids = results.flatMap(({ id, referents }) => (id.startsWith('NK-') ? [...referents] : [id]));
  expect(ids.sort()).toEqual(found.sort());
});

test('a query that is none is refused under its own key; the others are answered', async () => {
  const app = await yente();
  const queries = {
    good: QUERY,
    schema: { schema: 'Teapot', properties: {} },
    shape: 7,
    empty: { schema: 'Person', properties: {} },
  };
  const { responses } = (await post(app, '/match/default', { queries })).json();
  expect(
    Object.fromEntries(Object.entries(responses).map(([key, one]) => [key, (one as MatchAnswer).status])),
  ).toEqual({
    good: 200,
    schema: 400,
    shape: 400,
    empty: 200,
  });
  expect(responses.schema).toMatchObject({
    results: [],
    total: { value: 0 },
    detail: 'No such schema: Teapot',
  });
});

test.each([
  {
    url: '/match/elsewhere',
    payload: { queries: { q: QUERY } },
    status: 404,
    code: 'yente/unknown-dataset',
    detail: 'No such dataset: elsewhere',
  },
  {
    url: '/match/default',
    payload: { queries: {} },
    status: 400,
    code: 'yente/no-queries',
    detail: 'No queries provided.',
  },
  {
    url: '/match/default',
    payload: { queries: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [i, QUERY])) },
    status: 400,
    code: 'yente/too-many-queries',
    detail: 'Too many queries in one batch (max: 100)',
  },
  {
    url: '/match/default?algorithm=magic',
    payload: { queries: { q: QUERY } },
    status: 400,
    code: 'yente/unknown-algorithm',
    detail: 'No such algorithm: magic',
  },
  {
    url: '/match/default?treshold=0.9',
    payload: { queries: { q: QUERY } },
    status: 400,
    code: 'request/unknown-member',
    detail: expect.stringContaining('treshold'),
  },
  {
    url: '/match/default?threshold=2',
    payload: { queries: { q: QUERY } },
    status: 400,
    code: 'request/invalid',
    detail: expect.stringContaining('threshold'),
  },
])('$url: $code', async ({ url, payload, status, code, detail }) => {
  const app = await yente();
  const answer = await post(app, url, payload);
  expect(answer.statusCode).toBe(status);
  expect(answer.json()).toMatchObject({ status, code, detail });
});

test('nobody is answered without a key, unless the operator opened it', async () => {
  const app = await yente();
  const ask = { method: 'POST' as const, url: '/match/default', payload: { queries: { q: QUERY } } };
  expect((await app.askAnonymously(ask)).statusCode).toBe(401);
  const key = async (scope: 'match' | 'read') => ({ authorization: `Bearer ${await app.key(scope)}` });
  expect((await app.askAnonymously({ ...ask, headers: await key('read') })).statusCode).toBe(403);
  expect((await app.askAnonymously({ ...ask, headers: await key('match') })).statusCode).toBe(200);
  expect(
    (await app.askAnonymously({ method: 'POST', url: '/updatez', headers: await key('match') })).statusCode,
  ).toBe(403);
  await database.db.insertInto('setting').values({ key: 'openMatch', value: 'true' }).execute();
  expect((await app.askAnonymously(ask)).statusCode).toBe(200);
});

test('what was asked is logged, but not whom it was about', async () => {
  const app = await yente();
  await match(app);
  const rows = await database.db
    .selectFrom('log')
    .select(['act', 'detail'])
    .where('object_kind', '=', 'match')
    .execute();
  expect(rows).toMatchObject([
    { act: 'consultation', detail: { queries: 1, hits: 1, editions: ['national 1', 'other 1'] } },
  ]);
  expect(JSON.stringify(rows)).not.toContain('Zebulon');
});

test('/entities: nested through links to their other end; an id of one list leads to the entry', async () => {
  const app = await yente();
  const moved = await app.ask('/entities/q1');
  expect(moved.statusCode).toBe(308);
  const entity = (await app.ask(String(moved.headers.location))).json();
  expect(entity).toMatchObject({ schema: 'Person', datasets: ['national', 'other'] });
  expect(entity.properties.ownershipOwner).toMatchObject([
    {
      id: 'o1',
      schema: 'Ownership',
      properties: { percentage: ['51'], asset: [{ id: 'c1', caption: 'Quisthoudt Shipping NV' }] },
    },
  ]);
  const company = (await app.ask('/entities/c1')).json();
  expect(company.properties.ownershipAsset[0].properties.owner[0].id).toBe(entity.id);
  expect((await app.ask('/entities/c1?nested=false')).json().properties).not.toHaveProperty('ownershipAsset');
  expect((await app.ask('/entities/nowhere')).json()).toMatchObject({
    status: 404,
    detail: 'No such entity!',
  });
});

test('/adjacent: by property, a page of each', async () => {
  const app = await yente();
  const { entity, adjacent } = (await app.ask('/entities/c1/adjacent')).json();
  expect(entity.id).toBe('c1');
  expect(adjacent).toMatchObject({
    ownershipAsset: { total: { value: 1, relation: 'eq' }, results: [{ id: 'o1' }] },
  });
  expect((await app.ask('/entities/c1/adjacent/ownershipAsset?offset=1')).json()).toMatchObject({
    results: [],
    total: { value: 1 },
  });
  expect((await app.ask('/entities/c1/adjacent/ownershipOwner')).json()).toMatchObject({
    results: [],
    total: { value: 0 },
  });
  expect((await app.ask('/entities/c1/adjacent/name')).statusCode).toBe(404);
  const moved = await app.ask('/entities/q1/adjacent/ownershipOwner?limit=5');
  expect(moved.headers.location).toBe(
    `/entities/${adjacent.ownershipAsset.results[0].properties.owner[0].id}/adjacent/ownershipOwner?limit=5`,
  );
});

test('/statements: single values with the list of each', async () => {
  const app = await yente();
  const { results, total } = (await app.ask('/statements?entity_id=q1&prop=birthDate')).json();
  expect(total).toEqual({ value: 1, relation: 'eq' });
  expect(results).toMatchObject([
    { dataset: 'national', entity_id: 'q1', prop: 'birthDate', prop_type: 'date', value: '1961-04-12' },
  ]);
  expect((await app.ask('/statements?dataset=other&limit=1')).json().results).toHaveLength(1);
});

test('/search: by name, filtered, sorted and counted', async () => {
  const app = await yente();
  const search = async (query: string) => (await app.ask(`/search/default?${query}`)).json();
  const ids = async (query: string) =>
    (await search(query)).results.map(({ caption }: { caption: string }) => caption);
  expect(await ids('q=quisthoudt')).toEqual(
    expect.arrayContaining(['Zebulon Quisthoudt', 'Quisthoudt Shipping NV']),
  );
  expect(await ids('q=quisthoudt&schema=Company')).toEqual(['Quisthoudt Shipping NV']);
  expect(await ids('q=quisthoudt&schema=LegalEntity&topics=sanction')).toEqual(['Zebulon Quisthoudt']);
  expect(await ids('q=&schema=Person&sort=caption:desc&limit=1')).toEqual(['Zebulon Quisthoudt']);
  expect(await ids('q=&schema=Person&sort=caption:desc&limit=1&offset=1')).toEqual(['Ottoline Vandersnickt']);
  expect(await search('q=quisthoudt&limit=0')).toMatchObject({
    results: [],
    total: { relation: 'eq' },
    limit: 0,
    offset: 0,
  });
  const { facets } = await search('q=zebulon');
  expect(facets.countries.values).toEqual([{ name: 'be', label: 'Belgium', count: 1 }]);
  expect(facets.datasets.values.map(({ name }: { name: string }) => name)).toEqual(['national', 'other']);
  expect((await app.ask('/search/elsewhere?q=x')).json()).toMatchObject({
    status: 404,
    detail: 'No such dataset: elsewhere',
  });
});

test('/catalog and /algorithms say what is asked, and how', async () => {
  const app = await yente();
  const { datasets, current } = (await app.ask('/catalog')).json();
  expect(current).toEqual(['national', 'other']);
  expect(datasets[0]).toMatchObject({ name: 'default', children: ['national', 'other'] });
  const { algorithms, best } = (await app.ask('/algorithms')).json();
  expect(algorithms.map(({ name }: { name: string }) => name)).toEqual([best]);
  expect(Object.keys(algorithms[0].features)).toContain('birth-date');
});
