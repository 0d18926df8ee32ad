import { expect, test } from 'vitest';
import { testDatabase } from './testing';

const database = testDatabase();
const entries = () =>
  database.db
    .selectFrom('log')
    .select(['act', 'reason', 'object_id', 'detail', 'officer_id'])
    .orderBy('id')
    .execute();

test('an entry stands or falls with the change it is about', async () => {
  const { context, acting, db } = database;
  const change = (fails: boolean) =>
    db.transaction().execute(async (trx) => {
      await context.log.write(
        acting,
        { act: 'alteration', objectKind: 'list', objectId: String(fails) },
        trx,
      );
      if (fails) throw new Error('the change failed');
    });
  await change(false);
  await expect(change(true)).rejects.toThrow('the change failed');
  expect(await entries()).toMatchObject([
    { act: 'alteration', object_id: 'false', officer_id: acting.officerId },
  ]);
});

test('an entry is written whatever people typed', async () => {
  const { context } = database;
  const detail = { q: 'a\u0000b\ud800', deep: ['\udfff'] };
  await context.log.write(null, {
    act: 'consultation',
    objectKind: 'search',
    reason: 'x\u0000',
    objectId: '\ud800',
    detail,
  });
  expect(await entries()).toEqual([
    {
      act: 'consultation',
      reason: 'x\ufffd',
      object_id: '\ufffd',
      detail: { q: 'a\ufffdb\ufffd', deep: ['\ufffd'] },
      officer_id: null,
    },
  ]);
});
