import { createHash, createPublicKey } from 'node:crypto';
import { canonicalJson, lookAtJson } from '@belfry/platform';
import { verify } from '@belfry/platform/signature';
import { checkReceipt, type KnownKey, type Verified } from '../../core/receipts/verify-receipt';

/**
 * Whether a receipt is what was signed, needing nothing but itself; whether the key is one of ours when keys are given.
 *
 * @param receipt  parsed JSON, whatever it holds
 */
export const verifyReceipt = (receipt: unknown, knownKeys: readonly KnownKey[] = []): Verified =>
  checkReceipt(receipt, { knownKeys, canonical: canonicalJson, verify: verifyStrictly, keyId: keyIdOf });

/**
 * A receipt's JSON, whatever it holds; null for a text that says something twice, of which readers would show
 * different things under one signature.
 *
 * @throws SyntaxError for what is no JSON
 */
export function receiptOf(text: string): unknown {
  return lookAtJson(text).twice === null ? (JSON.parse(text) as unknown) : null;
}

/** One signature has one text: bits that base64 ignores may not be used to alter it. */
const verifyStrictly = (publicKeyPem: string, bytes: Uint8Array, signature: string): boolean =>
  Buffer.from(signature, 'base64').toString('base64') === signature && verify(publicKeyPem, bytes, signature);

/** Id of a public key, as the signer derives it; null for what is no Ed25519 key, or not written as we write keys. */
export function keyIdOf(publicKeyPem: string): string | null {
  try {
    const key = createPublicKey(publicKeyPem);
    if (key.asymmetricKeyType !== 'ed25519' || key.export({ type: 'spki', format: 'pem' }) !== publicKeyPem)
      return null;
    const digest = createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('hex');
    return `ed25519-${digest.slice(0, 16)}`;
  } catch {
    return null;
  }
}
