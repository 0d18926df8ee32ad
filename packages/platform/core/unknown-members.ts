const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The first member of what was sent that a schema did not take over, as a path such as `filter.datset`.
 *
 * @param sent   as received, at most 100 deep
 * @param taken  the same after a schema that drops what it does not know
 * @limits       a schema that renames members makes them look unknown
 */
export function unknownMember(sent: unknown, taken: unknown): string | null {
  const way = wayTo(sent, taken);
  return way?.reverse().join('').replace(/^\./, '') ?? null;
}

/** Steps from the unknown member up to where the search began; null when all are known. */
function wayTo(sent: unknown, taken: unknown): string[] | null {
  if (sent === taken) return null;
  if (Array.isArray(sent) && Array.isArray(taken) && sent.length === taken.length) {
    for (let i = 0; i < sent.length; i++) {
      const way = wayTo(sent[i], taken[i]);
      if (way) return [...way, `[${i}]`];
    }
  }
  if (!isPlain(sent) || !isPlain(taken)) return null;
  for (const name in sent) {
    if (!Object.hasOwn(sent, name) || sent[name] === undefined) continue;
    const way = Object.hasOwn(taken, name) ? wayTo(sent[name], taken[name]) : [];
    if (way) return [...way, `.${name}`];
  }
  return null;
}
