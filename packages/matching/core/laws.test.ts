import type { Entity } from '@belfry/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainPair, score } from './pair';

const words = [
  'Mohamed',
  'Youssef',
  'van',
  'den',
  'Berg',
  'Ali',
  'Янис',
  'محمد',
  '王',
  'J',
  'Kapanadze',
  'Trading',
  'NV',
  'II',
  'Maria',
  'Smith',
  'al',
  'O’Neil',
  'Müller',
  'Ivanovich',
];
const name = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(' '));
const wild = fc.oneof(name, fc.string({ unit: 'binary', maxLength: 40 }));
const date = fc.constantFrom('1980', '1980-03', '1980-03-14', '1980-01-01', '1981-03-14', '1990-12-02');
const facts = fc.record(
  {
    birthDate: fc.array(date, { maxLength: 2 }),
    nationality: fc.array(fc.constantFrom('be', 'ma', 'ru', 'suhh'), { maxLength: 2 }),
    idNumber: fc.array(fc.constantFrom('AB123456', 'AB123457', 'XY999000'), { maxLength: 2 }),
    gender: fc.array(fc.constantFrom('male', 'female'), { maxLength: 1 }),
    address: fc.array(fc.constantFrom('Kerkstraat 12, 2000 Antwerpen', 'Rue de la Loi 16, 1000 Bruxelles'), {
      maxLength: 2,
    }),
  },
  { requiredKeys: [] },
);
const entity = (
  schema: string,
  names = fc.array(name, { minLength: 1, maxLength: 3 }),
): fc.Arbitrary<Entity> =>
  fc.tuple(names, facts).map(([all, more]) => ({ id: 'x', schema, properties: { ...more, name: all } }));
const schema = fc.constantFrom('Person', 'Company', 'Vessel', 'LegalEntity');
const pair = schema.chain((one) => fc.tuple(entity(one), entity(one)));

test('symmetric, to the last digit', () => {
  fc.assert(
    fc.property(pair, ([left, right]) => {
      expect(score(left, right)).toEqual(score(right, left));
    }),
    { numRuns: 1000 },
  );
});

test('any text at all gives two figures from 0 to 1', () => {
  fc.assert(
    fc.property(entity('Person', fc.array(wild, { maxLength: 3 })), entity('Person'), (left, right) => {
      const found = explainPair(left, right);
      for (const figure of [found.score, found.sureness]) expect(figure >= 0 && figure <= 1).toBe(true);
      for (const { left: span } of found.alignment)
        if (span) expect(span.end).toBeLessThanOrEqual(found.leftName!.length);
    }),
  );
});

test('the explanation has the figures of the score', () => {
  fc.assert(
    fc.property(pair, ([left, right]) => {
      const { score: alike, sureness } = explainPair(left, right);
      expect({ score: alike, sureness }).toEqual(score(left, right));
    }),
  );
});

test('an entity is wholly like itself when its name tells anything', () => {
  fc.assert(
    fc.property(name, (one) => {
      const same: Entity = { id: 'x', schema: 'Person', properties: { name: [one] } };
      expect(score(same, same).score).toBe(1);
    }),
  );
});

test('independent of the order of names and of which property a name stands in', () => {
  const spread = fc.constantFrom('name', 'alias', 'weakAlias', 'previousName');
  fc.assert(
    fc.property(
      entity('Person'),
      entity('Person'),
      fc.array(spread, { minLength: 3, maxLength: 3 }),
      (left, right, places) => {
        const { name: names, ...rest } = left.properties;
        const moved: Record<string, readonly string[]> = { ...rest };
        names!.toReversed().forEach((one, at) => {
          moved[places[at]!] = [...(moved[places[at]!] ?? []), one];
        });
        expect(score({ ...left, properties: moved }, right)).toEqual(score(left, right));
      },
    ),
  );
});

test.each([
  { feature: 'birth date', prop: 'birthDate', value: '1975-06-21' },
  { feature: 'nationality', prop: 'nationality', value: 'ge' },
  { feature: 'passport', prop: 'passportNumber', value: 'QX7788990' },
  { feature: 'address', prop: 'address', value: 'Lange Nieuwstraat 101, 2000 Antwerpen' },
  { feature: 'birth place', prop: 'birthPlace', value: 'Kutaisi' },
  { feature: 'phone', prop: 'phone', value: '+32 475 11 22 33' },
  { feature: 'name', prop: 'name', value: 'Zviad Gelashvili' },
])('one more agreement never lowers a figure: $feature', ({ prop, value }) => {
  const with_ = (one: Entity): Entity => ({
    ...one,
    properties: { ...one.properties, [prop]: [...(one.properties[prop] ?? []), value] },
  });
  fc.assert(
    fc.property(entity('Person'), entity('Person'), (left, right) => {
      const [before, after] = [score(left, right), score(with_(left), with_(right))];
      expect(after.score).toBeGreaterThanOrEqual(before.score);
      expect(after.sureness).toBeGreaterThanOrEqual(before.sureness);
    }),
  );
});
