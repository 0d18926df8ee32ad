import { isA } from '@belfry/model';
import type { ExportedEntity } from './exported';

type Feature = Readonly<Record<string, string>>;

/** FollowTheMoney property → Senzing attribute, for values that need no more than a name. */
const PLAIN: Readonly<Record<string, string>> = {
  birthDate: 'DATE_OF_BIRTH',
  deathDate: 'DATE_OF_DEATH',
  birthPlace: 'PLACE_OF_BIRTH',
  nationality: 'NATIONALITY',
  citizenship: 'CITIZENSHIP',
  incorporationDate: 'REGISTRATION_DATE',
  jurisdiction: 'REGISTRATION_COUNTRY',
  passportNumber: 'PASSPORT_NUMBER',
  idNumber: 'NATIONAL_ID_NUMBER',
  taxNumber: 'TAX_ID_NUMBER',
  registrationNumber: 'OTHER_ID_NUMBER',
  leiCode: 'LEI_NUMBER',
  imoNumber: 'IMO_NUMBER',
  mmsi: 'MMSI_NUMBER',
  callSign: 'CALL_SIGN',
  phone: 'PHONE_NUMBER',
  email: 'EMAIL_ADDRESS',
  website: 'WEBSITE_ADDRESS',
};
const NAMES: Readonly<Record<string, string>> = {
  name: 'PRIMARY',
  alias: 'AKA',
  weakAlias: 'AKA',
  previousName: 'FORMER',
};

/**
 * Senzing's generic entity specification, one record a line.
 *
 * @standard Senzing Entity Specification: `DATA_SOURCE`, `RECORD_ID`, `FEATURES`
 * @limits   only what a record holds itself; links between records are not written
 */
export async function* senzingLines(entities: AsyncIterable<ExportedEntity>): AsyncGenerator<string> {
  for await (const entity of entities) {
    const type = recordType(entity.schema);
    if (!type) continue;
    const record = {
      DATA_SOURCE: (entity.datasets[0] ?? 'BELFRY').toUpperCase(),
      RECORD_ID: entity.id,
      FEATURES: [{ RECORD_TYPE: type }, ...features(entity, type)],
    };
    yield `${JSON.stringify(record)}\n`;
  }
}

function features(entity: ExportedEntity, type: string): Feature[] {
  const { properties } = entity;
  const nameKey = type === 'PERSON' ? 'NAME_FULL' : 'NAME_ORG';
  const names = Object.entries(NAMES).flatMap(([prop, kind]) =>
    (properties[prop] ?? []).map((value) => ({ NAME_TYPE: kind, [nameKey]: value })),
  );
  const plain = Object.entries(PLAIN).flatMap(([prop, attribute]) =>
    (properties[prop] ?? []).map((value) => ({ [attribute]: value })),
  );
  const genders = (properties.gender ?? []).map((value) => ({
    GENDER: value === 'male' ? 'M' : value === 'female' ? 'F' : value,
  }));
  const addresses = (properties.address ?? []).map((value) => ({ ADDR_FULL: value }));
  const countries = (properties.country ?? []).map((value) => ({ COUNTRY_OF_ASSOCIATION: value }));
  return [...names, ...plain, ...genders, ...addresses, ...countries];
}

function recordType(schema: string): string | null {
  if (isA(schema, 'Person')) return 'PERSON';
  if (isA(schema, 'LegalEntity')) return 'ORGANIZATION';
  if (isA(schema, 'Vessel')) return 'VESSEL';
  if (isA(schema, 'Airplane')) return 'AIRCRAFT';
  if (isA(schema, 'Vehicle')) return 'VEHICLE';
  return null;
}
