import type { ExportedEntity } from '@belfry/lists/read';
import { statementId } from '@belfry/lists/read';
import { captionOf, type StatedEntity, type Statement } from '@belfry/model';

/** An entity of a list file as the exporters take it; `seen` is the moment its edition says of itself. */
export function exportedOf(stated: StatedEntity, dataset: string, seen: string): ExportedEntity {
  const properties: Record<string, string[]> = {};
  for (const { prop, value } of stated.values) {
    properties[prop] ??= [];
    if (!properties[prop].includes(value)) properties[prop].push(value);
  }
  const entity = { id: stated.id, schema: stated.schema, properties, datasets: [dataset] };
  return {
    ...entity,
    caption: captionOf(entity),
    referents: [],
    first_seen: seen,
    last_seen: seen,
    last_change: seen,
    statements: stated.values.map(({ prop, value, original, lang }): Statement => {
      const about = {
        canonical_id: stated.id,
        entity_id: stated.id,
        prop,
        schema: stated.schema,
        value,
        dataset,
        lang: lang ?? null,
        original_value: original ?? null,
        first_seen: seen,
        last_seen: seen,
        external: false,
        origin: null,
      };
      return { id: statementId(about), ...about };
    }),
  };
}
