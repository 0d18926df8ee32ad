/** How the bytes above 127 in a stretch would read as UTF-8. */
export type HighBytes = {
  /** Complete, valid multi-byte sequences. */
  readonly valid: number;
  /** Bytes that belong to no valid sequence. */
  readonly invalid: number;
  /** Invalid bytes that stand in runs of three or more, as words in a non-Latin 8-bit alphabet do. */
  readonly inRuns: number;
  /** Offset of the first invalid byte; -1 when there is none. */
  readonly firstInvalid: number;
  /** Where an unfinished sequence at the very end begins; the length when there is none. */
  readonly end: number;
};

/**
 * Length of the valid UTF-8 sequence that begins at `at`: 1–4; 0 when invalid; -1 when the bytes end inside it.
 *
 * @standard Unicode 15, table 3-7 (well-formed UTF-8): no overlong forms, no surrogates, nothing above U+10FFFF
 */
export function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i];
    if (next === undefined) return -1;
    const low = i > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = i > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (next < low || next > high) return 0;
  }
  return length;
}

export function highBytesOf(bytes: Uint8Array): HighBytes {
  let valid = 0;
  let invalid = 0;
  let inRuns = 0;
  let run = 0;
  let firstInvalid = -1;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceAt(bytes, at);
    if (length === -1) break;
    if (length === 0) {
      if (firstInvalid < 0) firstInvalid = at;
      invalid++;
      run++;
      inRuns += run === 3 ? 3 : run > 3 ? 1 : 0;
    } else {
      if (length > 1) valid++;
      run = 0;
    }
    at += length || 1;
  }
  return { valid, invalid, inRuns, firstInvalid, end: at };
}
