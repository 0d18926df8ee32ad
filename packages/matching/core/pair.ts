/** Two entities compared by themselves, without an index. */
import type { Entity } from '@belfry/model';
import { assess } from './assess';
import { compatible, sortOfPair } from './compatible';
import type { Explanation } from './door';
import { explain, notCompared } from './explain';
import type { NameStats } from './names/rarity';
import { prepare } from './prepare';

/**
 * The two figures of a pair, both 0–1: how alike, and how much evidence.
 *
 * Symmetric; 0 and 0 for schemata that are never one thing. `stats` tells how common words are.
 */
export function score(left: Entity, right: Entity, stats?: NameStats): { score: number; sureness: number } {
  if (!compatible(left.schema, right.schema)) return { score: 0, sureness: 0 };
  const sort = sortOfPair(left.schema, right.schema);
  const { score: alike, sureness } = assess(prepare(left, sort), prepare(right, sort), stats);
  return { score: alike, sureness };
}

/** The figures of `score` with everything that made them. */
export function explainPair(left: Entity, right: Entity, stats?: NameStats): Explanation {
  if (!compatible(left.schema, right.schema))
    return notCompared('ignored/other-schema', `${left.schema} / ${right.schema}`);
  const sort = sortOfPair(left.schema, right.schema);
  const [a, b] = [prepare(left, sort), prepare(right, sort)];
  return explain(assess(a, b, stats), a, b);
}
