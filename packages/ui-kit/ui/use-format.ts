import { useMemo } from 'react';
import {
  countryName,
  formatBytes,
  formatNumber,
  isoDateTime,
  isoDay,
  localeOf,
  shortAge,
  shortDuration,
  spelledDate,
} from '../core/format';
import { useLanguage, useMaybeWord } from './i18n';

/** Numbers, dates, durations, countries and FollowTheMoney's words in the chosen language. */
export function useFormat() {
  const language = useLanguage();
  const maybe = useMaybeWord();
  return useMemo(
    () => ({
      language,
      locale: localeOf(language),
      number: (value: number, digits = 0) => formatNumber(language, value, digits),
      percent: (share: number) => `${formatNumber(language, share * 100)}\u00a0%`,
      bytes: (value: number) => formatBytes(language, value),
      day: isoDay,
      dateTime: isoDateTime,
      spelled: (value: string) => spelledDate(language, value),
      age: (hours: number) => shortAge(language, hours),
      duration: (seconds: number) => shortDuration(language, seconds),
      country: (code: string) => countryName(language, code),
      schema: (name: string) => maybe(`schema.${name}`, splitCamel(name)),
      prop: (name: string) => maybe(`prop.${name}`, splitCamel(name)),
    }),
    [language, maybe],
  );
}

const splitCamel = (name: string): string => {
  const spaced = name.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};
