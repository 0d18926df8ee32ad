import { testDatabase } from '@belfry/platform/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { Profile, ProfileEvent } from '../../core/api';
import { loadEdition, record, stated } from '../picture.testing';
import { profileRoutes } from '../routes';
import { canonicalOf, membersOf } from '../stream';
import { readHistory } from './history';
import { readProfile } from './profile';

const database = testDatabase();
const at = (day: string) => ({ at: new Date(`${day}T08:00:00Z`) });
const number = '850730033928';

/** Two invented lists about one person, who owns a ship and changes between two editions of the first. */
async function loadStory() {
  const person = (told: object) =>
    stated('x-1', 'Person', { name: ['Зоя Велтхайс', 'Zoya Velthuys'], idNumber: number, ...told });
  await loadEdition(
    database.db,
    'xlist',
    [
      record(
        person({ birthDate: '1970', alias: 'Z. Velthuis' }),
        stated('x-1-s', 'Sanction', { entity: 'x-1', program: 'P1', listingDate: '2020-05-01' }),
      ),
      record(stated('x-2', 'Vessel', { name: 'Morgenster', imoNumber: '9074729' })),
      record(
        stated('x-3', 'Ownership', { owner: 'x-1', asset: 'x-2', role: 'sole owner', startDate: '2019' }),
      ),
    ],
    at('2026-01-10'),
  );
  await loadEdition(
    database.db,
    'ylist',
    [
      record(
        stated('y-1', 'Person', {
          name: 'Zoya Velthuys',
          idNumber: number,
          birthDate: '1970',
          gender: 'female',
        }),
      ),
    ],
    at('2026-02-10'),
  );
  await loadEdition(
    database.db,
    'xlist',
    [
      record(
        person({ birthDate: '1971', topics: 'sanction' }),
        stated('x-1-s', 'Sanction', { entity: 'x-1', program: 'P2', listingDate: '2020-05-01' }),
      ),
      record(stated('x-2', 'Vessel', { name: 'Morgenster', imoNumber: '9074729' })),
      record(
        stated('x-3', 'Ownership', { owner: 'x-1', asset: 'x-2', role: 'sole owner', startDate: '2019' }),
      ),
    ],
    at('2026-03-10'),
  );
}
const read = (id: string, asOf?: string) => readProfile(database.db, { id, asOf });
const values = (profile: Awaited<ReturnType<typeof read>>, prop: string) =>
  profile.facts.filter((fact) => fact.prop === prop).map(({ value }) => value);

test('a profile holds what all lists say, each value with its origins', async () => {
  await loadStory();
  const profile = await read('x-1');
  expect(Profile.omit({ hits: true }).safeParse(profile).error).toBeUndefined();
  expect(profile).toMatchObject({
    canonicalId: expect.stringMatching(/^NK-[0-9A-Za-z]{22}$/),
    entityIds: ['x-1', 'y-1'],
    schema: 'Person',
    topics: ['sanction'],
    datasets: [
      { name: 'xlist', edition: 2, listed: true },
      { name: 'ylist', edition: 1, listed: true },
    ],
    firstSeen: '2026-01-10T08:00:00.000Z',
    lastChange: '2026-03-10T08:00:00.000Z',
  });
  expect(values(profile, 'birthDate')).toEqual(['1970', '1971']);
  const shared = profile.facts.find(({ prop }) => prop === 'idNumber')!;
  expect(shared.origins.map(({ dataset, edition }) => [dataset, edition])).toEqual([
    ['xlist', 1],
    ['ylist', 1],
  ]);
  const cyrillic = profile.facts.find(({ value }) => value === 'Зоя Велтхайс')!;
  expect(cyrillic).toMatchObject({
    type: 'name',
    transliteration: expect.stringMatching(/^Zo/),
    origins: [{ place: 'line 1', entityId: 'x-1' }],
  });
});

test('what hangs on an entry is attached; links are relations, told from both sides', async () => {
  await loadStory();
  const person = await read('x-1');
  expect(person.attached).toMatchObject([{ schema: 'Sanction', id: 'x-1-s' }]);
  expect(person.attached[0]!.facts.map(({ prop, value }) => [prop, value])).toEqual([
    ['listingDate', '2020-05-01'],
    ['program', 'P2'],
  ]);
  expect(person.relations).toEqual([
    {
      via: 'Ownership',
      direction: 'out',
      role: 'sole owner',
      canonicalId: 'x-2',
      caption: 'Morgenster',
      schema: 'Vessel',
      startDate: '2019',
      endDate: null,
      datasets: ['xlist'],
    },
  ]);
  const ship = await read('x-2');
  expect(ship.relations).toMatchObject([
    { via: 'Ownership', direction: 'in', canonicalId: person.canonicalId, schema: 'Person' },
  ]);
});

test.each([
  { asOf: '2026-01-09', birth: null },
  { asOf: '2026-01-10', birth: ['1970'] },
  { asOf: '2026-03-09', birth: ['1970'] },
  { asOf: '2026-03-10', birth: ['1970', '1971'] },
])('as known on $asOf', async ({ asOf, birth }) => {
  await loadStory();
  if (birth === null) {
    await expect(read('x-1', asOf)).rejects.toMatchObject({ problem: { code: 'profiles/not-known-then' } });
    return;
  }
  const profile = await read('x-1', asOf);
  expect(values(profile, 'birthDate')).toEqual(birth);
  expect(values(profile, 'alias')).toEqual(asOf < '2026-03-10' ? ['Z. Velthuis'] : []);
  expect(profile.attached[0]!.facts.find(({ prop }) => prop === 'program')!.value).toBe(
    asOf < '2026-03-10' ? 'P1' : 'P2',
  );
});

test('what left a list stays readable as it last was, and says so', async () => {
  await loadStory();
  await loadEdition(
    database.db,
    'xlist',
    [record(stated('x-2', 'Vessel', { name: 'Morgenster', imoNumber: '9074729' }))],
    at('2026-04-10'),
  );
  const profile = await read('x-1');
  expect(profile.datasets).toMatchObject([
    { name: 'xlist', listed: false },
    { name: 'ylist', listed: true },
  ]);
  const gone = profile.facts.find(({ value }) => value === '1971')!;
  expect(gone.origins[0]!.knownUntil).toBe('2026-04-10T08:00:00.000Z');
  expect((await read('x-1', '2026-04-09')).datasets[0]).toMatchObject({ listed: true });
});

test('every id it ever had leads to a profile, also when its entries part', async () => {
  await loadStory();
  const before = (await canonicalOf(database.db, 'y-1'))!;
  expect((await membersOf(database.db, before)).map(({ id }) => id)).toEqual(['x-1', 'y-1']);
  await loadEdition(
    database.db,
    'ylist',
    [record(stated('y-1', 'Person', { name: 'Zoya Velthuys', idNumber: '111222333444' }))],
    at('2026-05-10'),
  );
  expect(await canonicalOf(database.db, 'y-1')).toBe('y-1');
  expect(await canonicalOf(database.db, before)).toBe('x-1');
  expect(await canonicalOf(database.db, 'nobody')).toBeNull();
  await expect(read('nobody')).rejects.toMatchObject({ problem: { code: 'profiles/not-found' } });
});

test('history tells listing, statements, joining and parting with rule, and dates of facts', async () => {
  await loadStory();
  await loadEdition(database.db, 'ylist', [], at('2026-05-10'));
  const events = await readHistory(database.db, 'x-1');
  for (const event of events) expect(ProfileEvent.safeParse(event).error).toBeUndefined();
  const told = events.map(({ kind, dataset, edition, prop, value, by }) =>
    [kind, dataset ?? by, edition, prop, value].join(' '),
  );
  expect(told).toEqual(
    expect.arrayContaining([
      'listed xlist 1  ',
      'listed ylist 1  ',
      'delisted ylist 2  ',
      'stated xlist 2 birthDate 1971',
      'withdrawn xlist 2 birthDate 1970',
      'withdrawn xlist 2 alias Z. Velthuis',
      'stated xlist 2 Sanction:program P2',
      'joined id-number   y-1',
      'parted id-number   y-1',
      'fact-date xlist  Sanction:listingDate 2020-05-01',
      'fact-date xlist  birthDate 1971',
    ]),
  );
  expect(told.filter((line) => line.startsWith('stated xlist 1'))).toEqual([]);
  expect(events.map((event) => event.at)).toEqual(
    events
      .map((event) => event.at)
      .sort()
      .reverse(),
  );
});

test('over HTTP: with hits from screening, logged, foul dates refused', async () => {
  await loadStory();
  const hits = [
    {
      id: '1',
      screeningId: 's',
      screening: 'S',
      subject: 'Z',
      judgement: 'negative',
      score: 0.8,
      at: '2026-01-01T00:00:00Z',
    },
  ];
  const app = await database.app(
    profileRoutes(database.context, { findByName: async () => [], hitsOf: async () => hits }),
  );
  const answer = await app.ask('/api/profiles/x-1?asOf=2026-03-09');
  expect(answer.json()).toMatchObject({ asOf: '2026-03-09', hits });
  expect((await app.ask('/api/profiles/x-1/history')).json().items.length).toBeGreaterThan(5);
  expect((await app.ask('/api/profiles/x-1?asOf=2026-13-09')).statusCode).toBe(400);
  expect((await app.ask('/api/profiles/none')).statusCode).toBe(404);
  const { rows } = await sql<{ object: string }>`
    select object_id as object from log where object_kind = 'profile'`.execute(database.db);
  expect(rows).toEqual([{ object: answer.json().canonicalId }]);
});
