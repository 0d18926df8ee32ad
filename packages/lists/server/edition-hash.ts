import { createHash } from 'node:crypto';

/** An edition's hash from its files': that of the one file, or over the sorted hexadecimal digests, one a line. */
export function editionSha256(files: readonly { readonly sha256: string }[]): string {
  const digests = files.map(({ sha256 }) => sha256).sort();
  if (digests.length === 1) return digests[0]!;
  return createHash('sha256')
    .update(`${digests.join('\n')}\n`)
    .digest('hex');
}
