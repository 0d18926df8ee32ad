import { words as matching } from '@belfry/matching/words';
import de from './de.json';
import en from './en.json';
import fr from './fr.json';
import nl from './nl.json';
import uiDe from './ui-de.json';
import uiEn from './ui-en.json';
import uiFr from './ui-fr.json';
import uiNl from './ui-nl.json';

/** Texts of problems, flags and results, of the screens (`ui-*.json`), and of what the matcher weighs. */
export const words = {
  en: { ...matching.en, ...en, ...uiEn },
  fr: { ...matching.fr, ...fr, ...uiFr },
  nl: { ...matching.nl, ...nl, ...uiNl },
  de: { ...matching.de, ...de, ...uiDe },
};
