import { CULTURES, type Culture, type NamePart, TOWNS } from './names';
import type { Chance } from './random';

/** An invented person, before anyone writes the name down. */
export type Person = {
  readonly culture: Culture;
  readonly given: NamePart;
  readonly middle: NamePart | null;
  readonly family: NamePart;
  readonly sex: 'male' | 'female';
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly country: string;
  readonly passport: string;
};

export function inventPerson(by: Chance): Person {
  const culture = pickCulture(by);
  const sex = by.maybe(0.62) ? 'male' : 'female';
  const pool = culture[sex];
  const given = by.pick(pool);
  const middle = by.maybe(0.25) ? by.pick(pool) : null;
  return {
    culture,
    sex,
    given,
    middle: middle === given ? null : middle,
    family: by.pick(culture.family),
    birthDate: inventDate(by),
    birthPlace: by.pick(TOWNS),
    country: by.pick(culture.countries),
    passport: `M${by.pick([...'ABCDEFGHJKLMNPRSTUVWXYZ'])}${by.whole(100000, 999999)}`,
  };
}

/** An adult's birth date; the twenty-ninth and later are left out so that every month has it. */
export function inventDate(by: Chance): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${by.whole(1955, 2006)}-${two(by.whole(1, 12))}-${two(by.whole(1, 28))}`;
}

/** The name as a clerk of one language would write it: 0 is the usual spelling. */
export function spelled(person: Person, form: number): { given: string; middle: string; family: string } {
  const take = (part: NamePart | null) => (part ? part.forms[Math.min(form, part.forms.length - 1)]! : '');
  return { given: take(person.given), middle: take(person.middle), family: take(person.family) };
}

export function fullName(person: Person, form = 0): string {
  const { given, middle, family } = spelled(person, form);
  return [given, middle, family].filter(Boolean).join(' ');
}

export function nativeName(person: Person): string | null {
  if (!person.given.native || !person.family.native) return null;
  return `${person.given.native} ${person.family.native}`;
}

/** Two people a careful reader would call namesakes. */
export const nameKeyOf = (person: Person) => `${person.given.forms[0]}|${person.family.forms[0]}`;

function pickCulture(by: Chance): Culture {
  let left = by.whole(0, CULTURES.reduce((sum, culture) => sum + culture.share, 0) - 1);
  return CULTURES.find((culture) => (left -= culture.share) < 0)!;
}
