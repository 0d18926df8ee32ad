import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Db, Signer } from './context';
import { writeOnce } from './write-once';

/** A signer around an Ed25519 private key; its id is derived from the public key. */
export function signerOf(privateKey: KeyObject): Signer {
  const publicKey = createPublicKey(privateKey);
  const id = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  return {
    keyId: `ed25519-${id.slice(0, 16)}`,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (bytes) => sign(null, bytes, privateKey).toString('base64'),
  };
}

/** A key that is gone when the process ends. */
export const ephemeralSigner = (): Signer => signerOf(generateKeyPairSync('ed25519').privateKey);

/**
 * The installation's signing key, made at first start. Several processes that start at once end with the same key.
 *
 * @param path  PKCS #8 PEM, mode 0600
 * @throws      Error when the file is there and is not an Ed25519 key
 */
export async function openSigner(path: string): Promise<Signer> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const pem = await writeOnce(path, 0o600, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  await chmod(path, 0o600);
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    throw new Error(`${path} is not a private key in PEM form`, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${path} is not an Ed25519 key`);
  return signerOf(key);
}

/** Makes the public half known to the database, where receipts point to it. */
export async function registerKey(db: Db, signer: Signer): Promise<void> {
  await db
    .insertInto('signing_key')
    .values({ id: signer.keyId, public_key: signer.publicKeyPem })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
