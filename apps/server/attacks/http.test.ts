import { oddFiles, unusableFiles } from '@belfry/lists/testing';
import { createLogger } from '@belfry/platform/server';
import { type TestApp, testDatabase } from '@belfry/platform/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { domainRoutes, openDomains } from '../domains';
import { inventedList, preview } from '../lists/invented.testing';

// Issue 2, "Bad input", through the whole of Belfry: file, preview, edition, what is in service afterwards.
const database = testDatabase();

async function open(): Promise<TestApp> {
  const logger = createLogger('silent');
  const sources = { privateAddresses: false, folders: [] };
  const domains = openDomains({ context: database.context, logger }, { sources });
  return database.app(...domainRoutes(domains));
}
const post = (app: TestApp, url: string, payload: object, headers: Record<string, string> = {}) =>
  app.ask({ method: 'POST', url, payload, headers });
const get = async (app: TestApp, url: string) => (await app.ask(url)).json();

async function withList(): Promise<TestApp> {
  const app = await open();
  await post(app, '/api/lists', { name: 'inv', title: 'Invented', reason: 'test' });
  await load(app, 'first.json', inventedList(4));
  return app;
}

/** What became of a file: the code it was refused with, or that of its edition, or none. */
async function load(app: TestApp, name: string, content: string | Uint8Array): Promise<string | null> {
  const looked = (await preview(app, { [name]: content })).json();
  const payload = {
    uploadId: looked.uploadId,
    reason: 'attack',
    ...(looked.mapping && { mapping: looked.mapping }),
    // What cannot be told by looking is read as what the officer says it is.
    ...(looked.format === null && name.endsWith('.xlsx') && { format: 'table', mapping: PEOPLE }),
  };
  const answer = await post(app, '/api/lists/inv/editions', payload);
  if (answer.statusCode !== 202) return looked.problem?.code ?? answer.json().code;
  await database.runJobs();
  const [edition] = (await get(app, '/api/lists/inv/editions')).items;
  expect(['in_service', 'failed', 'held']).toContain(edition.state);
  return edition.problem?.code ?? null;
}
const PEOPLE = { schema: 'Person', columns: { name: 'name' } };

test('every unusable file is refused by its code, and the earlier edition stays in service', async () => {
  const app = await withList();
  for (const { why, name, content, codes } of unusableFiles()) {
    const code = await load(app, name, content);
    expect(code, why).not.toBe(null);
    if (!name.endsWith('.xlsx')) expect(codes, why).toContain(code);
    const { edition, held } = await get(app, '/api/lists/inv');
    expect([edition.number, edition.entries, held], why).toEqual([1, 4, null]);
  }
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from entity where until_edition is null`.execute(database.db);
  expect(rows[0]!.n).toBe(4);
}, 60_000);

test('every odd file is read as what it is', async () => {
  const app = await withList();
  for (const { why, name, content } of oddFiles()) {
    expect(await load(app, name, content), why).toBe(null);
    expect((await get(app, '/api/lists/inv')).edition.entries, why).toBe(3);
  }
}, 60_000);

test('lines of sanctions do not make up for persons that are gone', async () => {
  const app = await withList();
  const sanctions = Array.from({ length: 50 }, (_, n) =>
    JSON.stringify({ id: `s-${n}`, schema: 'Sanction', properties: { entity: ['inv-0'], program: ['X'] } }),
  ).join('\n');
  expect(await load(app, 'fewer.json', `${inventedList(2)}${sanctions}\n`)).toBe('lists/fewer-entries');
  expect(await get(app, '/api/lists/inv')).toMatchObject({
    edition: { number: 1 },
    held: { problem: { facts: { expected: 4, found: 2, percent: 50 } } },
  });
});

test.each(['__proto__', 'constructor', 'toString'])(
  'a property called %s breaks no route that compares',
  async (pid) => {
    const app = await withList();
    const query = { query: 'Velthuys Ao', properties: [{ pid, v: 'x' }] };
    const conditions = [{ matchType: 'property', propertyId: pid, propertyValue: 'x' }];
    const properties = { name: ['Velthuys Ao'], ...(pid !== '__proto__' && { [pid]: ['x'] }) };
    const subject = { schema: 'Person', properties };
    const answers = [
      await post(app, '/reconcile/default', { queries: { q: query } }),
      await post(app, '/reconcile/default/v1/match', { queries: [{ conditions }] }),
      await post(app, '/match/default', { queries: { q: subject } }),
      await post(app, '/api/screenings', { subject, reason: 'attack' }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
  },
);

test.each(['constructor', '__proto__', 'no-such-property'])(
  'a batch whose mapping says %s is done, not broken',
  async (target) => {
    const app = await withList();
    const payload = `--cut\r\ncontent-disposition: form-data; name="file"; filename="s.csv"\r\n\r\nname,x\nVelthuys Ao,y\n\r\n--cut--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=cut' };
    const sent = await app.ask({ method: 'POST', url: '/api/screenings/uploads', payload, headers });
    const mapping = { schema: 'Person', columns: { name: 'name', x: target } };
    const ask = { uploadId: sent.json().uploadId, mapping, reason: 'attack' };
    const { id } = (await post(app, '/api/screenings/batches', ask)).json();
    await database.runJobs();
    expect(await get(app, `/api/screenings/${id}`)).toMatchObject({ state: 'done', done: 1, flagged: 1 });
  },
);

test("another officer's upload cannot be screened or loaded, nor told from one that never was", async () => {
  const app = await withList();
  const { uploadId } = (await preview(app, { 'a.json': inventedList(5) })).json();
  await sql`insert into officer (id, service_id, name, language)
    select '00000000-0000-4000-8000-00000000beef', service_id, 'Other', 'en' from officer limit 1`.execute(
    database.db,
  );
  await sql`update list_upload set officer_id = '00000000-0000-4000-8000-00000000beef'`.execute(database.db);
  const forged = await post(app, '/api/lists/inv/editions', { uploadId, reason: 'attack' });
  const invented = '00000000-0000-4000-8000-00000000dead';
  const none = await post(app, '/api/lists/inv/editions', { uploadId: invented, reason: 'attack' });
  const bare = ({ instance: _, ...rest }: Record<string, unknown>) => rest;
  expect(forged.json()).toMatchObject({ code: 'lists/upload-not-found', status: 404 });
  expect(bare(forged.json())).toEqual(bare(none.json()));
});

test.each([
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://[::ffff:127.0.0.1]/',
  'http://①②⑦.⓪.⓪.①/',
  'http://169.254.169.254/latest',
  'http://localhost/',
])('a source at %s is not asked: it is this machine or its network', async (source) => {
  const app = await withList();
  await app.ask({ method: 'PATCH', url: '/api/lists/inv', payload: { source, reason: 'attack' } });
  const { id } = (await post(app, '/api/lists/inv/refresh', { reason: 'attack' })).json();
  await database.runJobs();
  expect(await get(app, `/api/jobs/${id}`)).toMatchObject({
    state: 'failed',
    problem: { code: 'lists/source-private' },
  });
  expect((await get(app, '/api/lists/inv')).edition.number).toBe(1);
});
