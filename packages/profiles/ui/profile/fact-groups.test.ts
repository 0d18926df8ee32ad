import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact, Origin } from '../../core/api';
import { factGroups, inForce, knownSince, statedBy } from './fact-groups';

const origin = (dataset: string, knownFrom = '2024-01-01', knownUntil: string | null = null): Origin => ({
  entityId: `${dataset}-1`,
  dataset,
  datasetTitle: dataset,
  edition: 1,
  place: null,
  original: null,
  lang: null,
  knownFrom,
  knownUntil,
});
const fact = (prop: string, value: string, origins = [origin('un')], type = 'string'): Fact => ({
  prop,
  type,
  value,
  target: null,
  transliteration: null,
  origins,
});

test('names come first, then what tells apart, identifiers, the rest, remarks last', () => {
  const facts = [
    fact('notes', 'x'),
    fact('position', 'x'),
    fact('idNumber', '1', undefined, 'identifier'),
    fact('birthDate', '1987'),
    fact('name', 'A'),
  ];
  expect(factGroups(facts).map((group) => group.prop)).toEqual([
    'name',
    'birthDate',
    'idNumber',
    'position',
    'notes',
  ]);
});

test.each([
  {
    why: 'two birth dates',
    facts: [fact('birthDate', '1987-03-04'), fact('birthDate', '1987-04-03')],
    disagree: true,
  },
  {
    why: 'a year and a day in it',
    facts: [fact('birthDate', '1987'), fact('birthDate', '1987-04-03')],
    disagree: false,
  },
  { why: 'two names', facts: [fact('name', 'A'), fact('name', 'B')], disagree: false },
  {
    why: 'one of the two withdrawn',
    facts: [fact('birthDate', '1987'), fact('birthDate', '1990', [origin('un', '2020', '2021')])],
    disagree: false,
  },
])('$why disagree: $disagree', ({ facts, disagree }) => {
  expect(factGroups(facts)[0]?.disagree).toBe(disagree);
});

test('a value is stated by the lists that have it now, each once; a withdrawn one by those that had it', () => {
  const now = fact('name', 'A', [origin('un'), origin('eu', '2020', '2021'), origin('be'), origin('be')]);
  expect(statedBy(now)).toEqual(['be', 'un']);
  expect(knownSince(now)).toBe('2020');
  const gone = fact('name', 'B', [origin('eu', '2020', '2021')]);
  expect(inForce(gone)).toBe(false);
  expect(statedBy(gone)).toEqual(['eu']);
});

test('no fact is lost or doubled', () => {
  const any = fc.record({
    prop: fc.constantFrom('name', 'birthDate', 'position', 'notes'),
    value: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(any), (facts) => {
      const grouped = factGroups(facts.map(({ prop, value }) => fact(prop, value))).flatMap(
        (group) => group.facts,
      );
      expect(grouped.map((one) => `${one.prop}=${one.value}`).sort()).toEqual(
        facts.map((one) => `${one.prop}=${one.value}`).sort(),
      );
    }),
  );
});
