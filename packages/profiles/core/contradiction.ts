import { commonSchema } from '@belfry/model';
import type { Identity } from './identity';

/** What tells two entries apart whatever else they share. */
export type Contradiction = 'schema' | 'sex' | 'birth-year' | 'un-reference' | 'code';

/** Codes of which one thing has exactly one. */
const ONE_EACH: ReadonlySet<string> = new Set(['imo-number', 'lei', 'vin', 'wikidata', 'ogrn', 'inn']);
const YEARS_APART = 4;

/**
 * Why two entries cannot be the same thing; null when nothing says so.
 *
 * schema        nothing can be both: a person and a ship
 * sex           both say, and they differ
 * birth-year    every pair of birth years is more than four years apart
 * un-reference  both stand in the same regime of the UN under different numbers
 * code          both have a code of which one thing has one (IMO, LEI, VIN, OGRN, INN, Wikidata), and none in common
 */
export function contradiction(left: Identity, right: Identity): Contradiction | null {
  if (!sharesSchema(left, right)) return 'schema';
  if (disjoint(left.sexes, right.sexes)) return 'sex';
  if (birthsApart(left.birthYears, right.birthYears)) return 'birth-year';
  const [ours, theirs] = [unique(left), unique(right)];
  for (const [kind, keys] of ours) {
    const others = theirs.get(kind);
    if (others && disjoint(keys, others)) return kind.startsWith('un ') ? 'un-reference' : 'code';
  }
  return null;
}

function sharesSchema(left: Identity, right: Identity): boolean {
  return [...left.schemata].every((one) =>
    [...right.schemata].every((other) => commonSchema(one, other) !== null),
  );
}

function birthsApart(left: readonly number[], right: readonly number[]): boolean {
  if (left.length === 0 || right.length === 0) return false;
  return left.every((year) => right.every((other) => Math.abs(year - other) > YEARS_APART));
}

function unique(identity: Identity): Map<string, Set<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const { rule, key } of identity.tokens) {
    const kind = rule === 'un-reference' ? `un ${key.slice(0, -3).replace(/\d/g, '')}` : rule;
    if (rule !== 'un-reference' && !ONE_EACH.has(rule)) continue;
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(key));
  }
  return kinds;
}

function disjoint(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size > 0 && right.size > 0 && [...left].every((value) => !right.has(value));
}
