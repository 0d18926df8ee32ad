import fc from 'fast-check';
import { expect, test } from 'vitest';
import { record, stated, type Told } from '../picture.testing';
import { contentHash, idOf, incomingOf } from './incoming';

test('a hostile record: null bytes, half characters, endless ids, unknown and dangerous properties', () => {
  const endless = 'x'.repeat(5_000);
  const entity = {
    id: endless,
    schema: 'Person',
    values: [
      { prop: 'name', value: 'a\u0000b\ud800' },
      { prop: 'name', value: 'a\u0000b\ud800' },
      { prop: '__proto__', value: 'polluted' },
      { prop: 'constructor', value: 'polluted' },
      { prop: 'addressEntity', value: `${endless}y` },
      { prop: 'alias', value: '' },
    ],
  };
  const [incoming] = incomingOf(record(entity));
  expect(incoming!.id.length).toBeLessThan(300);
  expect([...incoming!.values.values()].map(({ prop, value }) => [prop, value.slice(0, 10)])).toEqual([
    ['name', 'a\ufffdb\ufffd'],
    ['addressEntity', 'xxxxxxxxxx'],
  ]);
  expect(idOf(endless)).not.toBe(idOf(`${endless}y`));
  expect(incoming!.entryId).toBe(incoming!.id);
});

test.each<{ id: string; schema: string; told: Told; entry: string; why: string }>([
  { id: 'p', schema: 'Person', told: {}, entry: 'p', why: 'a person told beside another entry stands alone' },
  {
    id: 's',
    schema: 'Sanction',
    told: { entity: 'p' },
    entry: 'p',
    why: 'a sanction hangs on whom it names',
  },
  { id: 's', schema: 'Sanction', told: {}, entry: 'main', why: 'or on the main entity of its record' },
  {
    id: 'w',
    schema: 'CryptoWallet',
    told: {},
    entry: 'main',
    why: 'a wallet hangs on who is listed with it',
  },
  {
    id: 'o',
    schema: 'Ownership',
    told: { owner: 'p' },
    entry: 'main',
    why: 'a link told with an entry hangs on it',
  },
])('$why', ({ id, schema, told, entry }) => {
  const entities = incomingOf(
    record(stated('main', 'Company', { name: 'Zilvermeer' }), stated(id, schema, told)),
  );
  expect(entities[1]!.entryId).toBe(entry);
});

test('the content hash changes with any value and not with their order', () => {
  const pair = fc.record({ prop: fc.constantFrom('name', 'alias'), value: fc.string() });
  fc.assert(
    fc.property(
      fc.uniqueArray(pair, { selector: ({ prop, value }) => JSON.stringify([prop, value]), minLength: 1 }),
      (values) => {
        const hash = contentHash('Person', values);
        expect(contentHash('Person', [...values].reverse())).toBe(hash);
        expect(contentHash('Person', values.slice(1))).not.toBe(hash);
        expect(contentHash('LegalEntity', values)).not.toBe(hash);
      },
    ),
  );
});
