import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesIn } from './names';

test.each([
  { field: 'Karel Testman', names: ['Karel Testman'] },
  { field: 'Karel Testman; Carl Testman', names: ['Karel Testman', 'Carl Testman'] },
  { field: 'a) Karel Testman b) Carl Testman', names: ['Karel Testman', 'Carl Testman'] },
  { field: '“De Kale”', names: ['De Kale'] },
  { field: '“Generaal” Testman', names: ['“Generaal” Testman'] },
  { field: "Umar'", names: ["Umar'"] },
  { field: 'Karel Testman (Карел Тестман)', names: ['Karel Testman', 'Карел Тестман'] },
  { field: 'Karel Testman (original script: Карел Тестман)', names: ['Karel Testman', 'Карел Тестман'] },
  { field: 'Карел (Karel; Carl)', names: ['Карел', 'Karel', 'Carl'] },
  { field: '測試(香港)有限公司', names: ['測試(香港)有限公司'] },
  { field: 'Test Import Group (TIG)', names: ['Test Import Group', '~TIG'] },
  { field: 'Test Import Group (Kenya)', names: ['Test Import Group (Kenya)'] },
  { field: 'TEST FOUNDATION (KENYA)', names: ['TEST FOUNDATION (KENYA)'] },
  { field: 'Karel Testman (previously listed as)', names: ['Karel Testman'] },
  { field: 'Karel Testman, born 1 Jan. 1953 (passport 1)', names: ['Karel Testman'] },
  { field: 'Karel\n      Testman', names: ['Karel Testman'] },
  { field: ' ; () ', names: [] },
])('$field', ({ field, names }) => {
  expect(namesIn(field).map(({ text, weak }) => (weak ? `~${text}` : text))).toEqual(names);
});

test('never an empty name, never twice the same', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ab;()“”' Дж\n]{0,40}$/), (field) => {
      const names = namesIn(field).map(({ text }) => text);
      expect(names.every((name) => name.trim() === name && name !== '')).toBe(true);
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});
