import { isWellFormed } from './well-formed';

const maxDepth = 100;

/** What is wrong with a piece of input before any schema sees it, and where. */
export type Foul = { readonly code: 'request/text' | 'request/too-deep'; readonly where: string };

/** The first text with a null byte or a lone surrogate, also in names of members, or nesting deeper than 100. */
export function findFoul(value: unknown, where: string): Foul | null {
  const waiting: { value: unknown; where: string; depth: number }[] = [{ value, where, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next.value === 'string' && !isWellFormed(next.value))
      return { code: 'request/text', where: next.where };
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= maxDepth) return { code: 'request/too-deep', where: where };
    for (const [name, member] of Object.entries(next.value)) {
      if (!isWellFormed(name)) return { code: 'request/text', where: next.where };
      waiting.push({ value: member, where: `${next.where}.${name}`, depth: next.depth + 1 });
    }
  }
  return null;
}
