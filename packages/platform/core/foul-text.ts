import { isWellFormed } from './well-formed';

const maxDepth = 100;

/** What is wrong with a piece of input before any schema sees it, and where. */
export type Foul = { readonly code: 'request/text' | 'request/too-deep'; readonly where: string };

/**
 * The first text with a null byte or a lone surrogate, also in names of members, or nesting deeper than 100.
 *
 * @limits  holds nothing but the way down to where it looks: input of a million members costs no memory
 */
export function findFoul(value: unknown, where: string): Foul | null {
  const found = foulIn(value, 0);
  if (!found) return null;
  if (found.code === 'request/too-deep') return { code: found.code, where };
  return { code: found.code, where: [where, ...found.way.reverse()].join('.') };
}

/** `way`: names of members from the foul one up to where the search began. */
type Found = { readonly code: Foul['code']; readonly way: string[] };

function foulIn(value: unknown, depth: number): Found | null {
  if (typeof value === 'string') return isWellFormed(value) ? null : { code: 'request/text', way: [] };
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= maxDepth) return { code: 'request/too-deep', way: [] };
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const found = under(i, value[i], depth);
      if (found) return found;
    }
    return null;
  }
  for (const name in value) {
    if (!Object.hasOwn(value, name)) continue;
    if (!isWellFormed(name)) return { code: 'request/text', way: [] };
    const found = under(name, (value as Record<string, unknown>)[name], depth);
    if (found) return found;
  }
  return null;
}

function under(name: string | number, member: unknown, depth: number): Found | null {
  const found = foulIn(member, depth + 1);
  found?.way.push(String(name));
  return found;
}
