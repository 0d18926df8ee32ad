import { words as lists } from '@belfry/lists/words';
import { words as profiles } from '@belfry/profiles/words';
import { words as screening } from '@belfry/screening/words';
import { words as kit } from '@belfry/ui-kit/words';

export type Tongue = 'en' | 'fr' | 'nl' | 'de';
type Catalogue = Readonly<Record<string, string>>;

/** What a user reads on the screen in his language; a journey finds things by it. */
export function tongue(
  language: Tongue,
): (key: string, facts?: Readonly<Record<string, string | number>>) => string {
  const all: Catalogue = {
    ...kit[language],
    ...lists[language],
    ...profiles[language],
    ...screening[language],
  };
  return (key, facts = {}) => {
    const text = all[key] ?? all[`${key}_${facts.count === 1 ? 'one' : 'other'}`];
    if (text === undefined) throw new Error(`no word ${key} in ${language}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''));
  };
}
