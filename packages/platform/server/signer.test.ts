import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from './signature';
import { ephemeralSigner, openSigner, registerKey } from './signer';
import { testDatabase } from './testing';

const database = testDatabase();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bytes = Buffer.from('{"a":1}');

test('what was signed is verified with the public key alone, and nothing else is', () => {
  const [ours, other] = [ephemeralSigner(), ephemeralSigner()];
  const signature = ours.sign(bytes);
  expect(verify(ours.publicKeyPem, bytes, signature)).toBe(true);
  expect(verify(ours.publicKeyPem, Buffer.from('{"a":2}'), signature)).toBe(false);
  expect(verify(other.publicKeyPem, bytes, signature)).toBe(false);
  expect(verify(ours.publicKeyPem, bytes, `${signature.slice(0, -4)}AAA=`)).toBe(false);
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
  type: 'spki',
  format: 'pem',
});
test.each([
  { pem: '', why: 'no key' },
  { pem: 'not a key', why: 'no PEM' },
  { pem: rsa.toString(), why: 'a key of another kind' },
])('$why verifies nothing', ({ pem }) => {
  expect(verify(pem, bytes, ephemeralSigner().sign(bytes))).toBe(false);
});

test('the key is made once, for the owner alone, by however many start at once', async () => {
  const path = join(folder, 'keys', 'signing.pem');
  const signers = await Promise.all(Array.from({ length: 5 }, () => openSigner(path)));
  expect(new Set(signers.map(({ keyId }) => keyId)).size).toBe(1);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await openSigner(path)).keyId).toBe(signers[0]!.keyId);
  expect(await readFile(path, 'utf8')).toContain('BEGIN PRIVATE KEY');
});

test('a file that is no key is refused and left as it is', async () => {
  const path = join(folder, 'wrong.pem');
  await writeFile(path, 'hello');
  await expect(openSigner(path)).rejects.toThrow('wrong.pem');
  expect(await readFile(path, 'utf8')).toBe('hello');
});

test('the public half is registered once', async () => {
  const signer = ephemeralSigner();
  await registerKey(database.db, signer);
  await registerKey(database.db, signer);
  const rows = await database.db
    .selectFrom('signing_key')
    .selectAll()
    .where('id', '=', signer.keyId)
    .execute();
  expect(rows).toMatchObject([{ public_key: signer.publicKeyPem }]);
});
