import { testDatabase } from '@belfry/platform/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IncomingRecord } from './load/incoming';
import { loadEdition, pictureOf, record, stated, type Told, thePicture } from './picture.testing';
import { changedSince, pictureRevision } from './stream';

const database = testDatabase();
const person = (id: string, told: Told = {}) => stated(id, 'Person', { name: 'Joran Velthuys', ...told });
const sanction = (of: string, told: Told) => stated(`${of}-s`, 'Sanction', { entity: of, ...told });
const diff = (from: Edition | null, to: Edition, limit = 50) =>
  thePicture.diff(database.db, { from, to, limit });
type Edition = { id: string; dataset: string; number: number };

test('a first edition: everything is listed, counted by entries', async () => {
  const { loaded, edition } = await loadEdition(database.db, 'alpha', [
    record(person('a', { birthDate: '1970' }), sanction('a', { program: 'P1' })),
    record(stated('b', 'Vessel', { name: 'Morgenster' })),
  ]);
  expect(loaded).toMatchObject({
    entries: 2,
    entriesBefore: 0,
    entities: 3,
    statements: 5,
    listed: 2,
    delisted: 0,
    changed: 0,
  });
  const found = await diff(null, edition);
  expect(found).toMatchObject({ listed: 2, delisted: 0, changed: 0, total: 2, next: null });
  expect(found.items.map(({ kind, caption }) => [kind, caption])).toEqual([
    ['listed', 'Joran Velthuys'],
    ['listed', 'Morgenster'],
  ]);
});

test('a changed value, a changed paper and a gone entry are told in words', async () => {
  const first = await loadEdition(database.db, 'alpha', [
    record(person('a', { birthDate: '1970', alias: 'Jo' }), sanction('a', { program: 'P1', reason: 'R' })),
    record(person('b', { name: 'Zoë Wouters' })),
    record(person('c', { name: 'Unmoved' })),
  ]);
  const second = await loadEdition(database.db, 'alpha', [
    record(person('c', { name: 'Unmoved' })),
    record(person('a', { birthDate: '1971', alias: 'Jo' }), sanction('a', { program: 'P2', reason: 'R' })),
    record(person('d', { name: 'Yusuf Demir' })),
  ]);
  expect(second.loaded).toMatchObject({ entries: 3, entriesBefore: 3, listed: 1, delisted: 1, changed: 1 });
  const { items } = await diff(first.edition, second.edition);
  expect(items.map(({ kind, entityId, properties }) => ({ kind, entityId, properties }))).toEqual([
    {
      kind: 'changed',
      entityId: 'a',
      properties: [
        { prop: 'Sanction:program', from: ['P1'], to: ['P2'] },
        { prop: 'birthDate', from: ['1970'], to: ['1971'] },
      ],
    },
    { kind: 'listed', entityId: 'd', properties: [] },
    { kind: 'delisted', entityId: 'b', properties: [] },
  ]);
});

test('papers that only got other ids are no change', async () => {
  const passport = (id: string) => stated(id, 'Passport', { holder: 'a', number: 'EK400123' });
  const first = await loadEdition(database.db, 'alpha', [record(person('a'), passport('p1'))]);
  const second = await loadEdition(database.db, 'alpha', [record(person('a'), passport('p2'))]);
  expect(await diff(first.edition, second.edition)).toMatchObject({ total: 0, items: [] });
});

test('an entity told in two places of a file has the values of both, and reading it again changes nothing', async () => {
  const file = [
    record(person('a', { alias: 'Jo' })),
    record(person('b')),
    record(person('a', { alias: 'Jorre' })),
  ];
  await loadEdition(database.db, 'alpha', file);
  const before = await pictureOf(database.db);
  expect(before[0]!.properties).toEqual({ alias: ['Jo', 'Jorre'], name: ['Joran Velthuys'] });
  const { loaded } = await loadEdition(database.db, 'alpha', file);
  expect(loaded).toMatchObject({ listed: 0, delisted: 0, changed: 0 });
  expect(await pictureOf(database.db)).toEqual(before);
});

test('deltas add, replace and take away', async () => {
  await loadEdition(database.db, 'alpha', [
    record(person('a', { alias: 'Jo' }), sanction('a', { program: 'P1' })),
    record(person('b')),
    record(person('c')),
  ]);
  const { loaded } = await loadEdition(
    database.db,
    'alpha',
    [
      { ...record(stated('a', 'Person', {})), op: 'DEL' },
      { ...record(person('b', { alias: 'Jorre' })), op: 'MOD' },
      { ...record(person('d')), op: 'ADD' },
    ],
    { isDelta: true },
  );
  expect(loaded).toMatchObject({ entries: 3, listed: 1, delisted: 1, changed: 1 });
  expect((await pictureOf(database.db)).map(({ id, properties }) => [id, properties.alias])).toEqual([
    ['b', ['Jorre']],
    ['c', undefined],
    ['d', undefined],
  ]);
});

test('a delta may take an entry away and tell it again, or tell it and take it away', async () => {
  await loadEdition(database.db, 'alpha', [
    record(person('a', { alias: 'Jo' }), sanction('a', { program: 'P1' })),
    record(person('b')),
  ]);
  const gone = (id: string) => ({ ...record(stated(id, 'Person', {})), op: 'DEL' as const });
  const { loaded } = await loadEdition(
    database.db,
    'alpha',
    [
      gone('a'),
      { ...record(person('a', { alias: 'Jorre' })), op: 'ADD' },
      { ...record(person('c')), op: 'ADD' },
      gone('c'),
      { ...record(sanction('b', { program: 'P9' })), op: 'ADD' },
      gone('b'),
    ],
    { isDelta: true },
  );
  expect((await pictureOf(database.db)).map(({ id, properties }) => [id, properties.alias])).toEqual([
    ['a', ['Jorre']],
  ]);
  expect(loaded).toMatchObject({ entries: 1, listed: 0, delisted: 1, changed: 1 });
});

test('what FollowTheMoney tells in lines of its own hangs on its entry, and stays there', async () => {
  const file = [
    record(sanction('a', { program: 'P1' })),
    record(stated('addr', 'Address', { full: 'Kade 1' })),
    record(person('a', { addressEntity: 'addr' })),
    record(stated('own', 'Ownership', { owner: 'a', asset: 'b' })),
    record(stated('b', 'Company', { name: 'Zilvermeer' })),
  ];
  const first = await loadEdition(database.db, 'alpha', file);
  const before = await pictureOf(database.db);
  const entries = Object.fromEntries(before.map(({ id, entryId }) => [id, entryId]));
  expect(entries).toEqual({ a: 'a', 'a-s': 'a', addr: 'a', own: 'a', b: 'b' });
  await loadEdition(database.db, 'alpha', file);
  expect(await pictureOf(database.db)).toEqual(before);
  const third = await loadEdition(database.db, 'alpha', [
    ...file.slice(2),
    record(sanction('a', { program: 'P1' })),
    record(stated('addr', 'Address', { full: 'Kade 2' })),
  ]);
  expect((await diff(first.edition, third.edition)).items).toMatchObject([
    {
      kind: 'changed',
      entityId: 'a',
      properties: [{ prop: 'Address:full', from: ['Kade 1'], to: ['Kade 2'] }],
    },
  ]);
});

test('a null byte or half a surrogate pair does not stop a load', async () => {
  await loadEdition(database.db, 'alpha', [record(person('a', { alias: ['x\u0000y', '\ud800z'] }))]);
  expect((await pictureOf(database.db))[0]!.properties.alias).toEqual(['x\ufffdy', '\ufffdz']);
});

test('the revision tells what changed since: entries whose papers changed too', async () => {
  await loadEdition(database.db, 'alpha', [
    record(person('a'), sanction('a', { program: 'P1' })),
    record(person('b')),
    record(person('c')),
  ]);
  const before = await pictureRevision(database.db);
  await loadEdition(database.db, 'alpha', [
    record(person('a'), sanction('a', { program: 'P2' })),
    record(person('b')),
  ]);
  const { revision, gone, present } = await changedSince(database.db, before, { matchableOnly: true });
  const ids: string[] = [];
  for await (const { id } of present) ids.push(id);
  expect({ revision, gone, ids }).toEqual({
    revision: before + 1,
    gone: [{ dataset: 'alpha', id: 'c' }],
    ids: ['a'],
  });
});

const someRecords = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 7 }),
      schema: fc.constantFrom('Person', 'LegalEntity'),
      names: fc.uniqueArray(fc.constantFrom('Joran Velthuys', 'Jo', 'Зоя', 'Zoë'), { minLength: 1 }),
      alias: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
      program: fc.option(fc.constantFrom('P1', 'P2')),
    }),
    { selector: ({ id }) => id, maxLength: 7 },
  )
  .map((rows) =>
    rows.map(({ id, schema, names, alias, program }): IncomingRecord => {
      const main = stated(`e${id}`, schema, {
        name: names,
        alias,
        ...(id < 3 && { idNumber: `85073003392${id}` }),
      });
      return program === null ? record(main) : record(main, sanction(`e${id}`, { program }));
    }),
  );

test('loading A and then B gives the same picture as B afresh; as of A it is what it was', async () => {
  await fc.assert(
    fc.asyncProperty(someRecords, someRecords, someRecords, async (a, b, other) => {
      await database.rollback();
      await loadEdition(database.db, 'beta', other.map(renamed));
      await loadEdition(database.db, 'alpha', a);
      const inServiceA = await pictureOf(database.db, { dataset: 'alpha' });
      await loadEdition(database.db, 'alpha', b);
      const afterB = await pictureOf(database.db);
      const asOfA = await pictureOf(database.db, { dataset: 'alpha', edition: 1 });
      expect(withoutJoining(asOfA)).toEqual(withoutJoining(inServiceA));
      await database.rollback();
      await loadEdition(database.db, 'alpha', b);
      await loadEdition(database.db, 'beta', other.map(renamed));
      expect(await pictureOf(database.db)).toEqual(afterB);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('a difference read backwards is its mirror, and its pages make the whole', async () => {
  await fc.assert(
    fc.asyncProperty(someRecords, someRecords, someRecords, async (a, b, c) => {
      await database.rollback();
      const first = (await loadEdition(database.db, 'alpha', a)).edition;
      await loadEdition(database.db, 'alpha', b);
      const third = await loadEdition(database.db, 'alpha', c);
      const [forth, back] = [await diff(first, third.edition), await diff(third.edition, first)];
      expect(back).toMatchObject({ listed: forth.delisted, delisted: forth.listed, changed: forth.changed });
      const opposite = { listed: 'delisted', delisted: 'listed', changed: 'changed' } as const;
      expect(back.items.map(({ kind, entityId }) => [kind, entityId])).toEqual(
        forth.items.map(({ kind, entityId }) => [opposite[kind], entityId]),
      );
      expect(
        back.items.flatMap((item) => item.properties.map(({ prop, from, to }) => [prop, to, from])),
      ).toEqual(forth.items.flatMap((item) => item.properties.map(({ prop, from, to }) => [prop, from, to])));
      expect(await inPages(first, third.edition)).toEqual(forth.items);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('a difference says exactly which entries differ, compared with the two pictures', async () => {
  await fc.assert(
    fc.asyncProperty(someRecords, someRecords, async (a, b) => {
      await database.rollback();
      const first = (await loadEdition(database.db, 'alpha', a)).edition;
      const second = (await loadEdition(database.db, 'alpha', b)).edition;
      const [before, after] = [
        entriesOf(await pictureOf(database.db, { dataset: 'alpha', edition: 1 })),
        entriesOf(await pictureOf(database.db)),
      ];
      const { items } = await diff(first, second);
      const told = (kind: string) =>
        items
          .filter((item) => item.kind === kind)
          .map(({ entityId }) => entityId)
          .sort();
      expect(told('listed')).toEqual([...after.keys()].filter((id) => !before.has(id)).sort());
      expect(told('delisted')).toEqual([...before.keys()].filter((id) => !after.has(id)).sort());
      expect(told('changed')).toEqual(
        [...after]
          .filter(([id, hash]) => before.has(id) && before.get(id) !== hash)
          .map(([id]) => id)
          .sort(),
      );
    }),
    { numRuns: 40 },
  );
}, 120_000);

const entriesOf = (entities: Awaited<ReturnType<typeof pictureOf>>) =>
  new Map(
    entities.filter(({ id, entryId }) => id === entryId).map(({ id, contentHash }) => [id, contentHash]),
  );
const withoutJoining = (entities: Awaited<ReturnType<typeof pictureOf>>) =>
  entities.map(({ canonicalId: _, ...entity }) => entity);
const renamed = (incoming: IncomingRecord): IncomingRecord => ({
  ...incoming,
  entities: incoming.entities.map(({ id, schema, values }) => ({
    id: `b-${id}`,
    schema,
    values: values.map((value) =>
      value.prop === 'entity' ? { ...value, value: `b-${value.value}` } : value,
    ),
  })),
});
async function inPages(from: Edition, to: Edition) {
  const items: Awaited<ReturnType<typeof diff>>['items'] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await thePicture.diff(database.db, { from, to, limit: 2, cursor });
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}
