import { createIndex, sentence } from '@belfry/matching';
import type { Entity } from '@belfry/model';
import { type EntryHit, entryIndex, hitsOf, type IndexedEntity } from '@belfry/screening';
import type { FoundHit, ScreenQuery } from './messages';

/** An index in this thread: what the lists hold, and hits for subjects. */
export function localIndex() {
  const index = entryIndex(createIndex);
  const datasets = new Set<string>();
  return {
    put(entities: readonly IndexedEntity[], names: readonly string[]): void {
      for (const name of names) datasets.add(name);
      index.setEditions([...datasets].map((dataset) => ({ dataset, title: dataset, number: 1, sha256: '' })));
      for (const entity of entities) index.put(entity);
    },
    screen: (subject: Entity, query: ScreenQuery): FoundHit[] =>
      hitsOf(index, subject, query).map((hit) => foundHit(hit, query)),
  };
}

function foundHit(hit: EntryHit, { language, reasons }: ScreenQuery): FoundHit {
  const { score, sureness, entityIds, canonicalId, caption, schema, datasets, explanation } = hit;
  const said = sentence(explanation, language);
  const kept = reasons ? explanation : null;
  return {
    score,
    sureness,
    entityIds,
    canonicalId,
    caption,
    schema,
    datasets,
    explanation: said,
    reasons: kept,
  };
}
