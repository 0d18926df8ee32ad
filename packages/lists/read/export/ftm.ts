import type { ExportedEntity } from './exported';

/**
 * FollowTheMoney JSON lines as served by OpenSanctions (`entities.ftm.json`): one entity a line.
 *
 * @standard FollowTheMoney 3.8, entity proxies with `caption`, `datasets`, `referents`, `first_seen`…
 */
export async function* ftmLines(entities: AsyncIterable<ExportedEntity>): AsyncGenerator<string> {
  for await (const { statements: _, ...entity } of entities) {
    const { id, caption, schema, properties, ...about } = entity;
    yield `${JSON.stringify({ id, caption, schema, properties, ...about, target: isTarget(entity) })}\n`;
  }
}

/** Listed itself, not only hanging on something listed. */
export const isTarget = (entity: Pick<ExportedEntity, 'properties'>) =>
  (entity.properties.topics ?? []).some((topic) => topic.startsWith('sanction') || topic === 'crime.terror');
