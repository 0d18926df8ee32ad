import de from './de.json';
import en from './en.json';
import fr from './fr.json';
import nl from './nl.json';
import readDe from './read-de.json';
import readEn from './read-en.json';
import readFr from './read-fr.json';
import readNl from './read-nl.json';
import uiDe from './ui-de.json';
import uiEn from './ui-en.json';
import uiFr from './ui-fr.json';
import uiNl from './ui-nl.json';

/** Texts of problems, of what readers found (`read-*.json`), and of the screens (`ui-*.json`). */
export const words = {
  en: { ...readEn, ...en, ...uiEn },
  fr: { ...readFr, ...fr, ...uiFr },
  nl: { ...readNl, ...nl, ...uiNl },
  de: { ...readDe, ...de, ...uiDe },
};
