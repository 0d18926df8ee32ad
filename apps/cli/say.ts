import { words } from './words';

export const LANGUAGES = ['en', 'fr', 'nl', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Facts = Readonly<Record<string, string | number>>;
export type Say = {
  readonly language: Language;
  /** The text of a key with its facts filled in; the key itself when no catalogue has it. */
  (key: string, facts?: Facts): string;
  has(key: string): boolean;
  number(value: number): string;
};

/** Words of the command line in one language, with those of the packages it speaks for laid under them. */
export function sayIn(language: Language, under: Readonly<Record<string, string>> = {}): Say {
  const catalogue: Readonly<Record<string, string>> = { ...under, ...words[language] };
  const plural = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const find = (key: string, facts: Facts): string | undefined => {
    const count = facts.count;
    const counted = typeof count === 'number' ? catalogue[`${key}_${plural.select(count)}`] : undefined;
    return counted ?? catalogue[`${key}_other`] ?? catalogue[key];
  };
  const fill = (text: string, facts: Facts) =>
    text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
      const fact = facts[name];
      return fact === undefined ? whole : typeof fact === 'number' ? numbers.format(fact) : fact;
    });
  return Object.assign((key: string, facts: Facts = {}) => fill(find(key, facts) ?? key, facts), {
    language,
    has: (key: string) => find(key, {}) !== undefined,
    number: (value: number) => numbers.format(value),
  });
}

/** The language asked for on the command line, else that of the environment, else English. */
export function languageOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = at < 0 ? undefined : argv[at]!.includes('=') ? argv[at]!.slice(7) : argv[at + 1];
  const wanted = [asked, env.LC_ALL, env.LC_MESSAGES, env.LANG];
  for (const text of wanted) {
    const found = LANGUAGES.find((language) => text?.toLowerCase().slice(0, 2) === language);
    if (found) return found;
  }
  return 'en';
}
