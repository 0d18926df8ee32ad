import { score } from '@belfry/matching';
import type { Entity } from '@belfry/model';

/** At this likeness of spelling the matcher need not be asked. */
const PLAIN = 0.8;

/**
 * How alike two entities' names are, 0–1; null when either has none. A guard against joining on a mistyped number: the
 * matcher knows scripts, legal forms and spellings, and is asked when the spelling alone does not say.
 *
 * @param left, right  entities that have only names
 */
export function namesAlike(left: Entity, right: Entity): number | null {
  if (partsOfNames(left).length === 0 || partsOfNames(right).length === 0) return null;
  const spelling = spelledAlike(left, right);
  return spelling >= PLAIN ? spelling : Math.max(spelling, score(left, right).score);
}

/** Spelling only, of the best pair of up to 60 × 60 names in one script. */
function spelledAlike(left: Entity, right: Entity): number {
  let best = 0;
  const others = partsOfNames(right);
  for (const name of partsOfNames(left)) {
    for (const other of others) {
      if (name.script !== other.script) continue;
      best = Math.max(best, alike(name.parts, other.parts));
      if (best === 1) return 1;
    }
  }
  return best;
}

type Name = { readonly script: string; readonly parts: readonly string[] };
const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han', 'Hangul', 'Georgian', 'Armenian'];
const scriptPatterns = SCRIPTS.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);
const remembered = new WeakMap<Entity, readonly Name[]>();

function partsOfNames(entity: Entity): readonly Name[] {
  const known = remembered.get(entity);
  if (known) return known;
  const names = Object.values(entity.properties).flat().map(partsOf);
  remembered.set(
    entity,
    names.filter((name) => name.parts.length > 0),
  );
  return remembered.get(entity)!;
}

function partsOf(name: string): Name {
  const plain = name.slice(0, 400).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const script = scriptPatterns.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other';
  return { script, parts: plain.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 1) };
}

/** What of the shorter name the longer one has, weighed by length, and a little the other way round. */
function alike(left: readonly string[], right: readonly string[]): number {
  const [short, long] = sizeOf(left) <= sizeOf(right) ? [left, right] : [right, left];
  return (2 * covered(short, long) + covered(long, short)) / 3;
}

function covered(parts: readonly string[], by: readonly string[]): number {
  let sum = 0;
  for (const part of parts) sum += part.length * Math.max(...by.map((other) => dice(part, other)));
  return sum / sizeOf(parts);
}

const sizeOf = (parts: readonly string[]) => parts.reduce((sum, part) => sum + part.length, 0);

function dice(left: string, right: string): number {
  if (left === right) return 1;
  const pairs = pairsOf(left);
  const others = pairsOf(right);
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared++;
  return (2 * shared) / (pairs.size + others.size);
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}
