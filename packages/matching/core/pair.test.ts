import type { Entity } from '@belfry/model';
import { describe, expect, test } from 'vitest';
import { explainPair, score } from './pair';
import { sentence } from './sentence/sentence';

const entity = (schema: string, name: string, more: Record<string, string[]> = {}): Entity => ({
  id: `${schema} ${name}`,
  schema,
  properties: { name: [name], ...more },
});
const person = (name: string, more = {}) => entity('Person', name, more);

describe('MAT-1 one person in other spellings stands at or above the threshold', () => {
  test.each([
    ['Youssef El Amrani', 'Joesoef Amrani', 'French and Dutch spelling of Arabic'],
    ['Yusuf al-Amrani', 'Youssef Elamrani', 'article joined'],
    ['Abdul Rahman Yassin', 'Abderrahmane Yasin', 'servant’s name joined'],
    ['Abd al-Rahman Yasin', 'YASSINE, Abdelrahman', 'and turned round'],
    ['Ivan Petrovich Sidorov', 'Ivan Sidorov', 'patronymic on one side'],
    ['John Michael Smith', 'Smith, John', 'middle name missing'],
    ['Jürgen Müller', 'Juergen Mueller', 'umlauts as in passports'],
    ['Giorgi Kapanadze', 'გიორგი კაპანაძე', 'Georgian script'],
    ['Наталья Иванова', 'Natalia Ivanova', 'Cyrillic'],
    ['Αλέξης Παπαδόπουλος', 'Alexis Papadopoulos', 'Greek'],
    ['Թադևոս Սարգսյան', 'Tadevos Sargsyan', 'Armenian'],
    ['王伟', 'Wang Wei', 'Chinese'],
    ['王小伟', 'Wang Hsiao-wei', 'Wade–Giles'],
    ['박지성', 'Park Ji Sung', 'Korean'],
    ['山田太郎', 'Taro Yamada', 'Japanese'],
    ['Xhemal Hoxha', 'Djemal Hodja', 'Albanian spelling'],
    ['J. Smith', 'John Smith', 'initial'],
    ['William Gates', 'Bill Gates', 'short form'],
    ['Jeanpierre Dubois', 'Dubois Jean-Pierre', 'joined'],
    ['Jan van den Berg', 'Jan Vandenberg', 'particles joined'],
  ])('%s = %s: %s', (left, right) => {
    expect(score(person(left), person(right)).score).toBeGreaterThanOrEqual(0.7);
  });
});

describe('MAT-2 a telling part that differs keeps a pair below the threshold', () => {
  test.each([
    ['Ali Hassan Mahmoud', 'Omar Hassan Mahmoud', 'brothers'],
    ['John Smith Jr', 'John Smith Sr', 'father and son'],
    ['J. Smith', 'Peter Smith', 'other initial'],
    ['Maria', 'Maria Lopez', 'a given name alone'],
    ['Erik Janssens', 'Erik Peeters', 'same given name'],
  ])('%s ≠ %s: %s', (left, right) => {
    expect(score(person(left), person(right)).score).toBeLessThan(0.7);
  });
});

describe('MAT-3 organisations, by what is distinctive in their names', () => {
  test.each([
    ['Acme Trading NV', 'Acme Trading SA', true],
    ['OOO Romashka', 'ООО «Ромашка»', true],
    ['Alpha Fund II LP', 'Alpha Fund 2', true],
    ['Islamic Revolutionary Guard Corps', 'IRGC', true],
    ['CORP', 'Corp', false],
    ['Trading', 'Trading', false],
    ['Alpha Fund II', 'Alpha Fund III', false],
    ['Kestrel Neft', 'Kestrel Bank', false],
  ])('%s / %s', (left, right, alike) => {
    expect(score(entity('Company', left), entity('Company', right)).score >= 0.7).toBe(alike);
  });
});

test('MAT-4 a person is not compared with an organisation', () => {
  const left = person('Acme Trading');
  const right = entity('Organization', 'Acme Trading');
  expect(score(left, right)).toEqual({ score: 0, sureness: 0 });
  expect(explainPair(left, right).ignored[0]!.code).toBe('ignored/other-schema');
});

test('MAT-5 homoglyphs are matched and said', () => {
  const found = explainPair(person('Vladimir Dorenko'), person('Vladimіr Dorenko'));
  expect(found.score).toBe(1);
  expect(found.ignored.map(({ code }) => code)).toContain('ignored/homoglyph');
});

test('MAT-6 a bare common name scores high and is not sure', () => {
  const found = score(person('Mohamed Ali'), person('Mohamed Ali'));
  expect(found.score).toBe(1);
  expect(found.sureness).toBeLessThan(0.3);
});

test.each([
  ['en', 'All names the same; born on the same day; no shared document.'],
  ['fr', 'Tous les noms identiques; même date de naissance; aucun document commun.'],
  ['nl', 'Alle namen gelijk; zelfde geboortedatum; geen gedeeld document.'],
  ['de', 'Alle Namen gleich; am selben Tag geboren; kein gemeinsames Dokument.'],
] as const)('one plain sentence in %s', (language, text) => {
  const born = { birthDate: ['1980-03-14'] };
  expect(sentence(explainPair(person('Erik Janssens', born), person('Erik Janssens', born)), language)).toBe(
    text,
  );
});
