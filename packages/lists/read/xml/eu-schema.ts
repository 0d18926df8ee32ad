import { attribute, childrenOf, descendants, textsOf, type XmlElement } from './element';

const SHIP = /\b(?:vessel|ship|tanker|m\/?[vt]\b|cargo|bulk carrier|ferry|navire|schip|flag(?:ged)?)\b/i;
const AIRCRAFT = /\b(?:aircraft|aeroplane|airplane|helicopter|tail number|msn)\b/i;
const COMPANY =
  /\b(?:compan(?:y|ies)|ltd|limited|llc|inc|corp|s\.?a\.?|gmbh|fleet|shipping|airlines?|management|owner|bank)\b/i;
const IMO = /\bIMO[^\d\n]{0,25}(\d{7})\b/gi;

/**
 * The EU files ships and aircraft as enterprises; what is said of them tells them apart.
 *
 * A ship has one IMO number and is called a ship, or has one and no company's word in its name.
 */
export function euSchema(element: XmlElement): { schema: string; imoNumbers: string[] } {
  const subject = childrenOf(element, 'subjectType')[0];
  const kind = `${attribute(subject, 'code')} ${attribute(subject, 'classificationCode')}`.toLowerCase();
  if (/person|\bp\b/.test(kind)) return { schema: 'Person', imoNumbers: [] };
  const names = childrenOf(element, 'nameAlias').map((name) => attribute(name, 'wholeName'));
  const said = [
    ...textsOf(element, 'remark'),
    ...textsOf(element, 'nameAlias', 'remark'),
    ...textsOf(element, 'identification', 'remark'),
    attribute(element, 'designationDetails'),
    ...descendants(element, 'nameAlias').map((name) => attribute(name, 'function')),
  ].join('\n');
  const documents = childrenOf(element, 'identification');
  const typed = documents.filter((one) => /^imo\b/i.test(attribute(one, 'identificationTypeCode')));
  const imoNumbers = [
    ...new Set([
      ...typed.map((one) => attribute(one, 'number').replace(/\D/g, '')),
      ...[...said.matchAll(IMO)].map((match) => match[1]!),
    ]),
  ].filter((number) => number.length === 7);
  const isCompany = names.some((name) => COMPANY.test(name));
  if (/\bship|vessel\b/.test(kind)) return { schema: 'Vessel', imoNumbers };
  if (imoNumbers.length === 1 && !isCompany && (SHIP.test(said) || typed.length > 0))
    return { schema: 'Vessel', imoNumbers };
  if (/aircraft/.test(kind) || (AIRCRAFT.test(said) && !isCompany && names.every((name) => /\d/.test(name))))
    return { schema: 'Airplane', imoNumbers: [] };
  return { schema: 'Organization', imoNumbers };
}
