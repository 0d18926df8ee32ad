import { attribute, type XmlElement } from './element';
import type { Entry } from './entry';

/** Country by code, by name where the code is `00` or missing. */
export function sayEuCountry(entry: Entry, prop: string, element: XmlElement): void {
  const code = attribute(element, 'countryIso2Code');
  const name = attribute(element, 'countryDescription');
  if (/^[A-Z]{2}$/i.test(code)) entry.sayCountry(prop, code, { original: name || code });
  else entry.sayCountry(prop, name);
}
