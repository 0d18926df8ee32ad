import { useFormat, useMaybeWord, visible } from '@belfry/ui-kit';

/** As the matcher abbreviates them. */
const GENDERS: Readonly<Record<string, string>> = { m: 'male', f: 'female', o: 'other' };

/** Values that are codes as words: countries, genders, topics; all else as it stands. `type` is FollowTheMoney's. */
export function useCodeText(): (type: string, value: string) => string {
  const format = useFormat();
  const word = useMaybeWord();
  return (type, value) => {
    if (type === 'country') return format.country(value);
    if (type === 'gender') return word(`gender.${GENDERS[value] ?? value}`, value);
    if (type === 'topic') return word(`topic.${value}`, value);
    return visible(value);
  };
}
