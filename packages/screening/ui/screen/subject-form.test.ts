import { isA, schema } from '@belfry/model/schemata';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  draftProblems,
  FIELDS,
  SUBJECT_SCHEMATA,
  type SubjectDraft,
  shownValues,
  subjectOf,
  typedDate,
} from './subject-form';

const draft = (part: Partial<SubjectDraft>): SubjectDraft => ({
  schema: 'Person',
  values: { name: ['Amina Diallo'] },
  reason: 'badge',
  ...part,
});

test.each(SUBJECT_SCHEMATA)('every field of %s is a property of its schema', (name) => {
  for (const { prop } of FIELDS[name]) expect(schema(name)?.properties[prop], prop).toBeDefined();
  expect(isA(name, 'Thing')).toBe(true);
});

test.each([
  ['1987', '1987'],
  ['1987-3', '1987-03'],
  ['1987-03-04', '1987-03-04'],
  ['4/3/1987', '1987-03-04'],
  ['04.03.1987', '1987-03-04'],
  ['3/1987', '1987-03'],
  ['31/02/1987', null],
  ['1987-13', null],
  ['about 1987', null],
  ['', null],
])('%s is the date %s', (written, date) => {
  expect(typedDate(written)).toBe(date);
});

test('a day of the calendar is read back from both ways of writing it', () => {
  const day = fc.date({ min: new Date('1500-01-01'), max: new Date('2200-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      expect(typedDate(iso)).toBe(iso);
      expect(typedDate(iso.split('-').reverse().join('/'))).toBe(iso);
    }),
  );
});

test.each<{ why: string; part: Partial<SubjectDraft>; problems: object }>([
  { why: 'no name', part: { values: { name: ['  '] } }, problems: { name: 'name-missing' } },
  { why: 'no reason', part: { reason: ' ' }, problems: { reason: 'reason-missing' } },
  {
    why: 'no such day',
    part: { values: { name: ['A'], birthDate: ['31/02/1987'] } },
    problems: { birthDate: 'date-impossible' },
  },
  {
    why: 'no date',
    part: { values: { name: ['A'], birthDate: ['spring'] } },
    problems: { birthDate: 'date-unreadable' },
  },
  { why: 'nothing', part: {}, problems: {} },
])('what keeps it from being screened: $why', ({ part, problems }) => {
  expect(draftProblems(draft(part))).toEqual(problems);
});

test('the subject has the fields of its kind, once each, dates in ISO', () => {
  const values = {
    name: ['Amina Diallo', ' ', 'Amina Diallo'],
    birthDate: ['4/3/1987'],
    imoNumber: ['9074729'],
  };
  expect(subjectOf(draft({ values }))).toEqual({
    schema: 'Person',
    properties: { name: ['Amina Diallo'], birthDate: ['1987-03-04'] },
  });
});

test('a field with one value shows one; an empty field shows one to type in', () => {
  const [name, birthPlace] = [FIELDS.Person[0]!, FIELDS.Person[2]!];
  expect(shownValues(name, undefined)).toEqual(['']);
  expect(shownValues(name, ['a', ''])).toEqual(['a', '']);
  expect(shownValues(birthPlace, ['Gent', 'x'])).toEqual(['Gent']);
});
