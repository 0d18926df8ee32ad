/**
 * What OFAC's labels of identifiers and features mean.
 *
 * @source OFAC, SDN data formats: `idType` values of sdn.xml, FeatureType and IDRegDocType values of the advanced
 *         edition, as met in editions of 2018 to 2026
 */
export type OfacMeaning =
  /** A document or register number, also on the entry itself under `prop`. */
  | { readonly kind: 'document'; readonly prop: string }
  | { readonly kind: 'value' | 'date' | 'country'; readonly prop: string }
  /** A condition of the sanction itself. */
  | { readonly kind: 'provision' }
  | { readonly kind: 'wallet'; readonly currency: string }
  | { readonly kind: 'gender' | 'imo' | 'owner' | 'birth-date' | 'birth-place' | 'location' };

const DOCUMENTS: { readonly [prop: string]: string } = {
  passportNumber: 'passport|diplomatic passport|stateless person passport|official passport|special passport',
  socialSecurityNumber: 'ssn|social security number|nssf number',
  taxNumber: `tax id no|tax id number|ruc|ruc number|nit|cuit|rfc|r f c|rif|r i f|us fein|fein|tin|italian fiscal code|
    fiscal code|paraguayan tax identification number|romanian tax registration|tax identification number|pan number|
    national tax number|rtn|c i f|nif`,
  vatCode: 'v a t number|vat number',
  registrationNumber: `registration id|registration number|company number|uk company number|business registration number|
    commercial registry number|public registration number|business number|trade license no|trade license|
    chamber of commerce number|company registration number|matricula mercantil no|folio mercantil no|legal entity number|
    c r no|cr no|certificate of incorporation number|economic register number cbls|enterprise number|branch unit number|
    unified social credit code uscc|unified social credit code|government gazette number|msb registration number|
    dubai chamber of commerce membership no|istanbul chamber of comm no|central registration number|
    united social credit code certificate uscc|file number|license|rsin|registered charity no|c i n|
    aircraft tail number|previous aircraft tail number|business registration document|vessel registration number|
    bank identifier code|pilot license number|organization code|registered office number|afghan money service provider license number`,
  swiftBic: 'swift bic|swift',
  bikCode: 'bik ru|bik',
  isinCode: 'isin',
  ticker: 'equity ticker|micex code',
  dunsCode: 'd u n s number|duns number',
  leiCode: 'legal entity identifier|lei',
  mmsi: 'mmsi',
  callSign: 'vessel call sign|other vessel call sign|former vessel call sign',
  serialNumber: `aircraft manufacturers serial number msn|aircraft construction number also called l n or s n or f n|
    aircraft serial identification|aircraft construction number`,
  icaoCode: 'aircraft mode s transponder code',
  idNumber: `national id no|national identification number|cedula no|c u r p|identification number|personal id card|
    electoral registry no|credencial electoral|cartilla de servicio militar nacional|i f e|c u i p|residency number|
    le number|d n i|dni|numero de identidad|birth certificate number|drivers license no|driver s license no|
    driver s license|travel document number|immigration no|national foreign id number|kenyan id no|
    turkish identificiation number|turkish identification number|tarjeta de identidad|tazkira national id card|
    stateless person id card|citizen s card number|refugee id card|green card|visa number id|visanumberid|
    public security and immigration no|moroccan personal id no|bosnian personal id no|c u i|cuit number|seafarers id|
    serial no|british national overseas passport|permit number|professional license number|afghan id|interpol red notice no|
    interpol|numero unico de identidad|nie|residence permit|voter id|identity card`,
};

const VALUES: { readonly [prop: string]: string } = {
  website: 'website|web site',
  email: 'email address|email',
  phone: 'phone number|telephone|telephone no|telephone number|fax|fax no|cell phone number',
  type: 'vessel type|other vessel type|aircraft type|target type',
  pastTypes: 'former vessel type|previous vessel type',
  tonnage: 'vessel tonnage|vessel gross tonnage|vessel deadweight tonnage',
  grossRegisteredTonnage: 'vessel gross registered tonnage|vessel gross registered tonnage grt',
  model: 'aircraft model',
  title: 'title',
  sector: 'organization type',
  appearance: 'physical description|height|weight|hair color|eye color|scars marks|other physical feature',
};
const DATES: { readonly [prop: string]: string } = {
  incorporationDate: 'organization established date|date of incorporation|incorporation date',
  buildDate:
    'vessel year of build|year of build|vessel build date|aircraft manufacture date|aircraft year of manufacture',
};
const COUNTRIES: { readonly [prop: string]: string } = {
  nationality: 'nationality country|nationality',
  citizenship: 'citizenship country|citizenship',
  jurisdiction: 'nationality of registration',
  flag: 'vessel flag',
  pastFlags: 'other vessel flag|former vessel flag|former vessel flags|previous vessel flag',
};
const SPECIAL: { readonly [kind: string]: string } = {
  gender: 'gender|sex',
  imo: 'vessel registration identification|imo number|other vessel registration identification',
  owner: 'vessel owner|aircraft operator|vessel operator',
  'birth-date': 'birthdate|date of birth',
  'birth-place': 'place of birth',
  location: 'location',
};
const PROVISION =
  /^(?:additional sanctions information|secondary sanctions risk|ifca determination|executive order|effective date|listing date|caatsa|transactions prohibited|peesa|hostage|eo \d|subject to|non sdn|correspondent|prohibited|directive|ns (?:cmic|mbs)|purchase sales|ns )/;

const meanings = (): Map<string, OfacMeaning> => {
  const found = new Map<string, OfacMeaning>();
  const take = (table: { readonly [to: string]: string }, meaning: (to: string) => OfacMeaning) => {
    for (const [to, labels] of Object.entries(table))
      for (const label of labels.split('|')) found.set(label.replace(/\s+/g, ' ').trim(), meaning(to));
  };
  take(DOCUMENTS, (prop) => ({ kind: 'document', prop }));
  take(VALUES, (prop) => ({ kind: 'value', prop }));
  take(DATES, (prop) => ({ kind: 'date', prop }));
  take(COUNTRIES, (prop) => ({ kind: 'country', prop }));
  take(SPECIAL, (kind) => ({ kind }) as OfacMeaning);
  return found;
};
const MEANINGS: ReadonlyMap<string, OfacMeaning> = meanings();

/** @returns what a label means; null when it is not known */
export function ofacMeaning(label: string): OfacMeaning | null {
  const wallet = /^digital currency address\s*-\s*([A-Z0-9]{2,8})\s*$/i.exec(label.trim());
  if (wallet) return { kind: 'wallet', currency: wallet[1]!.toUpperCase() };
  const key = label
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return MEANINGS.get(key) ?? (PROVISION.test(key) ? { kind: 'provision' } : null);
}
