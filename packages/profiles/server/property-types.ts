import { propertiesOfType, schemaNames } from '@belfry/model';
import { standsAlone } from '../core/standing';

const ofType = (...types: string[]): readonly string[] => [
  ...new Set(
    schemaNames().flatMap((schema) =>
      types.flatMap((type) => propertiesOfType(schema, type).map((p) => p.name)),
    ),
  ),
];

/** Names of all properties of a type, whatever their schema. */
export const propertyTypes = {
  name: ofType('name'),
  country: ofType('country'),
  identifier: ofType('identifier', 'iban'),
  date: ofType('date'),
  entity: ofType('entity'),
} as const;

/** Schemata whose entities are entries of a list by themselves. */
export const standingSchemata: readonly string[] = schemaNames().filter(standsAlone);
