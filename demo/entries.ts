import type { Entity } from '@belfry/model';
import type { Chance } from './random';

/** Why an invented entry stands on the national list. */
export function sanctionOf(entityId: string, by: Chance): Entity {
  const listed = `${by.whole(2016, 2026)}-${String(by.whole(1, 9)).padStart(2, '0')}-${String(by.whole(1, 28)).padStart(2, '0')}`;
  return entityOf(`${entityId}-san`, 'Sanction', {
    entity: [entityId],
    authority: ['Treasury of Meerland (invented)'],
    program: [
      by.pick([
        'Meerland Freezing Act, art. 3',
        'Meerland Freezing Act, art. 7 (financing)',
        'Meerland Port Security Decree',
      ]),
    ],
    listingDate: [listed],
    startDate: [listed],
  });
}

/** Leaves out properties without values. */
export function entityOf(id: string, schema: string, properties: Record<string, string[]>): Entity {
  const filled = Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0));
  return { id, schema, properties: filled };
}
