import { type ListFile, ListFileError } from '../../../core/record';
import { attribute, child, childrenOf, descendants, textOf, type XmlElement } from '../element';
import { xmlElements } from '../elements';
import type { AddressParts } from '../parts';
import { dateIn, periodIn } from './dates';
import { partySchema, type Reference, referenceOf } from './reference';

export type AdvancedLocation = AddressParts & { readonly countryCode: string };
export type AdvancedDocument = {
  readonly type: string;
  readonly number: string;
  readonly country: string;
  readonly authority: string;
  readonly issued: string;
  readonly expires: string;
  readonly remarks: string;
};
export type AdvancedRelation = {
  readonly id: string;
  readonly to: string;
  readonly type: string;
  readonly former: boolean;
  readonly remarks: string;
};
export type AdvancedListing = {
  readonly id: string;
  readonly list: string;
  readonly programs: readonly string[];
  readonly provisions: readonly string[];
  readonly listed: string;
  readonly legalBases: readonly string[];
  readonly remarks: readonly string[];
};

/** What stands outside the parties and is needed to write them down. */
export type Held = {
  readonly reference: Reference;
  readonly published: string;
  readonly parties: number;
  readonly locations: ReadonlyMap<string, AdvancedLocation>;
  /** By the id of the identity that holds the document. */
  readonly documents: ReadonlyMap<string, readonly AdvancedDocument[]>;
  /** By the id of the profile they start from. */
  readonly relations: ReadonlyMap<string, readonly AdvancedRelation[]>;
  readonly listings: ReadonlyMap<string, readonly AdvancedListing[]>;
  /** Key and schema of each profile's party. */
  readonly profiles: ReadonlyMap<string, { readonly key: string; readonly schema: string }>;
};

const PICK = new Set([
  'DateOfIssue',
  'ReferenceValueSets',
  'Location',
  'IDRegDocument',
  'ProfileRelationship',
  'SanctionsEntry',
]);
const SHALLOW = new Set(['DistinctParty', 'Profile']);
/** Things held at once, at most: forty times what OFAC publishes. */
const MOST_HELD = 2_000_000;

/** First reading of the file: everything but the parties. */
export async function heldOf(file: ListFile, signal?: AbortSignal): Promise<Held> {
  let reference = referenceOf();
  let published = '';
  let parties = 0;
  let count = 0;
  let key = '';
  const locations = new Map<string, AdvancedLocation>();
  const documents = new Map<string, AdvancedDocument[]>();
  const relations = new Map<string, AdvancedRelation[]>();
  const listings = new Map<string, AdvancedListing[]>();
  const profiles = new Map<string, { key: string; schema: string }>();
  const take: { readonly [name: string]: (element: XmlElement) => void } = {
    DateOfIssue: (element) => {
      published = dateIn(element);
    },
    ReferenceValueSets: (element) => {
      reference = referenceOf(element);
    },
    Location: (element) => locations.set(attribute(element, 'ID'), locationOf(element, reference)),
    IDRegDocument: (element) =>
      add(documents, attribute(element, 'IdentityID'), documentOf(element, reference, locations)),
    ProfileRelationship: (element) =>
      add(relations, attribute(element, 'From-ProfileID'), relationOf(element, reference)),
    SanctionsEntry: (element) =>
      add(listings, attribute(element, 'ProfileID'), listingOf(element, reference)),
    DistinctParty: (element) => {
      key = attribute(element, 'FixedRef');
      parties++;
    },
    Profile: (element) => {
      const schema = partySchema(reference, attribute(element, 'PartySubTypeID'));
      profiles.set(attribute(element, 'ID'), { key: key || attribute(element, 'ID'), schema });
    },
  };
  for await (const element of xmlElements(file, { pick: PICK, shallow: SHALLOW, signal })) {
    if (++count > MOST_HELD)
      throw new ListFileError(
        'lists/xml-too-large',
        { line: element.line },
        `at most ${MOST_HELD} elements`,
        `${count}`,
      );
    take[element.name]!(element);
  }
  return { reference, published, parties, locations, documents, relations, listings, profiles };
}

function add<Value>(to: Map<string, Value[]>, key: string, value: Value): void {
  const found = to.get(key);
  if (found) found.push(value);
  else to.set(key, [value]);
}

function locationOf(element: XmlElement, reference: Reference): AdvancedLocation {
  const parts: Record<string, string> = {};
  for (const part of childrenOf(element, 'LocationPart')) {
    const kind = reference.text('LocPartType', attribute(part, 'LocPartTypeID')).toUpperCase();
    const values = childrenOf(part, 'LocationPartValue');
    const value = values.find((one) => attribute(one, 'Primary') === 'true') ?? values[0];
    parts[kind] ??= textOf(value, 'Value');
  }
  const areaCode = attribute(child(element, 'LocationAreaCode'), 'AreaCodeID');
  const countryId =
    attribute(child(element, 'LocationCountry'), 'CountryID') ||
    (reference.of('AreaCode', areaCode)?.attributes.CountryID ?? '');
  const country = reference.of('Country', countryId);
  return {
    street: parts.ADDRESS1,
    street2: parts.ADDRESS2,
    street3: parts.ADDRESS3,
    city: parts.CITY,
    state: parts['STATE/PROVINCE'],
    postalCode: parts['POSTAL CODE'],
    region: parts.REGION,
    country: country?.text ?? '',
    countryCode: country?.attributes.ISO2?.trim() ?? '',
  };
}

function documentOf(
  element: XmlElement,
  reference: Reference,
  locations: ReadonlyMap<string, AdvancedLocation>,
): AdvancedDocument {
  const dates: Record<string, string> = {};
  for (const date of childrenOf(element, 'DocumentDate'))
    dates[reference.text('IDRegDocDateType', attribute(date, 'IDRegDocDateTypeID')).toLowerCase()] = periodIn(
      child(date, 'Period') ?? child(date, 'DatePeriod') ?? date,
    );
  const issuedIn = locations.get(attribute(element, 'IssuedIn-LocationID'));
  return {
    type: reference.text('IDRegDocType', attribute(element, 'IDRegDocTypeID')),
    number: textOf(element, 'IDRegistrationNo'),
    country: reference.text('Country', attribute(element, 'IssuedBy-CountryID')) || (issuedIn?.country ?? ''),
    authority: textOf(element, 'IssuingAuthority'),
    issued: dates['issue date'] ?? '',
    expires: dates['expiration date'] ?? '',
    remarks: textOf(element, 'Comment'),
  };
}

const relationOf = (element: XmlElement, reference: Reference): AdvancedRelation => ({
  id: attribute(element, 'ID'),
  to: attribute(element, 'To-ProfileID'),
  type: reference.text('RelationType', attribute(element, 'RelationTypeID')),
  former: attribute(element, 'Former') === 'true',
  remarks: textOf(element, 'Comment'),
});

function listingOf(element: XmlElement, reference: Reference): AdvancedListing {
  const events = childrenOf(element, 'EntryEvent');
  const programs: string[] = [];
  const provisions: string[] = [];
  for (const measure of childrenOf(element, 'SanctionsMeasure')) {
    const type = reference.text('SanctionsType', attribute(measure, 'SanctionsTypeID'));
    const comment = textOf(measure, 'Comment');
    if (/program/i.test(type)) programs.push(comment);
    else provisions.push([type, comment].filter(Boolean).join(': '));
  }
  return {
    id: attribute(element, 'ID'),
    list: reference.text('List', attribute(element, 'ListID')),
    programs: programs.filter(Boolean),
    provisions: provisions.filter(Boolean),
    listed:
      events
        .map((event) => dateIn(child(event, 'Date')))
        .filter(Boolean)
        .sort()[0] ?? '',
    legalBases: events
      .map((event) => reference.text('LegalBasis', attribute(event, 'LegalBasisID')))
      .filter((text) => text && text.toLowerCase() !== 'unknown'),
    remarks: descendants(element, 'EntryEvent', 'Comment')
      .map((one) => one.text.trim())
      .filter(Boolean),
  };
}
