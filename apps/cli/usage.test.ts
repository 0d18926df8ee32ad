import { afterAll, describe, expect, test } from 'vitest';
import { commandIn } from './cli.testing';
import { languageOf, sayIn } from './say';
import { words } from './words';

const cli = commandIn('usage');
afterAll(cli.remove);

test.each([
  { args: [], code: 2 },
  { args: ['--help'], code: 0, out: 'Usage: belfry' },
  { args: ['screen', '--help', '--lang', 'nl'], code: 0, out: 'Gebruik: belfry screen' },
  { args: ['help', 'screen', '--lang', 'fr'], code: 0, out: 'Utilisation : belfry screen' },
  { args: ['help', 'nothing'], code: 2 },
  { args: ['--version'], code: 0, out: '0.1.0' },
  { args: ['scren'], code: 2, err: 'There is no command scren.' },
  { args: ['screen'], code: 2, err: '--against' },
  { args: ['screen', 'a.csv'], code: 2, err: '--against' },
  { args: ['screen', 'a.csv', '-a', 'b', '--threshold', '7'], code: 2, err: 'from 0 to 1' },
  { args: ['screen', 'a.csv', '-a', 'b', '--limit', 'many'], code: 2, err: 'whole number' },
  { args: ['screen', 'a.csv', '-a', 'b', '--format', 'pdf'], code: 2, err: 'pdf cannot be used' },
  { args: ['screen', 'a.csv', '-a', 'b', '--format', 'pdf', '--lang', 'nl'], code: 2, err: 'een van: csv' },
  { args: ['screen', 'a.csv', '-a', 'b', '--sroce', '1'], code: 2, err: '--sroce' },
  { args: ['compare', 'a.csv', 'b.csv'], code: 2, err: 'too many' },
  { args: ['screen', '-', '-a', '-'], code: 2, err: 'Standard input' },
])('belfry $args ends with $code', async ({ args, code, out, err }) => {
  const ended = await cli.run(args);
  expect(ended.code).toBe(code);
  if (out) expect(ended.out).toContain(out);
  if (err) expect(ended.err).toContain(err);
  expect(ended.err).not.toMatch(/\n\s+at /);
});

test.each([
  { argv: ['--lang', 'fr'], env: { LANG: 'nl_BE.UTF-8' }, language: 'fr' },
  { argv: ['screen', '--lang=de'], env: {}, language: 'de' },
  { argv: [], env: { LANG: 'nl_BE.UTF-8' }, language: 'nl' },
  { argv: [], env: { LC_ALL: 'fr_BE', LANG: 'de_DE' }, language: 'fr' },
  { argv: ['--lang', 'xx'], env: { LANG: 'C' }, language: 'en' },
])('$argv in $env speaks $language', ({ argv, env, language }) => {
  expect(languageOf(argv, env)).toBe(language);
});

describe('words', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

  test.each(['fr', 'nl', 'de'] as const)(
    '%s says everything English says, with the same facts',
    (language) => {
      expect(Object.keys(words[language]).sort()).toEqual(Object.keys(words.en).sort());
      for (const [key, text] of Object.entries(words.en))
        expect([key, placeholders(words[language][key]!)]).toEqual([key, placeholders(text)]);
    },
  );

  test('plurals and numbers follow the language', () => {
    expect(sayIn('en')('count.hits', { count: 1 })).toBe('1 hit');
    expect(sayIn('en')('count.hits', { count: 0 })).toBe('0 hits');
    expect(sayIn('fr')('count.hits', { count: 0 })).toBe('0 correspondance');
    expect(sayIn('de')('count.entries', { count: 15_000 })).toBe('15.000 Einträge');
    expect(sayIn('en')('no.such.key')).toBe('no.such.key');
  });
});
