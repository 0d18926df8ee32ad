import de from './de.json';
import en from './en.json';
import fr from './fr.json';
import nl from './nl.json';
import uiDe from './ui-de.json';
import uiEn from './ui-en.json';
import uiFr from './ui-fr.json';
import uiNl from './ui-nl.json';

/** Texts of problems and of the rules by which entries are joined; and of the screens (`ui-*.json`). */
export const words = {
  en: { ...en, ...uiEn },
  fr: { ...fr, ...uiFr },
  nl: { ...nl, ...uiNl },
  de: { ...de, ...uiDe },
};
