import { createPublicKey, verify as verifyBytes } from 'node:crypto';

/**
 * Whether a signature is of these bytes under this key.
 *
 * @param publicKeyPem  SPKI, PEM
 * @param signature     base64
 * @returns             false also for a malformed key or signature, and for keys other than Ed25519
 * @standard            RFC 8032 Ed25519
 */
export function verify(publicKeyPem: string, bytes: Uint8Array, signature: string): boolean {
  try {
    const key = createPublicKey(publicKeyPem);
    return (
      key.asymmetricKeyType === 'ed25519' && verifyBytes(null, bytes, key, Buffer.from(signature, 'base64'))
    );
  } catch {
    return false;
  }
}
