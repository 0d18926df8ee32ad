import { tokensOfValue } from './identity';

const PROPS = [
  'idNumber',
  'imoNumber',
  'mmsi',
  'leiCode',
  'swiftBic',
  'vin',
  'isinCode',
  'wikidataId',
  'publicKey',
  'dunsCode',
  'unscId',
];

/** Keys under which an identifier could be kept, whatever kind it is; none for what looks like no identifier. */
export function identifierKeys(text: string): string[] {
  if (text.length > 120 || !/\d/.test(text)) return [];
  return [...new Set(PROPS.flatMap((prop) => tokensOfValue(prop, text).map(({ key }) => key)))];
}
