import { expect, test } from 'vitest';
import type { Contribution } from './bars';
import { factRows } from './facts';

type Entry = { prop: string; value: string };
const pair = (properties: Record<string, string[]>, entry: Entry[], contributions: Contribution[] = []) =>
  factRows({
    subjectRecord: {
      screeningId: 's',
      row: 1,
      schema: 'Person',
      caption: 'Yoessef El Amrani',
      properties,
      given: {},
      reference: null,
      flags: [],
      hits: 1,
    },
    entry: {
      canonicalId: 'NK-1',
      entityIds: ['x-1'],
      schema: 'Person',
      caption: 'Yusuf al-Amrani',
      transliteration: null,
      values: entry.map((one) => ({ ...one, transliteration: null, datasets: ['national'] })),
    },
    explanation: {
      score: 0.9,
      sureness: 0.8,
      matcher: 'm',
      leftName: null,
      rightName: null,
      alignment: [],
      contributions,
      ignored: [],
      sentence: {} as never,
    },
  });
const weighed = (feature: string, relation: string, values: [string, string]): Contribution => ({
  feature,
  relation,
  left: values[0],
  right: values[1],
  bits: 1,
});

test('the same property of both sides stands in one row, what tells apart first', () => {
  const { compared } = pair(
    { idNumber: ['87.03.04-123.45'], birthPlace: ['Tetouan'], birthDate: ['1987-03-04'] },
    [
      { prop: 'birthPlace', value: 'Tétouan' },
      { prop: 'birthDate', value: '1987-04-03' },
      { prop: 'nationality', value: 'ma' },
    ],
  );
  expect(compared.map((row) => [row.prop, row.left.length, row.right.length])).toEqual([
    ['birthDate', 1, 1],
    ['birthPlace', 1, 1],
    ['nationality', 0, 1],
    ['idNumber', 1, 0],
  ]);
});

type Case = {
  why: string;
  prop: string;
  left: string;
  right: string;
  says?: string;
  mark: string | null;
  relation?: string;
};

test.each<Case>([
  {
    why: 'equal but for case and accents',
    prop: 'birthPlace',
    left: 'TETOUAN',
    right: 'Tétouan',
    mark: 'same',
  },
  {
    why: 'an identifier written with dots',
    prop: 'idNumber',
    left: '87.03.04-123.45',
    right: '87030412345',
    mark: 'same',
  },
  {
    why: 'the matcher found day and month swapped',
    prop: 'birthDate',
    left: '1987-03-04',
    right: '1987-04-03',
    says: 'swapped',
    mark: 'near',
  },
  {
    why: 'the matcher calls it a conflict',
    prop: 'gender',
    left: 'male',
    right: 'female',
    says: 'conflict',
    mark: 'conflict',
  },
  {
    why: 'a date nobody weighed',
    prop: 'deathDate',
    left: '2001',
    right: '2002',
    mark: 'different',
  },
  {
    why: 'a place within a place',
    prop: 'birthPlace',
    left: 'Tetouan',
    right: 'Tétouan, MA',
    mark: 'near',
    relation: 'partial',
  },
  {
    why: 'a town is not its syllable',
    prop: 'birthPlace',
    left: 'Gent',
    right: 'Gentbrugge',
    mark: 'different',
  },
  { why: 'remarks are not compared', prop: 'notes', left: 'a', right: 'b', mark: null },
])('$why: $mark', ({ prop, left, right, says, mark, relation }) => {
  const feature = prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const { compared } = pair(
    { [prop]: [left] },
    [{ prop, value: right }],
    says ? [weighed(feature, says, [left, right])] : [],
  );
  expect(compared.find((row) => row.prop === prop)).toMatchObject({
    mark,
    relation: says ?? relation ?? null,
  });
});

test('a feature with a name of its own is found by the two values it weighed', () => {
  const { compared } = pair(
    { birthPlace: ['Gand'] },
    [{ prop: 'birthPlace', value: 'Gent' }],
    [weighed('place', 'variant', ['Gand', 'Gent'])],
  );
  expect(compared[0]).toMatchObject({ mark: 'same', relation: 'variant' });
});

test('a value only one side has is not marked', () => {
  const { compared } = pair({}, [{ prop: 'birthDate', value: '1987' }]);
  expect(compared[0]).toMatchObject({ mark: null, relation: null });
});

test('shared values come first and say so on both sides', () => {
  const { compared } = pair({ nationality: ['fr', 'be'] }, [
    { prop: 'nationality', value: 'ma' },
    { prop: 'nationality', value: 'be' },
  ]);
  expect(compared[0]?.left.map((one) => [one.value, one.shared])).toEqual([
    ['be', true],
    ['fr', false],
  ]);
  expect(compared[0]?.right.map((one) => one.value)).toEqual(['be', 'ma']);
  expect(compared[0]?.mark).toBe('same');
});

test('names and their parts are not said twice; what the entry adds stands apart', () => {
  const { compared, entryOnly } = pair(
    { name: ['Yoessef El Amrani'], firstName: ['Yoessef'], lastName: ['el amrani'] },
    [
      { prop: 'alias', value: 'Joseph' },
      { prop: 'fatherName', value: 'Hassan' },
      { prop: 'position', value: 'x' },
    ],
  );
  expect(compared).toEqual([]);
  expect(entryOnly.map((row) => row.prop)).toEqual(['fatherName', 'position']);
});
