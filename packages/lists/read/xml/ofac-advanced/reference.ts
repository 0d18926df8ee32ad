import { knownWords } from '../../known-words';
import { attribute, type XmlElement } from '../element';

/** One value of a reference set. */
export type ReferenceValue = { readonly text: string; readonly attributes: Readonly<Record<string, string>> };

/** The sets a file carries: `AliasType`, `Country`, `FeatureType`… by their ids. */
export type Reference = {
  /** The value's text; empty when neither the file nor the published defaults have it. */
  text(set: string, id: string): string;
  of(set: string, id: string): ReferenceValue | undefined;
};

/**
 * Values that excerpts leave out.
 *
 * @source OFAC, SDN_ADVANCED.xml, ReferenceValueSets, as published since 2015
 */
const DEFAULTS: { readonly [set: string]: { readonly [id: string]: string } } = {
  AliasType: { 1400: 'A.K.A.', 1401: 'F.K.A.', 1402: 'N.K.A.', 1403: 'Name' },
  NamePartType: {
    1520: 'Last Name',
    1521: 'First Name',
    1522: 'Middle Name',
    1523: 'Maiden Name',
    1524: 'Aircraft Name',
    1525: 'Entity Name',
    1526: 'Vessel Name',
    1528: 'Nickname',
    91708: 'Patronymic',
    91709: 'Matronymic',
  },
  LocPartType: {
    1450: 'REGION',
    1451: 'ADDRESS1',
    1452: 'ADDRESS2',
    1453: 'ADDRESS3',
    1454: 'CITY',
    1455: 'STATE/PROVINCE',
    1456: 'POSTAL CODE',
  },
  IDRegDocDateType: { 1480: 'Issue Date', 1481: 'Expiration Date' },
  PartyType: { 1: 'Individual', 2: 'Entity', 3: 'Location', 4: 'Transport' },
  PartySubType: { 1: 'Vessel', 2: 'Aircraft' },
  SanctionsType: { 1: 'Program' },
};
const DEFAULT_PARTY_TYPES: { readonly [subType: string]: string } = knownWords({
  1: '4',
  2: '4',
  3: '2',
  4: '1',
});

/** The reference sets of a `ReferenceValueSets` element; with none, what is published of them. */
export function referenceOf(element?: XmlElement): Reference {
  const sets = new Map<string, ReferenceValue>();
  for (const set of element?.children ?? [])
    for (const value of set.children)
      sets.set(`${value.name} ${attribute(value, 'ID')}`, {
        text: value.text.trim(),
        attributes: value.attributes,
      });
  const of = (set: string, id: string): ReferenceValue | undefined => {
    const found = sets.get(`${set} ${id}`);
    if (found) return found;
    const known = DEFAULTS[set] ?? {};
    const text = Object.hasOwn(known, id) ? known[id] : undefined;
    const partyType = set === 'PartySubType' ? DEFAULT_PARTY_TYPES[id] : undefined;
    if (text === undefined && partyType === undefined) return undefined;
    return { text: text ?? 'Unknown', attributes: partyType ? { PartyTypeID: partyType } : {} };
  };
  return { of, text: (set, id) => of(set, id)?.text ?? '' };
}

/** The FollowTheMoney schema of a party's sub-type. */
export function partySchema(reference: Reference, subTypeId: string): string {
  const subType = reference.of('PartySubType', subTypeId);
  const text = subType?.text.toLowerCase() ?? '';
  if (text === 'vessel') return 'Vessel';
  if (text === 'aircraft') return 'Airplane';
  const type = reference.text('PartyType', subType?.attributes.PartyTypeID ?? '').toLowerCase();
  if (type === 'individual') return 'Person';
  return type === 'entity' ? 'Organization' : 'LegalEntity';
}
