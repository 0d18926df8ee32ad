import { countryCodesIn } from '@belfry/model';

const NO_COUNTRY = /^(?:00|n\/?a|none|unknown|undetermined|not available|not known|stateless|-+)$/i;
const HEDGES =
  /^(?:possibly|probably|reportedly|allegedly|believed to be|citizen of|national of|born in)\s+/i;
const KINDS = /\s+(?:by birth|passport(?: holder)?|citizen(?:ship)?|national(?:ity)?|descent|origin)$/i;

/** Whether a text says no more than that there is no country to name. */
export const saysNoCountry = (text: string): boolean => NO_COUNTRY.test(text.trim());

/** Codes of the countries a text names; empty when it names none we know. */
export function countriesOf(text: string): string[] {
  const folded = text.replace(/\s+/g, ' ').trim();
  const codes = countryCodesIn(folded);
  if (codes.length > 0) return codes;
  const bare = folded.replace(HEDGES, '').replace(KINDS, '');
  return bare === folded ? [] : countryCodesIn(bare);
}
