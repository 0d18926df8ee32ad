import { propertyType, type Schema, schemaNames, schema as schemaOf } from '@belfry/model';
import type { MatchedEntity } from '../yente/match';

type Named = { readonly id: string; readonly name: string; readonly description?: string };

/** A candidate; scores are of 100, as the standard wants them. */
export const candidateOf = (entity: MatchedEntity, sole: boolean) => ({
  id: entity.id,
  name: entity.caption,
  description: describe(entity),
  score: Math.round(entity.score * 1_000) / 10,
  // A client may take a certain match over without a person: only where nothing else could be meant.
  match: sole && entity.match,
  type: [typeOf(entity.schema)],
  features: Object.entries(entity.features).map(([id, value]) => ({ id, name: id, value })),
});

export function candidatesOf(entities: readonly MatchedEntity[]) {
  const matches = entities.filter(({ match }) => match).length;
  return entities.map((entity) => candidateOf(entity, matches === 1));
}

const DESCRIBED = ['birthDate', 'nationality', 'country', 'jurisdiction', 'registrationNumber', 'imoNumber'];

/** The few facts that tell namesakes apart. */
export function describe({ properties, datasets }: Pick<MatchedEntity, 'properties' | 'datasets'>): string {
  const facts = DESCRIBED.flatMap((prop) => (properties[prop] ?? []).slice(0, 2)).filter(
    (one) => typeof one === 'string',
  );
  return [...facts, ...datasets].join(' · ');
}

export const typeOf = (name: string): Named => ({ id: name, name: schemaOf(name)?.label ?? name });

/** Schemata that a word begins or stands in, those that are compared first. */
export function suggestTypes(prefix: string): Named[] {
  const wanted = prefix.trim().toLowerCase();
  return schemaNames()
    .flatMap((name) => schemaOf(name) ?? [])
    .filter((one) => !one.abstract && `${one.name} ${one.label} ${one.plural}`.toLowerCase().includes(wanted))
    .sort((a, b) => Number(b.matchable) - Number(a.matchable) || (a.name < b.name ? -1 : 1))
    .slice(0, 25)
    .map((one) => ({ ...typeOf(one.name), broader: one.extends.map(typeOf) }));
}

/** Properties that a word stands in, each once, with the schema that defines it. */
export function suggestProperties(prefix: string): Named[] {
  const wanted = prefix.trim().toLowerCase();
  const found = new Map<string, Named>();
  for (const one of schemaNames().flatMap((name) => (schemaOf(name) as Schema | null) ?? []))
    for (const property of Object.values(one.properties)) {
      const { name, label, qname, type, stub, hidden } = property;
      if (stub || hidden || type === 'entity' || !`${name} ${label}`.toLowerCase().includes(wanted)) continue;
      if (!found.has(name))
        found.set(name, {
          id: name,
          name: label,
          description: `${qname}, ${propertyType(type)?.label ?? type}`,
        });
    }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 25);
}

export type ServiceAt = {
  /** Where this service stands: `https://belfry.example/reconcile/default`. */
  readonly root: string;
  /** Where its API stands: `https://belfry.example`. */
  readonly origin: string;
  readonly dataset: string;
  readonly title: string;
  readonly version: string;
};

const PREVIEW = { width: 420, height: 300 } as const;
const DEFAULT_TYPES = ['Person', 'Organization', 'Company', 'LegalEntity', 'Vessel', 'Airplane'];
const authentication = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  description: 'Bearer and a key of Belfry',
};

/** @standard Reconciliation Service API 0.2, service manifest */
export const manifest02 = ({ root, origin, title, version }: ServiceAt) => ({
  versions: ['0.1', '0.2'],
  name: `${title} (Belfry)`,
  identifierSpace: `${origin}/entities/`,
  schemaSpace: 'https://followthemoney.tech/explorer/schemata/',
  documentation: `${origin}/api/openapi.json`,
  serviceVersion: version,
  authentication,
  view: { url: `${origin}/entities/{{id}}` },
  preview: { url: `${root}/preview?id={{id}}`, ...PREVIEW },
  suggest: {
    entity: { service_url: root, service_path: '/suggest/entity' },
    property: { service_url: root, service_path: '/suggest/property' },
    type: { service_url: root, service_path: '/suggest/type' },
  },
  defaultTypes: DEFAULT_TYPES.map(typeOf),
});

/** @standard Reconciliation Service API 1.0-draft, service manifest; its paths are relative to where it stands */
export const manifest10 = ({ origin, title, version }: ServiceAt) => ({
  versions: ['1.0-draft'],
  name: `${title} (Belfry)`,
  documentation: `${origin}/api/openapi.json`,
  serviceVersion: version,
  authentication,
  view: { url: `${origin}/entities/{id}` },
  preview: PREVIEW,
  suggest: { entity: true, property: true, type: true },
  defaultTypes: DEFAULT_TYPES.map(typeOf),
  standardizedScore: true,
});

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => ENTITIES[char]!);

/** A small page about one entity, without scripts. */
export function previewPage(
  entity: Pick<MatchedEntity, 'caption' | 'schema' | 'properties' | 'datasets'>,
): string {
  const rows = Object.entries(entity.properties)
    .map(
      ([prop, values]) =>
        [
          schemaOf(entity.schema)?.properties[prop]?.label ?? prop,
          values.filter((one) => typeof one === 'string'),
        ] as const,
    )
    .filter(([, values]) => values.length > 0)
    .slice(0, 12)
    .map(
      ([label, values]) =>
        `<dt>${escaped(label)}</dt><dd><bdi>${values
          .slice(0, 5)
          .map((one) => escaped(String(one)))
          .join(' · ')}</bdi></dd>`,
    );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(entity.caption)}</title>
<style>body{font:13px/1.4 system-ui,sans-serif;margin:8px}h1{font-size:15px;margin:0}dt{color:#666}dd{margin:0 0 4px}</style></head>
<body><h1><bdi>${escaped(entity.caption)}</bdi></h1><p>${escaped(typeOf(entity.schema).name)} · ${escaped(entity.datasets.join(', '))}</p><dl>${rows.join('')}</dl></body></html>`;
}
