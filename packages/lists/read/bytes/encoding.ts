import { ListFileError } from '../../core/record';

/** What the first bytes say about how the text is written. */
export type Encoding = {
  /** Label known to `TextDecoder`. */
  readonly label: string;
  /** Bytes of the byte order mark, to be left out. */
  readonly bom: 0 | 2 | 3;
  /** Set when the file declares another encoding than it is written in. */
  readonly contradicts: string | null;
  /** The encoding stands in an XML declaration (or is XML's default). */
  readonly declared: boolean;
};

/**
 * Encoding from byte order mark, pattern of zero bytes and XML declaration, in that order.
 *
 * @standard XML 1.0 appendix F; WHATWG Encoding (labels)
 * @throws ListFileError `lists/unknown-encoding` for labels nobody knows, and for UTF-32
 */
export function encodingOf(head: Uint8Array): Encoding {
  const [a, b, c, d] = head;
  if (isUtf32(head))
    throw new ListFileError('lists/unknown-encoding', { line: 1 }, 'UTF-8 or UTF-16', 'UTF-32');
  if (a === 0xef && b === 0xbb && c === 0xbf) return marked('utf-8', 3, head);
  if (a === 0xff && b === 0xfe) return marked('utf-16le', 2, head);
  if (a === 0xfe && b === 0xff) return marked('utf-16be', 2, head);
  const wide = widthByZeros(head);
  if (wide) return marked(wide, 0, head);
  const declared = declaredLabel(latin(head));
  if (declared === null)
    return { label: 'utf-8', bom: 0, contradicts: null, declared: a === 0x3c && d !== undefined };
  const label = knownLabel(declared);
  if (label === 'utf-16le' || label === 'utf-16be')
    return { label: 'utf-8', bom: 0, contradicts: declared, declared: true };
  return { label, bom: 0, contradicts: null, declared: true };
}

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024));

function marked(label: string, bom: 0 | 2 | 3, head: Uint8Array): Encoding {
  const text = new TextDecoder(label).decode(head.subarray(0, 2048));
  const declared = declaredLabel(text);
  const same = declared === null || declared.toLowerCase().startsWith(label.slice(0, 6));
  return { label, bom, contradicts: same ? null : declared, declared: declared !== null };
}

const declaredLabel = (text: string) =>
  /^\s*<\?xml[^>]{0,300}?\bencoding\s*=\s*["']([^"'>]{1,60})["']/.exec(text)?.[1] ?? null;

function knownLabel(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new ListFileError('lists/unknown-encoding', { line: 1 }, 'a known encoding', label.slice(0, 60));
  }
}

const isUtf32 = ([a, b, c, d]: Uint8Array) =>
  (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);

/** Latin text in UTF-16 without a mark has a zero in every other byte. */
function widthByZeros(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const window = head.subarray(0, 4096);
  const pairs = Math.floor(window.length / 2);
  if (pairs < 2) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (window[i] === 0) even++;
    if (window[i + 1] === 0) odd++;
  }
  if (odd > 3 && odd / pairs > 0.3 && even / pairs < 0.05) return 'utf-16le';
  if (even > 3 && even / pairs > 0.3 && odd / pairs < 0.05) return 'utf-16be';
  return null;
}
