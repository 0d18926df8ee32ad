import { readDate } from '@belfry/model';
import { childrenOf, textOf, type XmlElement } from './element';
import type { Entry } from './entry';
import { plain } from './parts';

/** Dates of birth: exact, approximate, between two years, or told in a note. */
export function addUnDates(entry: Entry, individual: XmlElement): void {
  for (const birth of childrenOf(individual, 'INDIVIDUAL_DATE_OF_BIRTH')) {
    const part = (tag: string) => plain(textOf(birth, tag));
    const [type, note, year] = [part('TYPE_OF_DATE'), part('NOTE'), part('YEAR')];
    const [from, to] = [part('FROM_YEAR'), part('TO_YEAR')];
    const exact = part('DATE') || completed(year, note);
    const range = from && to && from !== to ? `${from} to ${to}` : from || to;
    const text = exact || range || note;
    if (!text) continue;
    const told = [type, exact || range, note].filter(Boolean).join(' ');
    const readable = exact || range ? text : dateInNote(text);
    entry.sayDate('birthDate', readable, { original: type === 'EXACT' && !note ? text : told });
  }
}

/** `1958` with the note `Sep.` is September 1958. */
function completed(year: string, note: string): string {
  if (!year || !note || note.length > 20) return year;
  return readDate(`${note} ${year}`)?.from.startsWith(`${year}-`) ? `${note} ${year}` : year;
}

const dateInNote = (note: string) => note.replace(/^(?:born|date of birth|dob)\s*:?\s*/i, '');

export function addUnPlaces(entry: Entry, individual: XmlElement): void {
  for (const place of childrenOf(individual, 'INDIVIDUAL_PLACE_OF_BIRTH')) {
    const parts = ['STREET', 'CITY', 'STATE_PROVINCE', 'COUNTRY'].map((tag) => plain(textOf(place, tag)));
    entry.say('birthPlace', parts.filter(Boolean).join(', '));
    entry.sayCountry('birthCountry', parts[3]!);
    const note = plain(textOf(place, 'NOTE'));
    if (note) entry.say('birthPlace', note);
  }
}
