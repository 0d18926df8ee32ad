import i18next, { type i18n } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { LANGUAGES, type Language, pickLanguage } from '../core/format';
import { words as own } from '../words/index';

/** Catalogues of one package: four languages, flat keys with dots. */
export type Catalogues = Readonly<Record<Language, Readonly<Record<string, string>>>>;

const REMEMBERED = 'belfry.language';
let started: i18n | null = null;

/** Starts the words with the language remembered on this machine, else the browser's. Call once, before rendering. */
export function startWords(catalogues: readonly Catalogues[]): Language {
  const language = remembered() ?? pickLanguage(navigator.languages ?? []);
  const instance = i18next.createInstance();
  const resources = Object.fromEntries(
    LANGUAGES.map((each) => [
      each,
      { translation: Object.assign({}, ...[own, ...catalogues].map((c) => c[each])) },
    ]),
  );
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources,
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  started = instance;
  document.documentElement.lang = language;
  return language;
}

/** Changes the language of everything on the screen at once and remembers it on this machine. */
export function setLanguage(language: Language): void {
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language;
  void started?.changeLanguage(language);
}

function remembered(): Language | null {
  const kept = localStorage.getItem(REMEMBERED);
  return LANGUAGES.find((language) => language === kept) ?? null;
}

export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** The words of the chosen language: `const t = useWords(); t('hits.decide.same')`. */
export function useWords(): Say {
  const { t } = useTranslation();
  return t as Say;
}

/** The word for a key that data brings along (a schema, a problem's code); `otherwise` when no catalogue has it. */
export function useMaybeWord(): MaybeSay {
  const { t, i18n } = useTranslation();
  return useCallback<MaybeSay>(
    (key, otherwise, values) => (i18n.exists(key) ? (t as Say)(key, values) : otherwise),
    [t, i18n],
  );
}
export type MaybeSay = (key: string, otherwise: string, values?: Readonly<Record<string, unknown>>) => string;

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return LANGUAGES.find((language) => language === i18n.language) ?? 'en';
}
