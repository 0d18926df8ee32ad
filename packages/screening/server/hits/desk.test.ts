import { testDatabase } from '@belfry/platform/testing';
import { expect, test } from 'vitest';
import type { HitSummary } from '../../core/api';
import { loadEdition, person, screeningApp } from '../screening.testing';

const database = testDatabase();
type App = Awaited<ReturnType<typeof screeningApp>>['app'];

const LISTED = [
  person('q1', 'Zebulon Quisthoudt', { birthDate: '1961-04-12', nationality: 'be', idNumber: 'QX-4471-K' }),
  person('q2', 'Ottoline Vandersnickt', { birthDate: '1970-01-30' }),
];

async function desk() {
  await loadEdition(database.db, 'national', LISTED);
  return screeningApp(database);
}

async function screen(app: App, name: string, over: Record<string, unknown> = {}) {
  const { reference, properties, ...rest } = over as { reference?: string; properties?: object };
  const subject = {
    schema: 'Person',
    properties: { name: [name], ...properties },
    ...(reference && { reference }),
  };
  const answer = await app.ask({
    method: 'POST',
    url: '/api/screenings',
    payload: { subject, reason: 'badge', ...rest },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as { id: string; subjectHits: HitSummary[]; hits: { open: number; negative: number } };
}

const judge = (app: App, id: string, judgement: string, reason = 'other birth date') =>
  app.ask({ method: 'POST', url: `/api/hits/${id}/judgements`, payload: { judgement, reason } });
const undo = (app: App, id: string) => app.ask({ method: 'POST', url: `/api/hits/${id}/undo` });
const hit = async (app: App, id: string) => (await app.ask(`/api/hits/${id}`)).json();
const queue = async (app: App, query = '') =>
  (await app.ask(`/api/hits?${query}`)).json() as { items: HitSummary[] } & Record<string, unknown>;

test('a subject on a list is a hit with both sides, the evidence and its editions', async () => {
  const { app } = await desk();
  const { subjectHits } = await screen(app, 'Zebulon Quisthoudt', {
    properties: { birthDate: ['1961-04-12'] },
  });
  expect(subjectHits).toHaveLength(1);
  const shown = await hit(app, subjectHits[0]!.id);
  expect(shown).toMatchObject({
    caption: 'Zebulon Quisthoudt',
    judgement: 'no_judgement',
    memory: null,
    editions: [{ dataset: 'national', number: 1 }],
    entry: { entityIds: ['q1'], schema: 'Person' },
    subjectRecord: { row: 1, schema: 'Person' },
  });
  expect(shown.score).toBeGreaterThan(0.9);
  expect(Object.keys(shown.explanation.sentence).sort()).toEqual(['de', 'en', 'fr', 'nl']);
  expect(shown.entry.values).toContainEqual({
    prop: 'birthDate',
    value: '1961-04-12',
    transliteration: null,
    datasets: ['national'],
  });
});

test('SCR-7 a negative is remembered for the pair; undoing it lets what rested on it wait again', async () => {
  const { app } = await desk();
  const first = (await screen(app, 'Zebulon Quisthoudt')).subjectHits[0]!;
  expect((await judge(app, first.id, 'negative')).json()).toMatchObject({ judgement: 'negative' });
  const second = (await screen(app, 'Zebulon  QUISTHOUDT')).subjectHits[0]!;
  expect(second).toMatchObject({ judgement: 'negative', remembered: true, lapsed: null });
  expect((await hit(app, second.id)).memory).toMatchObject({
    hitId: first.id,
    judgement: 'negative',
    reason: 'other birth date',
  });
  expect((await undo(app, first.id)).json()).toMatchObject({ judgement: 'no_judgement' });
  expect(await hit(app, second.id)).toMatchObject({ judgement: 'no_judgement', remembered: false });
});

test('SCR-7 a changed entry is asked again, and says that the entry changed', async () => {
  const { app } = await desk();
  const first = (await screen(app, 'Zebulon Quisthoudt')).subjectHits[0]!;
  await judge(app, first.id, 'negative');
  await loadEdition(database.db, 'national', [
    person('q1', 'Zebulon Quisthoudt', { birthDate: '1961-04-13' }),
    LISTED[1]!,
  ]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  const second = (await screen(app, 'Zebulon Quisthoudt')).subjectHits[0]!;
  expect(second).toMatchObject({ judgement: 'no_judgement', remembered: false, lapsed: 'entry' });
  expect((await hit(app, second.id)).memory).toMatchObject({ hitId: first.id, lapsed: 'entry' });
  const lapsed = (await app.ask('/api/today')).json().lapsedHits;
  expect(lapsed).toBe(1);
});

test('SCR-7 a changed subject with the same reference is asked again, and says that the subject changed', async () => {
  const { app } = await desk();
  const first = (await screen(app, 'Zebulon Quisthoudt', { reference: 'E-17' })).subjectHits[0]!;
  await judge(app, first.id, 'negative');
  const changed = { reference: 'E-17', properties: { birthDate: ['1961'] } };
  expect((await screen(app, 'Zebulon Quisthoudt', changed)).subjectHits[0]).toMatchObject({
    lapsed: 'subject',
  });
  const other = { reference: 'E-18', properties: { birthDate: ['1961'] } };
  expect((await screen(app, 'Zebulon Quisthoudt', other)).subjectHits[0]).toMatchObject({
    lapsed: null,
    judgement: 'no_judgement',
  });
});

test('SCR-5 the second of two officers is told who was first', async () => {
  const { app } = await desk();
  const { id } = (await screen(app, 'Zebulon Quisthoudt')).subjectHits[0]!;
  const answers = await Promise.all([judge(app, id, 'negative'), judge(app, id, 'positive')]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  const refused = answers.find(({ statusCode }) => statusCode === 409)!.json();
  expect(refused).toMatchObject({ code: 'hit/already-judged', facts: { officer: 'Demo' } });
});

test.each([
  {
    why: 'no reason',
    payload: { judgement: 'negative', reason: ' ' },
    status: 422,
    code: 'hit/reason-missing',
  },
  {
    why: 'no such judgement',
    payload: { judgement: 'maybe', reason: 'x' },
    status: 400,
    code: 'request/invalid',
  },
])('a judgement with $why is refused', async ({ payload, status, code }) => {
  const { app } = await desk();
  const { id } = (await screen(app, 'Zebulon Quisthoudt')).subjectHits[0]!;
  const answer = await app.ask({ method: 'POST', url: `/api/hits/${id}/judgements`, payload });
  expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
});

test('an unknown hit is a clear problem', async () => {
  const { app } = await desk();
  expect((await app.ask('/api/hits/999999')).json()).toMatchObject({ status: 404, code: 'hit/not-found' });
  expect((await undo(app, '999999')).statusCode).toBe(404);
});

test.each(['score', 'sureness', 'newest'])(
  'the queue in order of %s meets every hit once, page by page',
  async (sort) => {
    const { app } = await desk();
    const names = ['Zebulon Quisthoudt', 'Ottoline Vandersnickt', 'Zebulon Quisthout', 'Otoline Vandersnikt'];
    for (const name of names) await screen(app, name);
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await queue(app, `sort=${sort}&limit=1&cursor=${cursor}`);
      seen.push(...page.items.map(({ id }) => id));
      if (!page.next) break;
      cursor = String(page.next);
    }
    const whole = await queue(app, `sort=${sort}`);
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(names.length);
    expect(whole).toMatchObject({ total: 4, left: 4 });
  },
);

test('filters narrow, and a cursor of another order leads nowhere', async () => {
  const { app } = await desk();
  const one = (await screen(app, 'Zebulon Quisthoudt')).subjectHits[0]!;
  await screen(app, 'Ottoline Vandersnickt');
  await judge(app, one.id, 'positive', 'same document');
  const of = async (query: string) => (await queue(app, query)).items.map(({ caption }) => caption);
  expect(await of('judgement=positive')).toEqual(['Zebulon Quisthoudt']);
  expect(await of('judgement=no_judgement&judgement=unsure')).toEqual(['Ottoline Vandersnickt']);
  expect(await of('q=ottol')).toEqual(['Ottoline Vandersnickt']);
  expect(await of('q=%25')).toEqual([]);
  expect(await of('dataset=elsewhere')).toEqual([]);
  expect(await of('schema=Vessel')).toEqual([]);
  expect(await of(`screening=${one.screeningId}`)).toEqual(['Zebulon Quisthoudt']);
  expect(await of('min=0.2&max=1')).toHaveLength(2);
  expect((await app.ask('/api/hits?sort=score&cursor=WyJuZXdlc3QiLDEsIjEiXQ')).json()).toMatchObject({
    code: 'cursor/bad',
  });
  expect((await app.ask('/api/hits?nonsense=1')).json()).toMatchObject({ code: 'request/unknown-member' });
  expect((await queue(app)).perHour).toBe(1);
});

test('SCR-8 bulk: all of a preview or none, and never what an officer has decided', async () => {
  const { app } = await desk();
  const ids: string[] = [];
  for (const name of ['Zebulon Quisthoudt', 'Zebulon Quisthout', 'Ottoline Vandersnickt'])
    ids.push((await screen(app, name)).subjectHits[0]!.id);
  await judge(app, ids[0]!, 'positive', 'same document');
  const preview = async (filter: object) =>
    (await app.ask({ method: 'POST', url: '/api/hits/bulk-preview', payload: { filter } })).json();
  const bulk = (token: string) =>
    app.ask({
      method: 'POST',
      url: '/api/hits/bulk',
      payload: { token, judgement: 'negative', reason: 'no document' },
    });
  expect(await preview({ judgement: ['positive'] })).toMatchObject({ count: 0 });
  const shown = await preview({ q: 'z' });
  expect(shown.count).toBe(1);
  await judge(app, ids[1]!, 'unsure', 'ask again');
  expect((await bulk(shown.token)).json()).toMatchObject({ status: 409, code: 'bulk/changed' });
  const again = await preview({});
  expect(again.count).toBe(2);
  expect((await bulk(again.token)).json()).toEqual({ count: 2 });
  expect((await hit(app, ids[0]!)).judgement).toBe('positive');
  expect((await hit(app, ids[1]!)).judgement).toBe('negative');
  expect((await bulk('nonsense')).json()).toMatchObject({ code: 'bulk/bad-token' });
});

test('nothing is asked of lists without a reason, and an unknown list is named', async () => {
  const { app } = await desk();
  const payload = { subject: { schema: 'Person', properties: { name: ['x'] } }, reason: ' ' };
  expect((await app.ask({ method: 'POST', url: '/api/screenings', payload })).json()).toMatchObject({
    code: 'screening/reason-missing',
  });
  const elsewhere = { ...payload, reason: 'badge', datasets: ['elsewhere'] };
  expect(
    (await app.ask({ method: 'POST', url: '/api/screenings', payload: elsewhere })).json(),
  ).toMatchObject({
    code: 'screening/unknown-list',
    facts: { list: 'elsewhere' },
  });
});

test('one entry that two lists carry is one hit, with both lists', async () => {
  await loadEdition(database.db, 'national', LISTED);
  await loadEdition(database.db, 'other', [
    person('o9', 'Zebulon Quisthoudt', {
      passportNumber: 'QX-4471-K',
      idNumber: 'QX-4471-K',
      nationality: 'be',
    }),
  ]);
  const { app } = await screeningApp(database);
  const { subjectHits } = await screen(app, 'Zebulon Quisthoudt');
  expect(subjectHits.map(({ datasets }) => [...datasets].sort())).toEqual([['national', 'other']]);
});

test('every reading and every judgement stands in the log', async () => {
  const { app } = await desk();
  const { id } = (await screen(app, 'Zebulon Quisthoudt')).subjectHits[0]!;
  await hit(app, id);
  await judge(app, id, 'unsure', 'waiting for a copy');
  const log = await database.db
    .selectFrom('log')
    .select(['act', 'object_kind', 'reason'])
    .orderBy('id')
    .execute();
  expect(log).toEqual(
    expect.arrayContaining([
      { act: 'consultation', object_kind: 'screening', reason: 'badge' },
      { act: 'consultation', object_kind: 'hit', reason: null },
      { act: 'alteration', object_kind: 'hit', reason: 'waiting for a copy' },
    ]),
  );
});
