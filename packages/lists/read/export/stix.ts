import { createHash } from 'node:crypto';
import { isA, schema as schemaOf } from '@belfry/model';
import type { ExportedEntity } from './exported';

/** Namespace of our deterministic ids (a UUID made once for this purpose). */
const NAMESPACE = '5f0c7f0e-9f0b-5f6e-8a55-0b1f6e3a7c21';

/**
 * A STIX 2.1 bundle: an `identity` a person, organisation, vessel…, a `location` an address, a `relationship` a link.
 * Ids are UUIDv5 of our own ids, so that the same entity has the same STIX id in every export.
 *
 * @standard STIX 2.1 (OASIS, 10 June 2021): 2.9 identifiers, 4.5 identity, 4.8 location, 5.1 relationship
 * @limits   sanctions, papers and what STIX has no object for travel as `x_ftm_…` properties of the identity
 */
export async function* stixLines(
  entities: AsyncIterable<ExportedEntity>,
  bundleName: string,
): AsyncGenerator<string> {
  yield `{"type":"bundle","id":"bundle--${uuid5(`bundle:${bundleName}`)}","objects":[`;
  let first = true;
  for await (const entity of entities) {
    for (const object of objectsOf(entity)) {
      yield `${first ? '\n' : ',\n'}${JSON.stringify(object)}`;
      first = false;
    }
  }
  yield '\n]}\n';
}

type StixObject = Readonly<Record<string, unknown>>;

function objectsOf(entity: ExportedEntity): StixObject[] {
  const shape = schemaOf(entity.schema);
  if (shape?.edge) return linkOf(entity, shape.edge);
  if (isA(entity.schema, 'Address')) return [location(entity)];
  const identityClass = classOf(entity.schema);
  return identityClass ? [identity(entity, identityClass)] : [];
}

function identity(entity: ExportedEntity, identityClass: string): StixObject {
  const names = ['name', 'alias', 'weakAlias', 'previousName'].flatMap(
    (prop) => entity.properties[prop] ?? [],
  );
  const notes = entity.properties.notes?.join('\n');
  return {
    ...common(entity, 'identity'),
    name: entity.caption,
    identity_class: identityClass,
    ...(notes && { description: notes }),
    ...(entity.properties.topics && { labels: entity.properties.topics }),
    ...(names.length > 1 && { x_ftm_names: [...new Set(names)] }),
    x_ftm_schema: entity.schema,
    x_ftm_properties: entity.properties,
    external_references: entity.datasets.map((dataset) => ({ source_name: dataset, external_id: entity.id })),
  };
}

function location(entity: ExportedEntity): StixObject {
  const country = entity.properties.country?.[0];
  const full = entity.properties.full?.[0] ?? entity.caption;
  return {
    ...common(entity, 'location'),
    name: full,
    street_address: full,
    ...(country ? { country } : { region: 'world' }),
    ...(entity.properties.city && { city: entity.properties.city[0] }),
    ...(entity.properties.postalCode && { postal_code: entity.properties.postalCode[0] }),
  };
}

function linkOf(entity: ExportedEntity, edge: { source: string; target: string }): StixObject[] {
  const sources = entity.properties[edge.source] ?? [];
  const targets = entity.properties[edge.target] ?? [];
  const kind = kebab(entity.schema);
  return sources.flatMap((source) =>
    targets.map((target) => ({
      ...common({ ...entity, id: `${entity.id}:${source}:${target}` }, 'relationship'),
      relationship_type: kind,
      source_ref: `identity--${uuid5(source)}`,
      target_ref: `identity--${uuid5(target)}`,
      ...period(entity),
      x_ftm_properties: entity.properties,
    })),
  );
}

function period(entity: ExportedEntity): StixObject {
  const start = wholeDay(entity.properties.startDate?.[0]);
  const end = wholeDay(entity.properties.endDate?.[0]);
  const later = start && end && end > start;
  return { ...(start && { start_time: start }), ...(end && (!start || later) && { stop_time: end }) };
}

const wholeDay = (date: string | undefined) =>
  date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00.000Z` : undefined;

const common = (entity: ExportedEntity, type: string) => ({
  type,
  spec_version: '2.1',
  id: `${type}--${uuid5(entity.id)}`,
  created: instant(entity.first_seen),
  modified: instant(entity.last_change),
});

/** STIX wants milliseconds and Z. */
const instant = (time: string) =>
  new Date(time.endsWith('Z') || /[+-]\d\d:?\d\d$/.test(time) ? time : `${time}Z`).toISOString();

const kebab = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

function classOf(schema: string): string | null {
  if (isA(schema, 'Person')) return 'individual';
  if (isA(schema, 'LegalEntity')) return 'organization';
  if (isA(schema, 'Asset') || isA(schema, 'Thing')) return 'unknown';
  return null;
}

/** @standard RFC 9562 §5.5: UUID version 5, SHA-1 of namespace and name */
export function uuid5(name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
