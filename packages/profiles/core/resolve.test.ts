import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusters, type Decision, type ListedEntity, resolve } from './resolve';

type Props = Record<string, string | string[]>;
const entity = (
  dataset: string,
  id: string,
  schema: string,
  props: Props,
  referents?: string[],
): ListedEntity => ({
  id,
  dataset,
  schema,
  properties: Object.fromEntries(Object.entries(props).map(([prop, value]) => [prop, [value].flat()])),
  ...(referents && { referents }),
});
const person = (dataset: string, id: string, props: Props) =>
  entity(dataset, id, 'Person', { name: 'Joran Velthuys', ...props });
const sanction = (dataset: string, of: string, props: Props) =>
  entity(dataset, `${of}-sanction`, 'Sanction', { entity: of, ...props });
const joined = (entities: ListedEntity[], decisions?: Decision[]) => {
  const { canonical } = resolve(entities, { decisions });
  return canonical.get('a')!.startsWith('NK-') && canonical.get('a') === canonical.get('b');
};

test.each<{ why: string; entities: ListedEntity[]; same: boolean }>([
  {
    why: 'one UN reference on two lists',
    entities: [
      person('x', 'a', {}),
      sanction('x', 'a', { unscId: 'QDi.901' }),
      person('y', 'b', { name: 'VELTHUYS, Joran' }),
      sanction('y', 'b', { unscId: 'Qdi.901 (amended)' }),
    ],
    same: true,
  },
  {
    why: 'one EU reference, named by the French register',
    entities: [
      person('x', 'a', {}),
      sanction('x', 'a', { authorityId: 'EU.1234.56' }),
      person('y', 'b', {}),
      sanction('y', 'b', { authorityId: ['REF-7', 'EU.1234.56'] }),
    ],
    same: true,
  },
  {
    why: 'one UN reference, but quite other names',
    entities: [
      person('x', 'a', {}),
      sanction('x', 'a', { unscId: 'QDi.901' }),
      person('y', 'b', { name: 'Sipho Dikgacoi' }),
      sanction('y', 'b', { unscId: 'QDi.901' }),
    ],
    same: false,
  },
  {
    why: 'a name alone never joins',
    entities: [person('x', 'a', { birthDate: '1970-02-03' }), person('y', 'b', { birthDate: '1970-02-03' })],
    same: false,
  },
  {
    why: 'a passport of one country, and names alike',
    entities: [
      person('x', 'a', {}),
      entity('x', 'a-pass', 'Passport', { holder: 'a', number: 'EK 400 123', country: 'be' }),
      person('y', 'b', { name: 'Joran Veldhuis' }),
      entity('y', 'b-pass', 'Passport', { holder: 'b', number: 'EK400123', country: 'be' }),
    ],
    same: true,
  },
  {
    why: 'the same passport number of two countries',
    entities: [
      person('x', 'a', {}),
      entity('x', 'a-pass', 'Passport', { holder: 'a', number: 'EK400123', country: 'be' }),
      person('y', 'b', {}),
      entity('y', 'b-pass', 'Passport', { holder: 'b', number: 'EK400123', country: 'pl' }),
    ],
    same: false,
  },
  {
    why: 'the same number, filed under another property',
    entities: [
      entity('x', 'a', 'Company', { name: 'Zilvermeer Shipping', registrationNumber: '1023202741781' }),
      entity('y', 'b', 'Organization', { name: 'Zilvermeer Shipping Ltd', ogrnCode: '1023202741781' }),
    ],
    same: true,
  },
  {
    why: 'a short number without a country, and names only somewhat alike',
    entities: [
      person('x', 'a', { passportNumber: '40012' }),
      person('y', 'b', { passportNumber: '40012', name: 'Joran Smets' }),
    ],
    same: false,
  },
  {
    why: 'two sexes',
    entities: [
      person('x', 'a', { gender: 'male', idNumber: '850730033928' }),
      person('y', 'b', { gender: 'female', idNumber: '850730033928' }),
    ],
    same: false,
  },
  {
    why: 'births twenty years apart',
    entities: [
      person('x', 'a', { birthDate: '1950', idNumber: '850730033928' }),
      person('y', 'b', { birthDate: ['1970', '1971-03'], idNumber: '850730033928' }),
    ],
    same: false,
  },
  {
    why: 'a person is no ship',
    entities: [
      person('x', 'a', { idNumber: '9074729000' }),
      entity('y', 'b', 'Vessel', { name: 'Joran Velthuys', registrationNumber: '9074729000' }),
    ],
    same: false,
  },
  {
    why: 'a ship renamed, its IMO number right',
    entities: [
      entity('x', 'a', 'Vessel', { name: 'MORNING STAR', imoNumber: 'IMO 9074729' }),
      entity('y', 'b', 'Vessel', { name: 'Пальмира', imoNumber: '9074729' }),
    ],
    same: true,
  },
  {
    why: 'a ship renamed, its IMO number mistyped',
    entities: [
      entity('x', 'a', 'Vessel', { name: 'MORNING STAR', imoNumber: '9074720' }),
      entity('y', 'b', 'Vessel', { name: 'PALMYRA', imoNumber: '9074720' }),
    ],
    same: false,
  },
  {
    why: 'one passport number, but two taxpayers',
    entities: [
      person('x', 'a', { passportNumber: 'EK4001234', innCode: '500100732259' }),
      person('y', 'b', { passportNumber: 'EK4001234', innCode: '500100732260' }),
    ],
    same: false,
  },
  {
    why: 'two entries of one regime of the UN',
    entities: [
      person('x', 'a', { idNumber: '850730033928' }),
      sanction('x', 'a', { unscId: 'QDi.901' }),
      person('y', 'b', { idNumber: '850730033928' }),
      sanction('y', 'b', { unscId: 'QDi.902' }),
    ],
    same: false,
  },
  {
    why: 'FollowTheMoney says it had that id before',
    entities: [person('x', 'a', {}), entity('y', 'b', 'Person', { name: 'Joran Velthuys' }, ['a'])],
    same: true,
  },
  {
    why: 'two entries of one list stay two',
    entities: [
      person('x', 'a', { idNumber: '850730033928' }),
      person('x', 'b', { idNumber: '850730033928' }),
    ],
    same: false,
  },
])('$why: same is $same', ({ entities, same }) => {
  expect(joined(entities)).toBe(same);
});

test('a refusal names the pair, the value and why', () => {
  const { refused, joins } = resolve([
    person('x', 'a', { gender: 'male', idNumber: '850730033928' }),
    person('y', 'b', { gender: 'female', idNumber: '850730033928' }),
  ]);
  expect(joins).toEqual([]);
  expect(refused).toEqual([{ left: 'a', right: 'b', rule: 'id-number', value: '850730033928', why: 'sex' }]);
});

test('a value of five entries of one list is not used, and said', () => {
  const crowd = ['c', 'd', 'e', 'f'].map((id) => person('x', id, { idNumber: '850730033928' }));
  const resolution = resolve([
    ...crowd,
    person('x', 'a', { idNumber: '850730033928' }),
    person('y', 'b', { idNumber: '850730033928' }),
  ]);
  expect(resolution.joins).toEqual([]);
  expect(resolution.crowded).toEqual([{ rule: 'id-number', value: '850730033928', entries: 6 }]);
});

test('two separate entries of one list are not drawn together by a third', () => {
  const { canonical, refused } = resolve([
    person('x', 'a', { name: 'Joran Velthuys', idNumber: '850730033928' }),
    person('x', 'b', { name: 'Joran Smets', idNumber: '850730033928' }),
    person('y', 'c', { name: 'Joran Velthuys Smets', idNumber: '850730033928' }),
  ]);
  expect(canonical.get('a')).not.toBe(canonical.get('b'));
  expect(refused.map(({ why }) => why)).toEqual(['same-list']);
});

test.each<{ why: string; decisions: Decision[]; same: boolean }>([
  { why: 'negative', decisions: [{ left: 'b', right: 'a', judgement: 'negative', order: 1 }], same: false },
  { why: 'unsure', decisions: [{ left: 'a', right: 'b', judgement: 'unsure', order: 1 }], same: false },
  {
    why: 'negative, taken back',
    decisions: [
      { left: 'a', right: 'b', judgement: 'no_judgement', order: 2 },
      { left: 'a', right: 'b', judgement: 'negative', order: 1 },
    ],
    same: true,
  },
])('an officer said $why: same is $same', ({ decisions, same }) => {
  const entities = [
    person('x', 'a', { idNumber: '850730033928' }),
    person('y', 'b', { idNumber: '850730033928' }),
  ];
  expect(joined(entities, decisions)).toBe(same);
});

test('an officer may join what no rule joins, and keep apart what others would draw together', () => {
  const entities = [
    person('x', 'a', { name: 'Sipho Dikgacoi' }),
    person('y', 'b', { idNumber: '850730033928' }),
    person('z', 'c', { idNumber: '850730033928' }),
  ];
  const { canonical } = resolve(entities, {
    decisions: [
      { left: 'a', right: 'b', judgement: 'positive', order: 1 },
      { left: 'a', right: 'c', judgement: 'negative', order: 2 },
    ],
  });
  expect(canonical.get('a')).toBe(canonical.get('b'));
  expect(canonical.get('c')).toBe('c');
});

const anyEntities = fc.array(
  fc.record({
    dataset: fc.constantFrom('x', 'y', 'z'),
    id: fc.integer({ min: 0, max: 15 }).map((n) => `e${n}`),
    name: fc.constantFrom('Joran Velthuys', 'Joran Veldhuis', 'Sipho Dikgacoi', 'Jo'),
    sex: fc.constantFrom('male', 'female', ''),
    number: fc.constantFrom('850730033928', '1023202741781', '40012', ''),
    passport: fc.constantFrom('EK400123', '850730033928', ''),
    country: fc.constantFrom('be', 'pl', ''),
    reference: fc.constantFrom('QDi.901', 'QDi.902', 'TAi.001', ''),
  }),
  { maxLength: 24 },
);
const anyDecisions = fc.uniqueArray(
  fc.record({
    left: fc.integer({ min: 0, max: 15 }).map((n) => `e${n}`),
    right: fc.integer({ min: 0, max: 15 }).map((n) => `e${n}`),
    judgement: fc.constantFrom<Decision['judgement']>('positive', 'negative', 'unsure', 'no_judgement'),
    order: fc.nat(1000),
  }),
  { maxLength: 6, selector: ({ order }) => order },
);
const spread = (rows: typeof anyEntities extends fc.Arbitrary<infer Rows> ? Rows : never): ListedEntity[] =>
  rows.flatMap(({ dataset, id, name, sex, number, passport, country, reference }) => [
    person(dataset, id, { name, gender: sex ? [sex] : [], idNumber: number ? [number] : [] }),
    entity(dataset, `${id}-p`, 'Passport', {
      holder: id,
      number: passport,
      country: country ? [country] : [],
    }),
    sanction(dataset, id, { unscId: reference }),
  ]);

test('the order of entities and of judgements makes no difference', () => {
  fc.assert(
    fc.property(anyEntities, anyDecisions, fc.infiniteStream(fc.nat()), (rows, decisions, numbers) => {
      const shuffle = <Item>(items: readonly Item[]) =>
        items
          .map((item) => ({ item, at: numbers.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item);
      const entities = spread(rows);
      const one = resolve(entities, { decisions });
      const other = resolve(shuffle(entities), { decisions: shuffle(decisions) });
      expect([...other.canonical].sort()).toEqual([...one.canonical].sort());
      expect({ ...other, canonical: null }).toEqual({ ...one, canonical: null });
    }),
    { numRuns: 300 },
  );
});

test('what shares no value with the rest is resolved alike with and without it', () => {
  fc.assert(
    fc.property(anyEntities, (rows) => {
      const entities = spread(rows);
      const alone = clusters(entities);
      const others = [
        person('x', 'other', { idNumber: '999888777666' }),
        person('y', 'another', { idNumber: '999888777666' }),
      ];
      const together = clusters([...others, ...entities]);
      for (const [id, canonical] of alone) expect(together.get(id)).toBe(canonical);
    }),
  );
});
