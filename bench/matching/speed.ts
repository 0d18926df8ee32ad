/** How fast an index is built and asked, and what it misses against scoring everything. */
import { createIndex, score } from '@belfry/matching';
import { invent, subject } from './people';

export type Speed = {
  readonly entities: number;
  readonly buildSeconds: number;
  readonly bytesPerEntity: number;
  readonly screeningsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

const filled = (entities: number) => {
  const index = createIndex();
  for (let at = 0; at < entities; at++) index.add(invent(at, entities));
  return index;
};

/** Names only, one thread; wall-clock time. */
export function measureSpeed(entities: number, screenings: number): Speed {
  const begin = performance.now();
  const index = filled(entities);
  const buildSeconds = (performance.now() - begin) / 1000;
  const subjects = Array.from({ length: screenings }, (_, at) => subject(at, entities));
  const times: number[] = [];
  const start = performance.now();
  for (const one of subjects) {
    const before = performance.now();
    index.match({ subject: one, cutoff: 0.7 });
    times.push(performance.now() - before);
  }
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]!;
  return {
    entities,
    buildSeconds,
    bytesPerEntity: index.bytes / entities,
    screeningsPerSecond: screenings / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

/** Share of what scoring everything puts at 0.7 or above that the index finds. */
export function measureRecall(entities: number, screenings: number): { wanted: number; found: number } {
  const index = filled(entities);
  const all = Array.from({ length: entities }, (_, at) => invent(at, entities));
  let [wanted, found] = [0, 0];
  for (let at = 0; at < screenings; at++) {
    const asked = subject(at, entities);
    const got = new Set(index.match({ subject: asked, cutoff: 0.7, limit: 500 }).map(({ id }) => id));
    for (const entity of all) {
      if (score(asked, entity).score < 0.7) continue;
      wanted++;
      if (got.has(entity.id)) found++;
    }
  }
  return { wanted, found };
}
