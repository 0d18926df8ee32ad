import { Receipt } from '../api';

export type KnownKey = { readonly id: string; readonly publicKeyPem: string };

export type Verified = {
  readonly valid: boolean;
  /** Stable code, text in the catalogues; absent when valid. */
  readonly reason?: 'receipt/malformed' | 'receipt/key-mismatch' | 'receipt/signature';
  /** The signing key is one of those known: without that a valid receipt only says that it was not altered. */
  readonly keyKnown: boolean;
};

export type ReceiptChecks = {
  readonly knownKeys: readonly KnownKey[];
  /** RFC 8785 text of a JSON value; may throw. */
  readonly canonical: (value: unknown) => string;
  /** Ed25519, strict: one signature, one encoding. */
  readonly verify: (publicKeyPem: string, bytes: Uint8Array, signature: string) => boolean;
  /** Id of a public key; null for what is none, or is not in its one canonical encoding. */
  readonly keyId: (publicKeyPem: string) => string | null;
};

/**
 * SCR-9: whether a receipt is what was signed, byte for byte of its content, and by whom.
 *
 * @param receipt  as parsed from JSON; anything at all
 */
export function checkReceipt(receipt: unknown, checks: ReceiptChecks): Verified {
  const read = Receipt.safeParse(receipt);
  if (!read.success) return { valid: false, reason: 'receipt/malformed', keyKnown: false };
  const { keyId, publicKey, signature } = read.data;
  const known = checks.knownKeys.find((key) => key.id === keyId);
  const mismatch =
    checks.keyId(publicKey) !== keyId || (known && known.publicKeyPem.trim() !== publicKey.trim());
  if (mismatch) return { valid: false, reason: 'receipt/key-mismatch', keyKnown: false };
  // The body as it was given, not as it was parsed: a member we do not know must break the signature.
  const bytes = bytesOf((receipt as { body: unknown }).body, checks);
  const valid = bytes !== null && checks.verify(publicKey, bytes, signature);
  return { valid, ...(!valid && { reason: 'receipt/signature' }), keyKnown: known !== undefined };
}

function bytesOf(body: unknown, { canonical }: ReceiptChecks): Uint8Array | null {
  try {
    return new TextEncoder().encode(canonical(body));
  } catch {
    return null;
  }
}
