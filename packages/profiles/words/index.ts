import uiDe from './ui-de.json';
import uiEn from './ui-en.json';
import uiFr from './ui-fr.json';
import uiNl from './ui-nl.json';

/** Texts of the screens (`ui-*.json`). */
export const words = {
  en: { ...uiEn },
  fr: { ...uiFr },
  nl: { ...uiNl },
  de: { ...uiDe },
};
