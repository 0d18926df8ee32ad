import { attribute, textsOf, type XmlElement } from './element';
import type { Entry } from './entry';
import { sayEuCountry } from './eu-country';
import { plain } from './parts';

/** Date and place of birth; ranges, `circa`, and calendars other than the Gregorian, which are not converted. */
export function addEuBirth(entry: Entry, birth: XmlElement): void {
  const calendar = attribute(birth, 'calendarType').toUpperCase() || 'GREGORIAN';
  const written = dateOf(birth);
  const circa = attribute(birth, 'circa') === 'true';
  if (written && calendar !== 'GREGORIAN') {
    entry.reject('lists/other-calendar', 'a Gregorian date', `${written} (${calendar})`);
    entry.say('notes', `${written} (${calendar})`);
  } else if (written)
    entry.sayDate(entry.schema === 'Person' ? 'birthDate' : 'incorporationDate', written, {
      original: circa ? `circa ${written}` : written,
    });
  const place = ['place', 'city', 'zipCode', 'region', 'countryDescription']
    .map((part) => plain(attribute(birth, part)))
    .filter(Boolean);
  if (place.length > 0) entry.say('birthPlace', place.join(', '));
  sayEuCountry(entry, 'birthCountry', birth);
  for (const remark of textsOf(birth, 'remark')) entry.say('notes', remark);
}

function dateOf(birth: XmlElement): string {
  const part = (name: string) => attribute(birth, name).replace(/^0+$/, '');
  if (part('birthdate')) return part('birthdate');
  const [from, to] = [part('yearRangeFrom'), part('yearRangeTo')];
  if (from && to && from !== to) return `${from} to ${to}`;
  const year = part('year') || from || to;
  const [month, day] = [part('monthOfYear'), part('dayOfMonth')];
  if (!year || !month) return year;
  return [year, month, day]
    .filter(Boolean)
    .map((number) => number.padStart(2, '0'))
    .join('-');
}
