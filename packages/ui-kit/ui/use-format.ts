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
  return useMemo(() => {
    const schema = (name: string) => maybe(`schema.${name}`, splitCamel(name));
    return {
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
      schema,
      /** `birthDate`, or with the schema of what hangs on an entry: `Sanction:startDate`. */
      prop: (name: string) => {
        const [of, own] = name.includes(':') ? (name.split(':', 2) as [string, string]) : [null, name];
        const word = maybe(`prop.${own}`, splitCamel(own));
        return of ? `${schema(of)} · ${word}` : word;
      },
    };
  }, [language, maybe]);
}

const splitCamel = (name: string): string => {
  const spaced = name.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};
