import type { Entity } from '@belfry/model';
import { describe, expect, test } from 'vitest';
import { score } from './pair';

/** Invented names by category; every category has pairs that are one and hard ones that are not. */
type Category = {
  readonly schema: string;
  readonly same: readonly (readonly [string, string])[];
  readonly other: readonly (readonly [string, string])[];
};

const categories: Readonly<Record<string, Category>> = {
  'Arabic spellings': {
    schema: 'Person',
    same: [
      ['Youssef Benjelloun', 'Yusuf Benjelloun'],
      ['Khalid Cherkaoui', 'Khaled Cherkawi'],
      ['Rachid Tazi', 'Rasheed Tazi'],
      ['Noureddine Sabri', 'Nureddin Sabri'],
    ],
    other: [
      ['Youssef Benjelloun', 'Ilyas Benjelloun'],
      ['Khalid Cherkaoui', 'Khalid Bouzidi'],
      ['Abdelkarim Sabri', 'Abdelaziz Sabri'],
    ],
  },
  'Slavic spellings': {
    schema: 'Person',
    same: [
      ['Сергей Корольков', 'Sergei Korolkov'],
      ['Evgeny Shchukin', 'Yevgeniy Chtchoukine'],
      ['Олександр Шевчук', 'Oleksandr Shevchuk'],
      ['Dmitri Olegovich Ryabov', 'Dmitry Ryabov'],
    ],
    other: [
      ['Сергей Корольков', 'Andrei Korolkov'],
      ['Oleg Dmitrievich Ryabov', 'Igor Dmitrievich Ryabov'],
    ],
  },
  'Dutch and Flemish': {
    schema: 'Person',
    same: [
      ['Pieter van den Broeck', 'Pieter Vandenbroeck'],
      ['Van de Velde, An', 'An Van de Velde'],
      ['Sofie De Smedt', 'Sofie Desmedt'],
    ],
    other: [
      ['Pieter van den Broeck', 'Pieter van den Heuvel'],
      ['Jef Claes', 'Tom Claes'],
    ],
  },
  'Turkish and Albanian letters': {
    schema: 'Person',
    same: [
      ['Ayşe Gündoğdu', 'Ayse Gundogdu'],
      ['Çağlar Şimşek', 'Caglar Simsek'],
      ['Xhevahir Gjoni', 'Dzhevahir Gjoni'],
    ],
    other: [
      ['Ayşe Gündoğdu', 'Emine Gündoğdu'],
      ['Besnik Gjoni', 'Besnik Toska'],
    ],
  },
  'Chinese and Korean': {
    schema: 'Person',
    same: [
      ['陈建国', 'Chen Jianguo'],
      ['陳建國', '陈建国'],
      ['Chen Jian Guo', 'Jianguo Chen'],
      ['박서준', 'Park Seo-jun'],
    ],
    other: [
      ['陈建国', '陈建华'],
      ['Chen Jianguo', 'Chen Xiaoming'],
      ['박서준', 'Park Ji-min'],
    ],
  },
  'Generations and numbers': {
    schema: 'Person',
    same: [
      ['Robert Hale Jr.', 'Robert Hale, Jr'],
      ['Robert Hale III', 'Robert Hale 3rd'],
    ],
    other: [
      ['Robert Hale Jr', 'Robert Hale Sr'],
      ['Robert James Hale II', 'Robert James Hale III'],
    ],
  },
  'Firms and their sisters': {
    schema: 'Company',
    same: [
      ['Kestrel Logistics BV', 'Kestrel Logistics B.V.'],
      ['Kestrel Logistics SRL', 'KESTREL LOGISTICS bv'],
      ['ООО «Северный ветер»', 'OOO Severnyy Veter'],
      ['Plover Bank', 'Plover Banque SA'],
    ],
    other: [
      ['Kestrel Logistics BV', 'Kestrel Capital BV'],
      ['Kestrel Fund I LP', 'Kestrel Fund II LP'],
      ['Kestrel Holding 4 BV', 'Kestrel Holding 5 BV'],
      ['General Trading LLC', 'General Shipping LLC'],
    ],
  },
  'Ships of one fleet': {
    schema: 'Vessel',
    same: [
      ['MV Ocean Plover', 'OCEAN PLOVER'],
      ['M/T Kestrel II', 'Kestrel 2'],
    ],
    other: [
      ['Ocean Plover 1', 'Ocean Plover 2'],
      ['Ocean Plover', 'Ocean Dunlin'],
    ],
  },
};

const named = (schema: string, name: string): Entity => ({ id: name, schema, properties: { name: [name] } });

describe.each(Object.entries(categories))('%s', (_, { schema, same, other }) => {
  test.each(same)('%s is %s', (left, right) => {
    expect(score(named(schema, left), named(schema, right)).score).toBeGreaterThanOrEqual(0.7);
  });
  test.each(other)('%s is not %s', (left, right) => {
    expect(score(named(schema, left), named(schema, right)).score).toBeLessThan(0.7);
  });
});

const person = (facts: Record<string, string[]>): Entity => ({
  id: 'x',
  schema: 'Person',
  properties: { name: ['Karel Verbruggen'], ...facts },
});

type Ranking = { better: Record<string, string[]>; worse: Record<string, string[]>; why: string };

test.each<Ranking>([
  {
    better: { birthDate: ['1971-05-09'] },
    worse: { birthDate: ['1971-09-05'] },
    why: 'the same day, day and month swapped',
  },
  { better: { birthDate: ['1971'] }, worse: { birthDate: ['1984'] }, why: 'the same year, another' },
  {
    better: { birthDate: ['1971-05-08'] },
    worse: { birthDate: ['1988-11-30'] },
    why: 'one day apart, years apart',
  },
  { better: { idNumber: ['BE7712345'] }, worse: { idNumber: ['BE9900011'] }, why: 'the same paper, another' },
  { better: { nationality: ['be'] }, worse: { nationality: ['pe'] }, why: 'the same state, another' },
  { better: { gender: ['male'] }, worse: { gender: ['female'] }, why: 'the same gender, another' },
])('better outscores worse: $why', ({ better, worse }) => {
  const known = person({
    birthDate: ['1971-05-09'],
    idNumber: ['BE-7712345'],
    nationality: ['be'],
    gender: ['male'],
  });
  const [up, down] = [score(known, person(better)), score(known, person(worse))];
  expect(up.sureness).toBeGreaterThan(down.sureness);
  expect(up.score).toBeGreaterThanOrEqual(down.score);
});
