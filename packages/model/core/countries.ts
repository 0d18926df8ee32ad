/**
 * Countries and territories, present and former, under FollowTheMoney's codes.
 *
 * @standard ISO 3166-1 alpha-2 and alpha-3, in lower case; FollowTheMoney 3.8 country codes beyond it
 *           (`suhh` Soviet Union, `gb-sct` Scotland, `ua-cri` Crimea)
 * @source   data/countries/SOURCES.md
 */
import { TERRITORIES } from './countries.gen';

export type CountryLanguage = 'en' | 'fr' | 'nl' | 'de';

export type Country = {
  readonly code: string;
  readonly names: Readonly<Record<CountryLanguage, string>>;
  readonly alpha3: string | null;
  /** The state a territory belongs to. */
  readonly parent: string | null;
  /** Last year of a state that is no more. */
  readonly until: number | null;
  readonly successors: readonly string[];
};

const byCode = new Map<string, Country>(
  TERRITORIES.map(([code, [en, fr, nl, de], alpha3, parent, until, successors]) => [
    code,
    { code, names: { en, fr, nl, de }, alpha3, parent, until, successors },
  ]),
);

/** The country of a lower-case code; null when there is none. */
export const country = (code: string): Country | null => byCode.get(code) ?? null;

/** All codes, in alphabetical order. */
export const countryCodes = (): string[] => [...byCode.keys()];

/** The country's name in a language; the code itself, in capitals, when it is unknown. */
export const countryName = (code: string, language: CountryLanguage = 'en'): string =>
  byCode.get(code)?.names[language] ?? code.toUpperCase();

/**
 * Whether two codes may be the same country told at another time or more exactly: equal, one the
 * successor of the other (Soviet Union, Ukraine), or one a territory of the other (Crimea, Ukraine).
 */
export function relatedCountries(left: string, right: string): boolean {
  if (left === right) return true;
  const [reachedLeft, reachedRight] = [reach(left), reach(right)];
  return reachedLeft.has(right) || reachedRight.has(left);
}

/** A country with its parents and all states that followed it. */
function reach(code: string): Set<string> {
  const reached = new Set([code]);
  for (const at of reached) {
    const found = byCode.get(at);
    for (const next of found?.successors ?? []) reached.add(next);
    if (found?.parent) reached.add(found.parent);
  }
  return reached;
}
