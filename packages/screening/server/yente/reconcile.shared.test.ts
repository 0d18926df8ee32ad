import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { testDatabase } from '@belfry/platform/testing';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { indexKeeper } from '../index/keeper';
import { loadEdition, person } from '../screening.testing';
import { yenteRoutes } from './index';

const FOLDER = resolve(import.meta.dirname, '../../../../../shared/data/interop/reconciliation');
const has = existsSync(FOLDER);
if (!has)
  console.log(`${FOLDER} is absent: answers were not checked against the reconciliation standard's schemas`);

const database = testDatabase();
type Version = '0.2' | '1.0-draft';

function valid(version: Version, schema: string, answer: unknown): void {
  if (!has) return;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({
    $id: 'http://swagger.io/v2/schema.json',
    definitions: { securityDefinitions: { additionalProperties: {} } },
  });
  const folder = resolve(FOLDER, version, 'schemas');
  const read = (name: string) => ({
    ...JSON.parse(readFileSync(resolve(folder, name), 'utf8')),
    $schema: undefined,
  });
  for (const name of ['type.json', 'lang.json', 'dir.json'].filter((one) =>
    existsSync(resolve(folder, one)),
  )) {
    const { $id, ...rest } = read(name);
    const base = `https://reconciliation-api.github.io/specs/${version === '0.2' ? '0.2' : 'draft'}/schemas/${name}`;
    ajv.addSchema({ ...rest, $id: base });
  }
  const check = ajv.compile(read(`${schema}.json`));
  expect(check(answer), `${schema}: ${JSON.stringify(check.errors)}`).toBe(true);
}

async function service() {
  await loadEdition(database.db, 'national', [
    person('q1', 'Zebulon Quisthoudt', { birthDate: '1961-04-12', nationality: 'be' }),
    person('q2', 'Ottoline Vandersnickt', { birthDate: '1970-01-30' }),
  ]);
  return database.app(yenteRoutes(database.context, { keeper: indexKeeper({ db: database.db }) }));
}

const examples = (version: Version, name: string): { file: string; example: Record<string, unknown> }[] => {
  const folder = resolve(FOLDER, version, 'examples', name, 'valid');
  if (!has) return [];
  return readdirSync(folder).map((file) => ({
    file,
    example: JSON.parse(readFileSync(resolve(folder, file), 'utf8')),
  }));
};

test('0.2: manifest, answers and suggestions are valid', async () => {
  const app = await service();
  const get = async (path: string) => (await app.ask(`/reconcile/default${path}`)).json();
  valid('0.2', 'manifest', await get(''));
  const queries = {
    q0: { query: 'Zebulon Quisthoudt', type: 'Person', properties: [{ pid: 'birthDate', v: '1961-04-12' }] },
  };
  const answer = await get(`?queries=${encodeURIComponent(JSON.stringify(queries))}`);
  valid('0.2', 'reconciliation-result-batch', answer);
  expect(answer.q0.result).toMatchObject([
    { id: 'q1', name: 'Zebulon Quisthoudt', match: true, type: [{ id: 'Person' }] },
  ]);
  expect(answer.q0.result[0].score).toBeGreaterThan(90);
  valid('0.2', 'suggest-entities-response', await get('/suggest/entity?prefix=quist'));
  valid('0.2', 'suggest-properties-response', await get('/suggest/property?prefix=birth'));
  valid('0.2', 'suggest-types-response', await get('/suggest/type?prefix=comp'));
  expect((await get('/suggest/entity?prefix=quist')).result).toMatchObject([{ id: 'q1' }]);
  expect((await get('/suggest/property?prefix=birth')).result.map(({ id }: { id: string }) => id)).toContain(
    'birthDate',
  );
  expect((await get('/suggest/type?prefix=comp')).result[0].id).toBe('Company');
});

test('1.0-draft: manifest, answers and suggestions are valid', async () => {
  const app = await service();
  const get = async (path: string) => (await app.ask(`/reconcile/default/v1${path}`)).json();
  valid('1.0-draft', 'manifest', await get(''));
  const conditions = [
    { matchType: 'name', propertyValue: 'Zebulon Quisthoudt' },
    { matchType: 'property', propertyId: 'birthDate', propertyValue: '1961-04-12', required: false },
  ];
  const payload = {
    queries: [{ type: 'Person', limit: 3, conditions }, { conditions: conditions.slice(0, 1) }],
  };
  const answer = (await app.ask({ method: 'POST', url: '/reconcile/default/v1/match', payload })).json();
  valid('1.0-draft', 'reconciliation-result-batch', answer);
  expect(answer.results.map(({ candidates }: { candidates: { id: string }[] }) => candidates[0]?.id)).toEqual(
    ['q1', 'q1'],
  );
  valid('1.0-draft', 'suggest-entities-response', await get('/suggest/entity?prefix=quist'));
  valid('1.0-draft', 'suggest-properties-response', await get('/suggest/property?prefix=birth'));
  valid('1.0-draft', 'suggest-types-response', await get('/suggest/type?prefix=comp'));
});

test('every valid example query of the standard is answered validly', async () => {
  const app = await service();
  for (const { file, example } of examples('0.2', 'reconciliation-query-batch')) {
    const payload = new URLSearchParams({ queries: JSON.stringify(example) }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await app.ask({ method: 'POST', url: '/reconcile/default', payload, headers });
    expect(answer.statusCode, file).toBe(200);
    expect(Object.keys(answer.json()).sort(), file).toEqual(Object.keys(example).sort());
    valid('0.2', 'reconciliation-result-batch', answer.json());
  }
  for (const { file, example } of examples('1.0-draft', 'reconciliation-query-batch')) {
    const answer = await app.ask({ method: 'POST', url: '/reconcile/default/v1/match', payload: example });
    expect(answer.statusCode, `${file} ${answer.body}`).toBe(200);
    expect(answer.json().results, file).toHaveLength((example.queries as unknown[]).length);
    valid('1.0-draft', 'reconciliation-result-batch', answer.json());
  }
});

test('what is no query, and a list that is not there, are refused', async () => {
  const app = await service();
  const ask = async (url: string) => (await app.ask(url)).json();
  expect(await ask('/reconcile/default?queries=%7Bbroken')).toMatchObject({
    status: 400,
    code: 'reconcile/bad-queries',
  });
  expect(await ask('/reconcile/default?queries=%7B%22q%22%3A7%7D')).toMatchObject({
    status: 400,
    code: 'reconcile/bad-queries',
  });
  expect(await ask('/reconcile/elsewhere')).toMatchObject({ status: 404, code: 'yente/unknown-dataset' });
});

test('a preview is a page without anything that runs', async () => {
  await loadEdition(database.db, 'national', [person('x1', 'Ann <script>alert(1)</script> Olmo')]);
  const app = await database.app(yenteRoutes(database.context, { keeper: indexKeeper({ db: database.db }) }));
  const answer = await app.ask('/reconcile/default/preview?id=x1');
  expect(answer.headers['content-type']).toContain('text/html');
  expect(answer.body).toContain('Ann &lt;script&gt;');
  expect(answer.body).not.toContain('<script');
});
