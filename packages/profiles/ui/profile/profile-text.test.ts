import { expect, test } from 'vitest';
import type { Origin, Profile } from '../../core/api';
import { profileText } from './profile-text';

const origin = (dataset: string, knownUntil: string | null = null): Origin => ({
  entityId: 'x',
  dataset,
  datasetTitle: dataset,
  edition: 1,
  place: null,
  original: null,
  lang: null,
  knownFrom: '2024',
  knownUntil,
});
const profile: Profile = {
  canonicalId: 'NK-1',
  entityIds: ['x'],
  schema: 'Person',
  caption: 'يوسف',
  captionTransliteration: 'Yusuf',
  topics: [],
  datasets: [{ name: 'un', title: 'UN', edition: 3, listed: false, invented: false }],
  facts: [
    {
      prop: 'birthDate',
      type: 'date',
      value: '1987',
      target: null,
      transliteration: null,
      origins: [origin('un'), origin('eu')],
    },
    {
      prop: 'birthDate',
      type: 'date',
      value: '1990',
      target: null,
      transliteration: null,
      origins: [origin('un', '2025')],
    },
  ],
  attached: [],
  relations: [
    {
      via: 'Ownership',
      direction: 'out',
      role: 'owner',
      canonicalId: 'NK-2',
      caption: 'Aurora BV',
      schema: 'Company',
      startDate: null,
      endDate: null,
      datasets: ['un'],
    },
  ],
  hits: [],
  firstSeen: '2024',
  lastChange: '2024',
  asOf: null,
};

test('a profile as text keeps its name, its lists, each fact in force with who states it, and where it stands', () => {
  const text = profileText(
    profile,
    { say: (key) => key, prop: (p) => p, schema: (s) => s, value: (_type, value) => value },
    'https://belfry/profiles/NK-1',
  );
  expect(text.split('\n')).toEqual([
    'يوسف (Yusuf)',
    'Person',
    'profile.lists: UN (profile.edition 3, profile.delisted)',
    '',
    'birthDate: 1987 [eu, un]',
    '',
    '→ owner: Aurora BV [un]',
    '',
    'https://belfry/profiles/NK-1',
  ]);
});
