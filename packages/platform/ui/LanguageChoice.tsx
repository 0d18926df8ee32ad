import { LANGUAGES, type Language, SegmentedControl, useLanguage, useWords } from '@belfry/ui-kit';
import { useChooseLanguage } from './session.queries';

/** Each language is written in itself, so that it is found by those who read no other. */
export function LanguageChoice() {
  const t = useWords();
  const language = useLanguage();
  const choose = useChooseLanguage();
  return (
    <SegmentedControl
      aria-label={t('look.language')}
      value={language}
      onChange={(value) => choose(value as Language)}
      data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
    />
  );
}
