import { describe, expect, test } from 'vitest';
import {
  answers,
  blanks,
  cataloguesOf,
  codesIn,
  LANGUAGES,
  literalTexts,
  packagesWithWords,
  raisingFiles,
  read,
  screenFiles,
  usesIn,
} from './words';

describe.each(packagesWithWords())('words of %s', (name) => {
  test('every key stands in every language, and says something', async () => {
    const words = await cataloguesOf(name);
    const keys = (language: (typeof LANGUAGES)[number]) =>
      Object.keys(words[language])
        .map((key) => key.replace(/_(zero|one|two|few|many|other)$/, ''))
        .sort();
    for (const language of LANGUAGES) {
      expect([...new Set(keys(language))], language).toEqual([...new Set(keys('en'))]);
      const empty = Object.entries(words[language]).filter(([, text]) => text.trim() === '');
      expect(empty, language).toEqual([]);
    }
  });

  test('a text has the same blanks in every language', async () => {
    const words = await cataloguesOf(name);
    const odd = Object.entries(words.en).flatMap(([key, text]) =>
      LANGUAGES.filter((language) => words[language][key] !== undefined)
        .filter((language) => blanks(words[language][key]!).join() !== blanks(text).join())
        .map((language) => `${key} in ${language}`),
    );
    expect(odd).toEqual([]);
  });
});

test('no two packages say the same key differently', async () => {
  const seen = new Map<string, string>();
  const odd: string[] = [];
  for (const name of packagesWithWords()) {
    const words = await cataloguesOf(name);
    for (const language of LANGUAGES) {
      for (const [key, text] of Object.entries(words[language])) {
        const at = `${language} ${key}`;
        if (seen.has(at) && seen.get(at) !== text) odd.push(`${at}: ${seen.get(at)} ≠ ${text} (${name})`);
        seen.set(at, text);
      }
    }
  }
  expect(odd).toEqual([]);
});

test('every key that a screen names has a text', async () => {
  const all = await Promise.all(packagesWithWords().map(cataloguesOf));
  const english = Object.assign({}, ...all.map((words) => words.en));
  const families = new Set(Object.keys(english).map((key) => key.split('.')[0]!));
  const uses = screenFiles().flatMap((file) => usesIn(file, read(file), families));
  expect(uses.length).toBeGreaterThan(100);
  expect(uses.filter((use) => !answers(english, use)).map((use) => `${use.file}: ${use.key}`)).toEqual([]);
});

test('every problem that is raised has a text', async () => {
  const all = await Promise.all(packagesWithWords().map(cataloguesOf));
  const english: Record<string, string> = Object.assign({}, ...all.map((words) => words.en));
  const told = Object.keys(english).flatMap((key) => /^problem\.([a-z]+)\//.exec(key)?.[1] ?? []);
  const families = new Set(told);
  expect(families.size).toBeGreaterThan(3);
  const untold = raisingFiles().flatMap((file) =>
    codesIn(read(file))
      .filter((code) => families.has(code.split('/')[0]!) && english[`problem.${code}`] === undefined)
      .map((code) => `${file}: ${code}`),
  );
  expect(untold).toEqual([]);
});

test('no screen holds a text of its own', () => {
  expect(screenFiles().flatMap((file) => literalTexts(file, read(file)))).toEqual([]);
});

test.each([
  { code: "t('hits.title')", keys: ['hits.title'] },
  { code: "t(open ? 'a.open' : 'a.shut')", keys: ['a.open', 'a.shut'] },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: source text that holds a template
  { code: 't(`job.state.${job.state}`)', keys: ['job.state.*'] },
  { code: "word: 'today.held'", keys: ['today.held'] },
  { code: "fetch('/api/x.y')", keys: [] },
])('keys in $code', ({ code, keys }) => {
  const found = usesIn('x.tsx', code, new Set(['today'])).map((use) => use.key + (use.open ? '*' : ''));
  expect(found).toEqual(keys);
});

test.each([
  { code: '<p>Some words</p>', texts: 1 },
  { code: '<p>{t(key)}</p>', texts: 0 },
  { code: '<TextInput label="Name" />', texts: 1 },
  { code: '<kbd>?</kbd>', texts: 0 },
  { code: 'const f = (a: Map<string, number>) => a', texts: 0 },
])('texts in $code', ({ code, texts }) => {
  expect(literalTexts('x.tsx', code)).toHaveLength(texts);
});
