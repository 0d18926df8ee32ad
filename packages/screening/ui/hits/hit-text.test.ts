import { expect, test } from 'vitest';
import type { Hit } from '../../core/api';
import { hitText } from './hit-text';

const hit: Hit = {
  id: '42',
  screeningId: 's',
  row: 7,
  subject: 'Yoessef El Amrani',
  caption: 'يوسف العمراني',
  schema: 'Person',
  datasets: ['national', 'old'],
  score: 0.94,
  sureness: 0.88,
  judgement: 'negative',
  remembered: false,
  lapsed: null,
  createdAt: '2026-11-23T08:00:00Z',
  subjectRecord: {
    screeningId: 's',
    row: 7,
    schema: 'Person',
    caption: 'Yoessef El Amrani',
    properties: { birthDate: ['1987-03-04'] },
    given: {},
    reference: null,
    flags: [],
    hits: 1,
  },
  screening: { id: 's', name: 'Badges', threshold: 0.7 },
  entry: {
    canonicalId: 'NK-1',
    entityIds: ['n-1'],
    schema: 'Person',
    caption: 'يوسف العمراني',
    transliteration: 'Yusuf al-Amrani',
    values: [{ prop: 'birthDate', value: '1987-04-03', transliteration: null, datasets: ['national'] }],
  },
  editions: [{ dataset: 'national', title: 'National list', number: 3, sha256: 'ab' }],
  explanation: {
    score: 0.94,
    sureness: 0.88,
    matcher: 'm/1',
    leftName: null,
    rightName: null,
    alignment: [],
    ignored: [],
    contributions: [
      { feature: 'birth-date', left: '1987-03-04', right: '1987-04-03', relation: 'swapped', bits: 2.24 },
    ],
    sentence: { en: 'They agree.', fr: '', nl: '', de: '' },
  },
  judgements: [
    {
      judgement: 'negative',
      officer: 'A. Demo',
      reason: 'other birth date',
      at: '2026-11-23T08:01:00Z',
      undone: false,
    },
  ],
  memory: null,
};

test('a hit as text says who, against which editions, why, how sure, what was decided, and where it stands', () => {
  const text = hitText(
    hit,
    {
      say: (key, values) => [key, ...Object.values(values ?? {})].join(' '),
      prop: (p) => p,
      feature: (f) => f,
      relation: (r) => r,
      value: (_type, value) => value,
      figure: (n, d) => n.toFixed(d),
      language: 'en',
    },
    'https://belfry/hits?hit=42',
  );
  expect(text.split('\n')).toEqual([
    'hits.subject: Yoessef El Amrani (Badges, hits.row 7)',
    'hits.entry: يوسف العمراني (Yusuf al-Amrani)',
    'hits.lists: National list (hits.edition 3); old',
    'hits.score 0.94 · hits.sureness 0.88 · hits.matcher m/1',
    '',
    'birthDate: 1987-03-04 | 1987-04-03 (swapped)',
    '',
    '+2.2  birth-date: 1987-03-04 ~ 1987-04-03 (swapped)',
    '',
    'They agree.',
    '',
    '2026-11-23T08:01:00Z judgement.negative – A. Demo: other birth date',
    '',
    'https://belfry/hits?hit=42',
  ]);
});
