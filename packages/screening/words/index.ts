import { words as matching } from '@belfry/matching/words';
import uiDe from './ui-de.json';
import uiEn from './ui-en.json';
import uiFr from './ui-fr.json';
import uiNl from './ui-nl.json';

/** Texts of the screens (`ui-*.json`), and the names of what the matcher weighs. */
export const words = {
  en: { ...matching.en, ...uiEn },
  fr: { ...matching.fr, ...uiFr },
  nl: { ...matching.nl, ...uiNl },
  de: { ...matching.de, ...uiDe },
};
