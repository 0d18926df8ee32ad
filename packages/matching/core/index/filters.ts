/** What a query leaves out. */
import { type Entity, isA } from '@belfry/model';
import type { Query } from '../door';

export function admits(query: Query, entity: Entity): boolean {
  if (query.excludeIds?.includes(entity.id)) return false;
  const datasets = entity.datasets ?? [];
  if (query.datasets && !query.datasets.some((name) => datasets.includes(name))) return false;
  if (
    query.excludeDatasets?.length &&
    datasets.length > 0 &&
    datasets.every((name) => query.excludeDatasets!.includes(name))
  )
    return false;
  if (query.schemata && !query.schemata.some((schema) => isA(entity.schema, schema))) return false;
  const topics = entity.properties.topics ?? [];
  return !query.topics || query.topics.some((topic) => topics.includes(topic));
}
