import { schemaNames } from '@belfry/model/schemata';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SubjectUpload } from '../../core/api';
import { assign, corrected, draftFrom, mappingOf, mappingProblems, targetsFor, withSchema } from './mapping';

const column = (name: string, guess: string | null) => ({ name, guess, remembered: false, examples: ['x'] });
const upload: SubjectUpload = {
  uploadId: 'u',
  fileName: 'badges.csv',
  bytes: 10,
  columns: [
    column('Naam', 'name'),
    column('Geboren', 'birthDate'),
    column('Dossier', 'reference'),
    column('Kleur', null),
  ],
  rows: 2,
  schema: 'Person',
  warnings: [],
};

test('the guess is taken as it is and can be corrected', () => {
  const draft = assign(draftFrom(upload), 'Kleur', 'birthPlace');
  expect(mappingOf(draft)).toEqual({
    schema: 'Person',
    dates: 'dmy',
    columns: { Naam: 'name', Geboren: 'birthDate', Dossier: 'reference', Kleur: 'birthPlace' },
  });
  expect(corrected(draft, upload)).toEqual(['Kleur']);
});

test.each([
  { why: 'no column is a name', change: ['Naam', null], problems: [{ code: 'no-name', columns: [] }] },
  { why: 'a last name is a name', change: ['Naam', 'lastName'], problems: [] },
  {
    why: 'two columns are the reference',
    change: ['Kleur', 'reference'],
    problems: [{ code: 'twice', columns: ['Dossier', 'Kleur'] }],
  },
  { why: 'two columns are nationalities', change: ['Kleur', 'nationality'], problems: [] },
] as const)('what keeps it from being used: $why', ({ change, problems }) => {
  expect(mappingProblems(assign(draftFrom(upload), change[0], change[1]))).toEqual(problems);
});

test('a ship has no birth date: the column is no longer used, its reference stays', () => {
  expect(withSchema(draftFrom(upload), 'Vessel').columns).toEqual({
    Naam: 'name',
    Geboren: null,
    Dossier: 'reference',
    Kleur: null,
  });
});

test('whatever the kind: every property is offered once, and none that only links', () => {
  fc.assert(
    fc.property(fc.constantFrom(...schemaNames()), (name) => {
      const { common, rest } = targetsFor(name);
      const all = [...common, ...rest];
      expect(new Set(all).size).toBe(all.length);
      for (const never of ['ownershipOwner', 'religion', 'ethnicity']) expect(all).not.toContain(never);
    }),
  );
});
