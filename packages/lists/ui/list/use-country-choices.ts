import { countryCodes } from '@belfry/model/countries';
import { useFormat, useWords } from '@belfry/ui-kit';
import { useMemo } from 'react';

/** All countries by name in the officer's language; `kept` stays choosable even if it is none of them. */
export function useCountryChoices(kept: string | null): { value: string; label: string }[] {
  const t = useWords();
  const { country, locale } = useFormat();
  return useMemo(() => {
    const codes = new Set([...countryCodes(), ...(kept ? [kept] : [])]);
    const choices = [...codes].map((code) => ({ value: code, label: country(code) }));
    choices.sort((a, b) => a.label.localeCompare(b.label, locale));
    return [{ value: '', label: t('lists.country-none') }, ...choices];
  }, [kept, country, locale, t]);
}
