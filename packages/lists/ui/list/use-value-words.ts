import { property } from '@belfry/model/schemata';
import { useFormat, useMaybeWord } from '@belfry/ui-kit';

/**
 * Values that are codes, in words: countries, topics, genders. Everything else stays as it is.
 *
 * @param schema  of the entry
 * @returns       for a property, `birthCountry` or `Passport:country`, what turns its values into words
 */
export function useValueWords(schema: string): (prop: string) => (value: string) => string {
  const { country } = useFormat();
  const word = useMaybeWord();
  return (prop) => {
    const [of, own] = prop.includes(':') ? (prop.split(':', 2) as [string, string]) : [schema, prop];
    const type = property(of, own)?.type;
    if (type === 'country') return country;
    if (type === 'topic' || type === 'gender') return (value) => word(`${type}.${value}`, value);
    return (value) => value;
  };
}
