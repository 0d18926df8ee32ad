import { attribute, textsOf, type XmlElement } from './element';
import type { Entry } from './entry';
import { addDocument, plain } from './parts';

const PROPS: readonly (readonly [RegExp, string])[] = [
  [/passport/, 'passportNumber'],
  [/^ssn|social security/, 'socialSecurityNumber'],
  [/^imo\b|imo number/, 'imoNumber'],
  [/mmsi/, 'mmsi'],
  [/fiscal|tax|^tin\b|^inn\b/, 'taxNumber'],
  [/vat/, 'vatCode'],
  [/^ogrn/, 'ogrnCode'],
  [/swift|^bic\b/, 'swiftBic'],
  [/^lei\b|legal entity identifier/, 'leiCode'],
  [/regnumber|registration|trade|licen[cs]e number|chamber/, 'registrationNumber'],
];
const FLAGS: readonly (readonly [string, string])[] = [
  ['knownExpired', 'known to be expired'],
  ['knownFalse', 'known to be false'],
  ['reportedLost', 'reported lost'],
  ['revokedByIssuer', 'revoked by issuer'],
];

export function addEuDocument(entry: Entry, document: XmlElement): void {
  const part = (name: string) => plain(attribute(document, name));
  const kind = `${part('identificationTypeCode')} ${part('identificationTypeDescription')}`.toLowerCase();
  const isPerson = entry.schema === 'Person';
  const prop =
    PROPS.find(([pattern]) => pattern.test(kind))?.[1] ?? (isPerson ? 'idNumber' : 'registrationNumber');
  const remarks = textsOf(document, 'remark');
  const said = FLAGS.filter(([name]) => part(name) === 'true').map(([, words]) => words);
  const number = part('number') || part('latinNumber');
  if (!number) {
    entry.sayAll('notes', remarks);
    return;
  }
  const diplomatic = part('diplomatic') === 'true' ? 'Diplomatic ' : '';
  const country = part('countryIso2Code').replace(/^00$/, '') || part('countryDescription');
  const parts = {
    type: `${diplomatic}${part('identificationTypeDescription') || part('identificationTypeCode')}`,
    country,
    authority: part('issuedBy'),
    issued: part('issuedDate') || part('validFrom'),
    expires: part('validTo'),
    remarks: [...said, part('nameOnDocument') && `name on document: ${part('nameOnDocument')}`, ...remarks]
      .filter(Boolean)
      .join('; '),
  };
  addDocument(entry, prop, { ...parts, number });
  if (part('latinNumber') && part('latinNumber') !== number)
    addDocument(entry, prop, { ...parts, number: part('latinNumber'), original: number });
}
