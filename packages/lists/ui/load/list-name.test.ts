import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isListName, nameFromTitle, titleFromFile } from './list-name';

test.each([
  { title: 'Liste nationale (2026)', name: 'liste_nationale_2026' },
  { title: '  Ünïted  Nations — consolidated ', name: 'united_nations_consolidated' },
  { title: '2026 list', name: 'list' },
  { title: 'قائمة', name: '' },
])('$title → $name', ({ title, name }) => {
  expect(nameFromTitle(title)).toBe(name);
});

test('a name made from a title is a list name, or too short to be one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const name = nameFromTitle(title);
      expect(name.length < 2 || isListName(name)).toBe(true);
    }),
  );
});

test.each([
  { file: 'sdn_comments.csv', title: 'sdn comments' },
  { file: 'consolidated.xml.gz', title: 'consolidated' },
  { file: 'register', title: 'register' },
])('$file → $title', ({ file, title }) => {
  expect(titleFromFile(file)).toBe(title);
});
