import { ListFileError } from '../../core/record';
import { type Encoding, encodingOf } from './encoding';
import { type HighBytes, highBytesOf, sequenceAt } from './utf8';

/** A remark on how the text was decoded. */
export type DecodingNote = { readonly code: string; readonly expected: string; readonly found: string };

/** Bytes in, text out; tells what had to be repaired. */
export type Decoder = {
  decode(bytes: Uint8Array, last: boolean): { text: string; notes: readonly DecodingNote[] };
};

/**
 * Whether bytes are no text in any encoding, by the share of control characters.
 *
 * @throws ListFileError `lists/not-text`, and as `encodingOf`
 */
export function refuseBinary(head: Uint8Array): void {
  const { label } = encodingOf(head);
  const bytes = head.subarray(0, 16_384);
  const text = new TextDecoder(label.startsWith('utf-16') ? label : 'latin1').decode(bytes);
  const odd = text.match(/[\0-\x08\x0e-\x19\x7f]/g)?.length ?? 0;
  if (odd > 8 && odd > text.length / 20)
    throw new ListFileError('lists/not-text', { line: 1 }, 'a text file', `${odd} control characters`);
}

const EMPTY = new Uint8Array(0);

/**
 * A decoder for the file that begins with `head`.
 *
 * UTF-8 that turns out invalid is read as windows-1252 when the bytes look like it, repaired byte by
 * byte when they are the exception, and refused when they are another alphabet's 8-bit encoding.
 * A declared 8-bit encoding whose bytes are valid UTF-8 is read as UTF-8. Every departure is noted.
 *
 * @throws ListFileError `lists/unknown-encoding`, `lists/wrong-encoding`
 */
export function decoderFor(head: Uint8Array): Decoder {
  const encoding = encodingOf(head);
  const first: DecodingNote[] = [];
  if (encoding.contradicts !== null)
    first.push({ code: 'lists/wrong-encoding', expected: encoding.contradicts, found: encoding.label });
  if (encoding.label === 'utf-8') return skipping(encoding.bom, utf8Decoder(first));
  if (encoding.label.startsWith('utf-16')) return skipping(encoding.bom, plainDecoder(encoding, first));
  return eightBitDecoder(encoding);
}

function skipping(bom: number, decoder: Decoder): Decoder {
  let left = bom;
  return {
    decode(bytes, last) {
      const skip = Math.min(left, bytes.length);
      left -= skip;
      return decoder.decode(bytes.subarray(skip), last);
    },
  };
}

function plainDecoder({ label }: Encoding, first: DecodingNote[]): Decoder {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  let pending = first;
  return {
    decode(bytes, last) {
      const text = decoder.decode(bytes, { stream: !last });
      const notes = [...pending];
      pending = [];
      if (text.includes('\ufffd'))
        notes.push({ code: 'lists/bad-characters', expected: label, found: 'U+FFFD' });
      return { text, notes };
    },
  };
}

/** Holds its decision until the first byte above 127, then looks whether UTF-8 explains that stretch. */
function eightBitDecoder(encoding: Encoding): Decoder {
  if (encoding.label.startsWith('iso-2022')) return plainDecoder(encoding, []);
  let chosen: Decoder | null = null;
  let carry = EMPTY;
  const settle = (high: HighBytes): Decoder => {
    if (high.valid === 0 || high.invalid > 0) return plainDecoder(encoding, []);
    return utf8Decoder([{ code: 'lists/wrong-encoding', expected: encoding.label, found: 'utf-8' }]);
  };
  return {
    decode(bytes, last) {
      if (chosen) return chosen.decode(bytes, last);
      const all = joined(carry, bytes);
      const high = highBytesOf(all);
      if (high.valid + high.invalid === 0 && !last) {
        carry = all.slice(high.end);
        return { text: asciiText(all.subarray(0, high.end)), notes: [] };
      }
      chosen = settle(high);
      return chosen.decode(all, last);
    },
  };
}

const asciiText = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

function utf8Decoder(first: DecodingNote[]): Decoder {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const western = new TextDecoder('windows-1252');
  let carry = EMPTY;
  let pending = first;
  let sawUtf8 = false;
  let isWestern = false;
  return {
    decode(bytes, last) {
      const notes = [...pending];
      pending = [];
      if (isWestern) return { text: western.decode(bytes, { stream: true }), notes };
      const all = joined(carry, bytes);
      const end = last ? all.length : wholeLength(all);
      const whole = all.subarray(0, end);
      carry = all.slice(end);
      const valid = strictly(strict, whole);
      if (valid !== null) {
        sawUtf8 ||= valid.length !== whole.length;
        return { text: valid, notes };
      }
      const high = highBytesOf(whole);
      const mostlyWrong = !sawUtf8 && high.invalid >= high.valid && high.invalid > 0;
      if (mostlyWrong) {
        refuseOtherAlphabet(high, whole);
        isWestern = true;
        notes.push({ code: 'lists/wrong-encoding', expected: 'utf-8', found: 'windows-1252' });
        const text = western.decode(joined(whole, carry), { stream: true });
        carry = EMPTY;
        return { text, notes };
      }
      sawUtf8 = true;
      const repair = repaired(whole);
      notes.push({ code: 'lists/bad-characters', expected: 'utf-8', found: repair.found });
      return { text: repair.text, notes };
    },
  };
}

function strictly(strict: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function refuseOtherAlphabet(high: HighBytes, bytes: Uint8Array): void {
  if (high.inRuns * 2 <= high.invalid) return;
  let line = 1;
  for (let i = 0; i < high.firstInvalid; i++) if (bytes[i] === 0x0a) line++;
  const found = hexOf(bytes.subarray(high.firstInvalid, high.firstInvalid + 8));
  throw new ListFileError('lists/wrong-encoding', { line }, 'UTF-8', found);
}

const hexOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** Lone foreign bytes are read as windows-1252, longer stretches become U+FFFD. */
function repaired(bytes: Uint8Array): { text: string; found: string } {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const western = new TextDecoder('windows-1252');
  let text = '';
  let found = '';
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceAt(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    let end = at + 1;
    while (end < bytes.length && sequenceAt(bytes, end) <= 0) end++;
    const lone = end - at === 1 && end < bytes.length;
    text +=
      utf8.decode(bytes.subarray(from, at)) + (lone ? western.decode(bytes.subarray(at, end)) : '\ufffd');
    found ||= hexOf(bytes.subarray(at, Math.min(end, at + 8)));
    from = at = end;
  }
  return { text: text + utf8.decode(bytes.subarray(from)), found };
}

/** Length without an unfinished sequence at the end. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const at = bytes.length - back;
    if (bytes[at]! >= 0xc0) return sequenceAt(bytes, at) === -1 ? at : bytes.length;
    if (bytes[at]! < 0x80) break;
  }
  return bytes.length;
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}
