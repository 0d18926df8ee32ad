/** What one file may cost. Everything hostile is bounded by these. */
export type ByteLimits = {
  /** Bytes read from one file, at most. */
  readonly totalBytes: number;
  /** UTF-16 units in one line (JSON lines, CSV), at most. */
  readonly lineChars: number;
};

export const BYTE_LIMITS: ByteLimits = { totalBytes: 4 * 1024 ** 3, lineChars: 4_000_000 };

/** The longest run of bytes that is looked at to tell what a file is. */
export const SNIFF_BYTES = 256 * 1024;
