import de from './de.json';
import en from './en.json';
import fr from './fr.json';
import nl from './nl.json';

/** Texts of the command line, by key. */
export const words: Readonly<Record<'en' | 'fr' | 'nl' | 'de', Readonly<Record<string, string>>>> = {
  en,
  fr,
  nl,
  de,
};
