/** A place in an ordered list as an opaque text: the sort key of the last item shown. */
export const cursorOf = (key: readonly string[]): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(key))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The sort key behind a cursor; null when it is not one of ours. @param parts how many texts the key has */
export function keyOfCursor(cursor: string, parts: number): string[] | null {
  if (cursor.length > 8_000 || !/^[A-Za-z0-9_-]+$/.test(cursor)) return null;
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const key: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const isKey = Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string');
    return isKey && !key.some((part) => part.includes('\u0000')) ? key : null;
  } catch {
    return null;
  }
}
