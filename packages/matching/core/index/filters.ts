/** What a query leaves out, decided once for each schema and list of datasets that occurs. */
import { isA } from '@belfry/model';
import { compatible } from '../compatible';
import type { Query } from '../door';
import type { Entities } from './entities';

/** Whether the entity in a slot may be an answer. */
export function createFilter(query: Query, entities: Entities): (slot: number) => boolean {
  const excluded = new Set((query.excludeIds ?? []).map((id) => entities.find(id)));
  const bySchema = remember((code) => {
    const schema = entities.word(code);
    if (!compatible(query.subject.schema, schema)) return false;
    return !query.schemata || query.schemata.some((wanted) => isA(schema, wanted));
  });
  const byDatasets = remember((code) => {
    const names: string[] = JSON.parse(entities.word(code));
    const { datasets, excludeDatasets } = query;
    if (datasets && !datasets.some((name) => names.includes(name))) return false;
    return !(
      excludeDatasets?.length &&
      names.length > 0 &&
      names.every((name) => excludeDatasets.includes(name))
    );
  });
  const byTopics = remember((code) => {
    const topics: string[] = JSON.parse(entities.word(code));
    return !query.topics || query.topics.some((topic) => topics.includes(topic));
  });
  return (slot) =>
    !excluded.has(slot) &&
    bySchema(entities.schemaCode(slot)) &&
    byDatasets(entities.datasetsCode(slot)) &&
    byTopics(entities.topicsCode(slot));
}

function remember(decide: (code: number) => boolean): (code: number) => boolean {
  const known = new Map<number, boolean>();
  return (code) => {
    let decided = known.get(code);
    if (decided === undefined) {
      decided = decide(code);
      known.set(code, decided);
    }
    return decided;
  };
}
