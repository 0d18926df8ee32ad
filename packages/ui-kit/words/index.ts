import de from './de.json';
import en from './en.json';
import fr from './fr.json';
import modelDe from './model-de.json';
import modelEn from './model-en.json';
import modelFr from './model-fr.json';
import modelNl from './model-nl.json';
import nl from './nl.json';

/** Texts of the frame and its parts; and FollowTheMoney's schemata, properties and topics (`model-*.json`). */
export const words = {
  en: { ...en, ...modelEn },
  fr: { ...fr, ...modelFr },
  nl: { ...nl, ...modelNl },
  de: { ...de, ...modelDe },
};
