import { createIndex } from '@belfry/matching';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryIndex, type IndexedEntity } from './entry-index';

const NAMES = ['Zebulon Quisthoudt', 'Zebulon Quisthout', 'Ottoline Vandersnickt', 'Hendrika Olmobrecht'];
const entity = (over: Partial<IndexedEntity> & { name?: string } = {}): IndexedEntity => {
  const { name = NAMES[0]!, ...rest } = over;
  const id = rest.id ?? 'q1';
  return {
    dataset: 'a',
    id,
    canonicalId: id,
    entryId: id,
    schema: 'Person',
    caption: name,
    contentHash: `${name}`,
    properties: { name: [name] },
    ...rest,
  };
};
const edition = (dataset: string) => ({ dataset, title: dataset, number: 1, sha256: '0'.repeat(64) });
const indexOf = (entities: readonly IndexedEntity[]) => {
  const index = entryIndex(createIndex);
  for (const one of entities) index.put(one);
  index.setEditions(['a', 'b', 'c'].map(edition));
  return index;
};
const ask = (name: string) => ({ id: 's', schema: 'Person', properties: { name: [name] } });

test('one entry that three lists carry is one hit, the best entity first, with all its lists', () => {
  const index = indexOf([
    entity({ dataset: 'a', id: 'a1', canonicalId: 'NK-1', name: 'Z. Quisthoudt' }),
    entity({ dataset: 'b', id: 'b1', canonicalId: 'NK-1' }),
    entity({ dataset: 'c', id: 'c1', canonicalId: 'NK-1', name: 'Somebody Different' }),
  ]);
  const hits = index.screen(ask('Zebulon Quisthoudt'), { cutoff: 0.5 });
  expect(hits).toHaveLength(1);
  expect(hits[0]).toMatchObject({ canonicalId: 'NK-1', caption: 'Zebulon Quisthoudt' });
  expect(hits[0]!.entityIds[0]).toBe('b1');
  expect([...hits[0]!.datasets].sort()).toEqual(['a', 'b', 'c']);
});

test('entries are counted, not their entities: a limit of two gives two entries', () => {
  const crowd = Array.from({ length: 12 }, (_, i) =>
    entity({ dataset: 'a', id: `x${i}`, canonicalId: 'NK-1' }),
  );
  const index = indexOf([...crowd, entity({ dataset: 'b', id: 'y', name: NAMES[1]! })]);
  expect(
    index.screen(ask('Zebulon Quisthoudt'), { cutoff: 0.5, limit: 2 }).map(({ canonicalId }) => canonicalId),
  ).toEqual(['NK-1', 'y']);
});

test('the hash of an entry covers all its lists, whichever were asked', () => {
  const index = indexOf([
    entity({ dataset: 'a', id: 'a1', canonicalId: 'NK-1' }),
    entity({ dataset: 'b', id: 'b1', canonicalId: 'NK-1' }),
  ]);
  const hash = (datasets: string[]) => index.screen(ask(NAMES[0]!), { datasets, cutoff: 0.5 })[0]!.entryHash;
  const before = hash(['a']);
  expect(hash(['a', 'b'])).toBe(before);
  index.put(entity({ dataset: 'b', id: 'b1', canonicalId: 'NK-1', contentHash: 'changed', name: NAMES[1]! }));
  expect(hash(['a'])).not.toBe(before);
});

test('leaving out an id leaves out the whole entry, whichever of its ids is said', () => {
  const index = indexOf([
    entity({ dataset: 'a', id: 'a1', canonicalId: 'NK-1' }),
    entity({ dataset: 'b', id: 'b1', canonicalId: 'NK-1' }),
  ]);
  for (const id of ['a1', 'b1', 'NK-1'])
    expect(index.screen(ask(NAMES[0]!), { cutoff: 0.5, excludeIds: [id] })).toEqual([]);
});

test('however it came to hold what it holds, an index answers as one built from that alone', () => {
  const step = fc.record({
    dataset: fc.constantFrom('a', 'b'),
    id: fc.constantFrom('1', '2', '3'),
    name: fc.constantFrom(...NAMES),
    canonicalId: fc.constantFrom('NK-1', 'NK-2', 'own'),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const lived = indexOf([]);
      const held = new Map<string, IndexedEntity>();
      for (const { gone, canonicalId, ...rest } of steps) {
        const one = entity({ ...rest, canonicalId: canonicalId === 'own' ? rest.id : canonicalId });
        if (gone) lived.take(one.dataset, one.id);
        else lived.put(one);
        if (gone) held.delete(`${one.dataset}/${one.id}`);
        else held.set(`${one.dataset}/${one.id}`, one);
      }
      const fresh = indexOf([...held.values()]);
      expect(lived.size).toBe(fresh.size);
      for (const name of NAMES)
        expect(lived.screen(ask(name), { cutoff: 0.6 })).toEqual(fresh.screen(ask(name), { cutoff: 0.6 }));
    }),
    { numRuns: 60 },
  );
});
