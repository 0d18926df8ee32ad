import type { JsonObject } from './json-records';

/** Values that say one thing together: one name, one address, one document. */
export type Feature = {
  /** What stood before the attributes: `HOME` in `HOME_ADDR_CITY`. */
  readonly usage: string;
  readonly attributes: ReadonlyMap<string, string>;
};

const ATTRIBUTE =
  /^(?:(.+?)_)??((?:NAME_(?:FULL|FIRST|MIDDLE|LAST|ORG|PREFIX|SUFFIX|TYPE))|(?:ADDR_(?:FULL|LINE[1-6]|CITY|STATE|POSTAL_CODE|COUNTRY|TYPE))|DATE_OF_BIRTH|DATE_OF_DEATH|REGISTRATION_(?:DATE|COUNTRY)|PLACE_OF_BIRTH|NATIONALITY|CITIZENSHIP|COUNTRY_OF_ASSOCIATION|GENDER|PASSPORT_(?:NUMBER|COUNTRY)|DRIVERS_LICENSE_(?:NUMBER|STATE)|SSN_NUMBER|NATIONAL_ID_(?:NUMBER|COUNTRY|TYPE)|TAX_ID_(?:NUMBER|COUNTRY|TYPE)|OTHER_ID_(?:NUMBER|COUNTRY|TYPE)|TRUSTED_ID_(?:NUMBER|TYPE)|LEI_NUMBER|DUNS_NUMBER|NPI_NUMBER|IMO_NUMBER|MMSI_NUMBER|CALL_SIGN|ACCOUNT_(?:NUMBER|DOMAIN)|PHONE_(?:NUMBER|TYPE)|EMAIL_ADDRESS|WEBSITE_ADDRESS|REL_(?:ANCHOR|POINTER)_(?:DOMAIN|KEY|ROLE)|EMPLOYER(?:_NAME)?|TOPIC|RECORD_TYPE)$/;

const MOST_VALUES = 5_000;
const RECORD_KEYS = new Set(['DATA_SOURCE', 'RECORD_ID', 'FEATURES']);

export type SenzingParts = {
  readonly features: readonly Feature[];
  /** Payload: attributes that are no features. */
  readonly payload: readonly (readonly [string, string])[];
};

/**
 * The features of a record, flat (`HOME_ADDR_CITY`) or in lists (`ADDRESSES: [{…}]`, `FEATURES: [{…}]`).
 *
 * @standard Senzing Entity Specification
 * @limits   at most 5,000 values of one record
 */
export function senzingParts(record: JsonObject): SenzingParts {
  const flat = new Map<string, Map<string, string>>();
  const features: Feature[] = [];
  const payload: [string, string][] = [];
  let count = 0;
  for (const [key, value] of Object.entries(record)) {
    if (++count > MOST_VALUES) break;
    if (Array.isArray(value)) {
      for (const one of value as unknown[]) {
        if (++count > MOST_VALUES) break;
        if (isRecord(one)) features.push(...grouped(one, payload, key));
        else if (textOf(one)) payload.push([key, textOf(one)!]);
      }
    } else if (isRecord(value)) features.push(...grouped(value, payload, key));
    else if (!RECORD_KEYS.has(key)) place({ key, value: textOf(value), flat, payload });
  }
  return { features: [...byUsage(flat), ...features], payload };
}

function grouped(one: JsonObject, payload: [string, string][], list: string): Feature[] {
  const flat = new Map<string, Map<string, string>>();
  for (const [key, value] of Object.entries(one)) place({ key, value: textOf(value), flat, payload, list });
  return byUsage(flat);
}

type Placing = {
  key: string;
  value: string | null;
  flat: Map<string, Map<string, string>>;
  payload: [string, string][];
  list?: string;
};

function place({ key, value, flat, payload, list }: Placing): void {
  if (value === null || value.trim() === '') return;
  const [, usage = '', attribute] = ATTRIBUTE.exec(key.toUpperCase()) ?? [];
  if (!attribute) {
    payload.push([list ? `${list}.${key}` : key, value]);
    return;
  }
  // A second value of one attribute in one group is another feature.
  let group = `${usage}\0`;
  while (flat.get(group)?.has(attribute)) group += '\0';
  const attributes = flat.get(group) ?? new Map<string, string>();
  flat.set(group, attributes.set(attribute, value));
}

const byUsage = (flat: ReadonlyMap<string, ReadonlyMap<string, string>>): Feature[] =>
  [...flat].map(([group, attributes]) => ({ usage: group.replaceAll('\0', ''), attributes }));
const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null;
