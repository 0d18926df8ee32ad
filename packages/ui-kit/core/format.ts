import { countryName as nameOfCountry } from '@belfry/model/countries';

/** Numbers, dates and durations as one language writes them. Pure: the caller says what time it is. */

export const LANGUAGES = ['en', 'fr', 'nl', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Belgian habits where a language has several: day before month, comma for decimals. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-BE', nl: 'nl-BE', de: 'de-BE' };

export const localeOf = (language: Language): string => LOCALES[language];

/** First supported language of the browser's preferences; English when there is none. */
export function pickLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'en';
}

export const formatNumber = (language: Language, value: number, digits = 0): string =>
  new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);

/**
 * Size of a file for people.
 *
 * @param bytes  0 and more
 * @returns      three significant digits at most and a decimal unit: `4.2 MB`, in French `4,2 Mo`
 * @standard     IEC 80000-13 decimal prefixes
 */
export function formatBytes(language: Language, bytes: number): string {
  const prefixes = ['', 'k', 'M', 'G', 'T'];
  const step = bytes < 1 ? 0 : Math.min(prefixes.length - 1, Math.floor(Math.log10(bytes) / 3));
  const scaled = bytes / 1000 ** step;
  return `${formatNumber(language, scaled, step > 0 && scaled < 100 ? 1 : 0)}\u00a0${prefixes[step]}${language === 'fr' ? 'o' : 'B'}`;
}

/** `2026-11-23 07:31` in the reader's zone; the ISO day alone when only a day is known. Foul input comes back as given. */
export function isoDateTime(value: string): string {
  if (!/T/.test(value)) return value;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${isoDay(value)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The day of a moment in the reader's zone; partial dates (`1987`, `1987-03`) come back as they are. */
export function isoDay(value: string): string {
  if (!/T/.test(value)) return value;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A date spelled for a letter: `23 November 2026`. Partial dates keep only what is known. */
export function spelledDate(language: Language, value: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(isoDay(value));
  if (!parts) return value;
  const [, year, month, day] = parts;
  if (!month) return year!;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== Number(month) - 1) return value;
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day && { day: 'numeric' }),
  }).format(date);
}

/** `2 d`, `5 h`, `3 min`: one unit, rounded down, at least one minute. */
export function shortAge(language: Language, hours: number): string {
  if (hours >= 48) return unit(language, 'day', Math.floor(hours / 24));
  if (hours >= 1) return unit(language, 'hour', Math.floor(hours));
  return unit(language, 'minute', Math.max(1, Math.floor(hours * 60)));
}

/** Time left for people: seconds under a minute, else minutes, else hours and minutes. */
export function shortDuration(language: Language, seconds: number): string {
  if (seconds < 60) return unit(language, 'second', Math.max(1, Math.round(seconds)));
  if (seconds < 3600) return unit(language, 'minute', Math.round(seconds / 60));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${unit(language, 'hour', hours)} ${unit(language, 'minute', minutes)}`;
}

const unit = (language: Language, name: 'second' | 'minute' | 'hour' | 'day', value: number): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);

/** A country's name from its code as FollowTheMoney writes it (`be`, `suhh`); the code in capitals when unknown. */
export const countryName = (language: Language, code: string): string =>
  nameOfCountry(code.toLowerCase(), language);
