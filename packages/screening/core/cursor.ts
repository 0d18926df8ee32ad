/** A place in a list, as text a client hands back unread: where the next page begins. */
export type Cursor = readonly (string | number)[];

export const writeCursor = (place: Cursor): string => toBase64Url(JSON.stringify(place));

/**
 * @param shape  the type of each part, in order
 * @param most   characters at most; longer is none
 * @returns      null for what is no cursor of this shape
 */
export function readCursor(text: string, shape: readonly ('string' | 'number')[], most = 500): Cursor | null {
  if (text.length > most) return null;
  try {
    const place: unknown = JSON.parse(fromBase64Url(text));
    if (!Array.isArray(place) || place.length !== shape.length) return null;
    const fits = place.every(
      (part, i) => typeof part === shape[i] && (typeof part === 'string' || Number.isFinite(part)),
    );
    return fits ? (place as Cursor) : null;
  } catch {
    return null;
  }
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(
    Uint8Array.from(binary, (char) => char.charCodeAt(0)),
  );
}
