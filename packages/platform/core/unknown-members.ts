const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The first member of what was sent that a schema did not take over, as a path such as `filter.datset`.
 *
 * @param sent   as received, at most 100 deep
 * @param taken  the same after a schema that drops what it does not know
 * @limits       a schema that renames members makes them look unknown
 */
export function unknownMember(sent: unknown, taken: unknown, path = ''): string | null {
  if (Array.isArray(sent) && Array.isArray(taken) && sent.length === taken.length) {
    for (const [i, item] of sent.entries()) {
      const found = unknownMember(item, taken[i], `${path}[${i}]`);
      if (found !== null) return found;
    }
  }
  if (!isPlain(sent) || !isPlain(taken)) return null;
  for (const [name, value] of Object.entries(sent)) {
    const here = path ? `${path}.${name}` : name;
    if (!Object.hasOwn(taken, name) && value !== undefined) return here;
    const found = unknownMember(value, taken[name], here);
    if (found !== null) return found;
  }
  return null;
}
