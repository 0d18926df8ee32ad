/**
 * One text for one JSON value, fit for signing and hashing.
 *
 * @param value  as `JSON.parse` gives it; members that are `undefined` are left out as `JSON.stringify` does
 * @throws       RangeError for NaN, infinities and lone surrogates, TypeError for what JSON does not know
 * @standard     RFC 8785 JSON Canonicalization Scheme (JCS)
 * @limits       nesting deeper than 1,000 is refused
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > 1_000) throw new RangeError('nested deeper than 1,000');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is not a JSON number`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return writeText(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item ?? null, depth + 1)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} is not JSON`);
  // Property names sort by UTF-16 code units, which is what `sort` without a comparator does.
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${writeText(name)}:${write(member, depth + 1)}`).join(',')}}`;
}

function writeText(text: string): string {
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) {
    throw new RangeError('lone surrogate');
  }
  return JSON.stringify(text);
}
