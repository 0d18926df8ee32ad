import { isA } from '@belfry/model';
import { countriesOf } from './country';
import type { Entry, Statements } from './entry';

/** The listing itself, hung on the entry. */
export function addSanction(entry: Entry, authority: string, ...tellingApart: string[]): Statements {
  const sanction = entry.attach('Sanction', ...tellingApart);
  sanction.say('entity', entry.id);
  sanction.say('authority', authority);
  return sanction;
}

export type AddressParts = {
  readonly street?: string;
  readonly street2?: string;
  readonly street3?: string;
  readonly poBox?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly region?: string;
  readonly state?: string;
  /** As written. */
  readonly country?: string;
  readonly remarks?: string;
  /** The whole address, where the list gives it in one piece. */
  readonly full?: string;
};

/** An address as its own entity, and as text and country on the entry, where matching sees it. */
export function addAddress(entry: Entry, parts: AddressParts): void {
  const local = [
    parts.full,
    parts.street,
    parts.street2,
    parts.street3,
    parts.poBox,
    [parts.postalCode, parts.city].map(plain).filter(Boolean).join(' '),
    parts.region,
    parts.state,
  ]
    .map(plain)
    .filter(Boolean);
  const countryText = plain(parts.country);
  if (countryText) entry.sayCountry('country', countryText);
  if (local.length === 0) {
    if (plain(parts.remarks)) entry.say('notes', parts.remarks!);
    return;
  }
  const text = local.join(', ');
  const full = countryText && !text.endsWith(countryText) ? `${text}, ${countryText}` : text;
  const address = entry.attach('Address', full);
  address.say('full', full);
  address.say('street', plain(parts.street));
  address.say('street2', [parts.street2, parts.street3].map(plain).filter(Boolean).join(', '));
  address.say('postOfficeBox', plain(parts.poBox));
  if (plain(parts.postalCode).length <= 16) address.say('postalCode', plain(parts.postalCode));
  address.say('city', plain(parts.city));
  address.say('region', plain(parts.region));
  address.say('state', plain(parts.state));
  for (const code of countriesOf(countryText)) address.say('country', code, { original: countryText });
  address.say('remarks', plain(parts.remarks));
  entry.say('addressEntity', address.id);
  entry.say('address', full);
}

export type DocumentParts = {
  /** As cleaned. */
  readonly number: string;
  readonly original?: string;
  readonly type?: string;
  /** As written; a code or a name. */
  readonly country?: string;
  readonly authority?: string;
  readonly issued?: string;
  readonly expires?: string;
  readonly remarks?: string;
  readonly dateOrder?: 'dmy' | 'mdy';
};

/** A document as its own entity, and its number on the entry under `prop`. */
export function addDocument(entry: Entry, prop: string, parts: DocumentParts): void {
  const number = plain(parts.number);
  const how =
    parts.original !== undefined && parts.original.trim() !== number
      ? { original: parts.original.trim() }
      : {};
  if (!entry.say(prop, number, how) || !isA(entry.schema, 'LegalEntity')) return;
  const kind = prop === 'passportNumber' && isA(entry.schema, 'Person') ? 'Passport' : 'Identification';
  const document = entry.attach(kind, number, plain(parts.type), plain(parts.country));
  document.say('holder', entry.id);
  document.say('number', number, how);
  if (kind === 'Passport') document.say('passportNumber', number, how);
  document.say('type', plain(parts.type));
  if (plain(parts.country)) document.sayCountry('country', plain(parts.country));
  document.say('authority', plain(parts.authority));
  const order = parts.dateOrder ? { order: parts.dateOrder } : {};
  if (plain(parts.issued)) document.sayDate('startDate', plain(parts.issued), order);
  if (plain(parts.expires)) document.sayDate('endDate', plain(parts.expires), order);
  document.say('summary', plain(parts.remarks));
}

/** A link to another entry of the same list. */
export function addLink(
  entry: Entry,
  link: {
    readonly schema: string;
    readonly from: string;
    readonly to: string;
    readonly other: string;
    readonly reversed?: boolean;
  },
): Statements {
  const relation = entry.attach(link.schema, link.from, link.to, link.other, link.reversed ? 'r' : '');
  relation.say(link.from, link.reversed ? link.other : entry.id);
  relation.say(link.to, link.reversed ? entry.id : link.other);
  return relation;
}

/** White space folded, placeholders for nothing taken out. */
export const plain = (text: string | undefined): string => {
  const folded = text?.replace(/\s+/g, ' ').trim() ?? '';
  return /^(?:-+|n\/?a|\.+|unknown|-0-)$/i.test(folded) ? '' : folded;
};
